import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lexicon, parseLexicon } from '../text/lexicon.js';

/**
 * Reads the lexicon: every `.tsv` file of a folder, in the order of their names. A folder that is not there is an empty
 * lexicon: Majlis then answers in the language of the record only.
 */
export async function loadLexicon(folder: string): Promise<Lexicon> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.tsv')).sort();
  return parseLexicon(await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8'))));
}
