import { BuiltinEmbeddings } from '../models/builtin-embeddings.js';
import type { Lexicon } from '../text/lexicon.js';
import { loadLexicon } from './load-lexicon.js';

/** The built-in embeddings over the lexicon of a folder, which is read unless it was before. */
export async function loadBuiltinEmbeddings(lexiconFolder: string, lexicon?: Lexicon): Promise<BuiltinEmbeddings> {
  return new BuiltinEmbeddings({ lexicon: lexicon ?? (await loadLexicon(lexiconFolder)) });
}
