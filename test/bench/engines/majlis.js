import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIndex } from '../../../dist/retrieval/index-store.js';
import { loadBuiltinEmbeddings } from '../../../dist/retrieval/load-embeddings.js';
import { loadLexicon } from '../../../dist/retrieval/load-lexicon.js';
import { search } from '../../../dist/retrieval/retriever.js';

export const title = 'Majlis';

const lexiconFolder = fileURLToPath(new URL('../../../index-data/lexicon', import.meta.url));

/** Builds in threads and saves, as `majlis index` does. */
export async function build(passages, directory, onProgress) {
  await open(passages, directory, onProgress);
}

/** A hybrid question: words, vectors and their fusion, down to ten passages. */
export async function load(passages, directory) {
  const [index, lexicon, kin] = await Promise.all([
    open(passages, directory),
    loadLexicon(lexiconFolder),
    loadLexicon(path.join(lexiconFolder, 'kin')),
  ]);
  if (index.origin !== 'loaded') throw new Error(`The index was ${index.origin}: ${index.reason}`);
  return (question) => search({ ...index, lexicon, kin }, question, { limit: 10 });
}

export async function open(passages, directory, onProgress) {
  return openIndex({
    directory,
    passages: passages.map((text, i) => {
      return { meeting: 'bench', language: 'ar', paragraph: i + 1, start: 0, end: text.length, text };
    }),
    documents: [],
    embeddings: await loadBuiltinEmbeddings(lexiconFolder),
    log: { info: () => undefined, warn: (message) => process.stderr.write(`${message}\n`) },
    onProgress,
  });
}
