import type { NamedEmbeddings } from '../../../src/models/embeddings.js';

export function tinyEmbeddings(options?: { id?: string }): Required<NamedEmbeddings>;
