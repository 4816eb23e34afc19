import { fileURLToPath } from 'node:url';
import { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import { Document } from '@langchain/core/documents';
import { loadBuiltinEmbeddings } from '../../../dist/retrieval/load-embeddings.js';

export const title = 'MemoryVectorStore, our embeddings';
/** It is built again at every start. */
export const saves = false;

const lexiconFolder = fileURLToPath(new URL('../../../index-data/lexicon', import.meta.url));

export async function build(passages) {
  const store = new MemoryVectorStore(await loadBuiltinEmbeddings(lexiconFolder));
  for (let i = 0; i < passages.length; i += 1000) {
    await store.addDocuments(passages.slice(i, i + 1000).map((pageContent) => new Document({ pageContent })));
  }
  return store;
}

/** Vectors only: it knows no words. */
export async function load(passages) {
  const store = await build(passages);
  return (question) => store.similaritySearch(question, 10);
}
