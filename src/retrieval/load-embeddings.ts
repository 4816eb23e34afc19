import { BuiltinEmbeddings } from '../models/builtin-embeddings.js';
import type { NamedEmbeddings } from '../models/embeddings.js';
import { loadLexicon } from './load-lexicon.js';

/** The built-in embeddings over the lexicon of a folder; threads that build an index make their own from the same folder. */
export async function loadBuiltinEmbeddings(
  lexiconFolder: string,
): Promise<BuiltinEmbeddings & Required<NamedEmbeddings>> {
  const embeddings = new BuiltinEmbeddings({ lexicon: await loadLexicon(lexiconFolder) });
  const recipe = { module: import.meta.url, factory: loadBuiltinEmbeddings.name, options: lexiconFolder };
  return Object.assign(embeddings, { recipe });
}
