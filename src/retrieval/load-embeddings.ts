import { BuiltinEmbeddings } from '../models/builtin-embeddings.js';
import type { NamedEmbeddings } from '../models/embeddings.js';
import type { Lexicon } from '../text/lexicon.js';
import { loadLexicon } from './load-lexicon.js';

/**
 * The built-in embeddings over the lexicon of a folder, which is read unless it was before. Threads that build an index
 * make embeddings of their own from the same folder.
 */
export async function loadBuiltinEmbeddings(
  lexiconFolder: string,
  lexicon?: Lexicon,
): Promise<BuiltinEmbeddings & Required<NamedEmbeddings>> {
  const embeddings = new BuiltinEmbeddings({ lexicon: lexicon ?? (await loadLexicon(lexiconFolder)) });
  const recipe = { module: import.meta.url, factory: loadBuiltinEmbeddings.name, options: lexiconFolder };
  return Object.assign(embeddings, { recipe });
}
