import type { EmbeddingsInterface } from '@langchain/core/embeddings';

/** LangChain embeddings that say which they are, so that an index built with others is never asked with these. */
export interface NamedEmbeddings extends EmbeddingsInterface {
  /** Names the model and its version: two that could give one text different vectors have different ids. */
  readonly id: string;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** The same vector as `embedQuery`, unit length, without waiting; where the embeddings need no network or device. */
  embed?(text: string): Float32Array;
  /** How a worker thread makes embeddings like these; without it, texts are embedded where these live. */
  readonly recipe?: EmbeddingsRecipe;
}

/** Names an exported function that makes embeddings from plain data, so that another thread can call it. */
export interface EmbeddingsRecipe {
  /** The module's address, usually `import.meta.url`. */
  readonly module: string;
  /** The exported function: `(options) => NamedEmbeddings`, or a promise of them. */
  readonly factory: string;
  /** Its one argument; it must survive structured cloning. */
  readonly options: unknown;
}
