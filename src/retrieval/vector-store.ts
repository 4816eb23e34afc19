import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SynchronousInMemoryDocstore } from '@langchain/community/stores/doc/in_memory';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { MaxMarginalRelevanceSearchOptions } from '@langchain/core/vectorstores';
import type { NamedEmbeddings } from '../models/embeddings.js';
import {
  createGeneration,
  publishGeneration,
  readManifest,
  readSavedFile,
  removeGeneration,
  removeSaved,
  verifySavedFile,
} from './generations.js';
import {
  addPoint,
  createGraph,
  type Graph,
  livingPoint,
  readGraph,
  searchGraphs,
  type VectorHit,
  writeGraph,
} from './graph.js';

export interface PassageVectorStoreArgs {
  /** Cosine is the only one; named because LangChain's `fromDocuments` passes it. */
  readonly space?: 'cosine';
  readonly docstore?: SynchronousInMemoryDocstore | undefined;
  /** Graphs built or read elsewhere, whose labels are the passages' numbers. */
  readonly graphs?: readonly Graph[];
  readonly dimension?: number;
}

type Filter = (document: Document) => boolean;

/** Points added before other work gets its turn. */
const SLICE = 64;

/**
 * LangChain's HNSWLib with what a lasting index needs: it deletes, it searches for more than there is without complaint,
 * it saves as one whole, and it refuses a saved store that other embeddings made.
 *
 * `search` is the short way for a caller that keeps the passages itself: numbers in, numbers out.
 */
export class PassageVectorStore extends HNSWLib {
  private readonly graphs: Graph[];
  private readonly labels = new Map<string, number>();
  private nextLabel: number;

  constructor(embeddings: EmbeddingsInterface, { docstore, graphs = [], dimension }: PassageVectorStoreArgs = {}) {
    super(embeddings, {
      space: 'cosine',
      docstore: docstore ?? new SynchronousInMemoryDocstore(),
      ...(dimension === undefined ? {} : { numDimensions: dimension }),
      ...(graphs[0] ? { index: graphs[0] } : {}),
    });
    this.graphs = [...graphs];
    this.nextLabel = this.count;
  }

  /** How many points the graphs hold, deleted ones included. */
  get count(): number {
    return this.graphs.reduce((sum, graph) => sum + graph.getCurrentCount(), 0);
  }

  /** The k nearest passages, nearest first, without the detour over documents. */
  search(
    vector: Float32Array | readonly number[],
    k: number,
    accept?: (passage: number) => boolean,
  ): readonly VectorHit[] {
    this.checkDimension(vector.length);
    return searchGraphs(this.graphs, vector, k, accept);
  }

  /** Adds documents with their vectors; a document without an `id` gets its number as one. */
  override async addVectors(vectors: number[][], documents: Document[]): Promise<void> {
    if (vectors.length !== documents.length) {
      throw new Error(`There are ${vectors.length} vectors for ${documents.length} documents: each needs its own.`);
    }
    for (const [i, document] of documents.entries()) {
      const vector = vectors[i] ?? [];
      this.checkDimension(vector.length);
      const label = this.nextLabel;
      addPoint(this.growingGraph(vector.length, documents.length), vector, label);
      this.nextLabel++;
      const id = document.id ?? String(label);
      this.docstore.add({ [label]: new Document({ ...document, id }) });
      if (document.id !== undefined) this.labels.set(document.id, label);
      if (i % SLICE === SLICE - 1) await new Promise(setImmediate);
    }
  }

  /** Nearest documents with their distances; the filter sees documents. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: Filter,
  ): Promise<[Document, number][]> {
    const accept = filter && ((passage: number) => filter(this.document(passage)));
    return this.search(query, k, accept).map(({ passage, distance }) => [this.document(passage), distance]);
  }

  /** Relevant documents that differ from each other, by Carbonell and Goldstein's maximal marginal relevance (1998). */
  override async maxMarginalRelevanceSearch(
    query: string,
    { k, fetchK = 20, lambda = 0.5, filter }: MaxMarginalRelevanceSearchOptions<Filter>,
  ): Promise<Document[]> {
    const { maximalMarginalRelevance } = await import('@langchain/core/utils/math');
    const vector = await this.embeddings.embedQuery(query);
    const accept = filter && ((passage: number) => filter(this.document(passage)));
    const found = this.search(vector, Math.max(fetchK, k), accept);
    const points = found.map(({ passage }) => this.point(passage));
    return maximalMarginalRelevance(vector, points, lambda, k).flatMap((i) => {
      const hit = found[i];
      return hit ? [this.document(hit.passage)] : [];
    });
  }

  /**
   * Deletes documents by id: they are never found again. With `directory`, LangChain's meaning: the saved store there.
   *
   * @throws when an id is unknown; the others are not deleted then.
   */
  override async delete(params: { ids: string[] } | { directory: string }): Promise<void> {
    if ('directory' in params) return removeSaved(params.directory);
    const labels = params.ids.map((id) => this.labelOf(id));
    for (const label of new Set(labels)) {
      for (const graph of this.graphs) if (livingPoint(graph, label) !== null) graph.markDelete(label);
      this.docstore._docs.delete(String(label));
    }
    for (const id of params.ids) this.labels.delete(id);
  }

  /** Saves the store as one whole: killed at any moment, the folder holds the store saved before or this one. */
  override async save(directory: string): Promise<void> {
    const generation = await createGeneration(directory);
    try {
      const folder = path.join(directory, generation);
      for (const [i, graph] of this.graphs.entries()) {
        const file = path.join(folder, `vectors-${i}.hnsw`);
        await writeGraph(graph, file);
        await readGraph(file, graph.getNumDimensions());
      }
      await writeFile(path.join(folder, 'documents.json'), JSON.stringify(this.savedDocuments()));
      await publishGeneration(directory, generation, {
        kind: 'vector store',
        embeddings: (this.embeddings as Partial<NamedEmbeddings>).id ?? null,
        dimension: this.args.numDimensions ?? null,
        graphs: this.graphs.length,
      });
    } catch (error) {
      await removeGeneration(directory, generation);
      throw error;
    }
  }

  /** Loads what `save` saved. @throws when it is missing, damaged, or made by other embeddings. */
  static override async load(directory: string, embeddings: EmbeddingsInterface): Promise<PassageVectorStore> {
    const manifest = readManifest(directory);
    const facts = manifest?.facts as Partial<SavedFacts> | undefined;
    if (!manifest || facts?.kind !== 'vector store') throw new Error(`There is no vector store in ${directory}.`);
    const id = (embeddings as Partial<NamedEmbeddings>).id ?? null;
    if (facts.embeddings !== id) {
      throw new Error(
        `The vector store in ${directory} was made by the embeddings ${facts.embeddings}, not ${id}: build it again.`,
      );
    }
    const documents = JSON.parse((await readSavedFile(directory, manifest, 'documents.json')).toString('utf8'));
    const graphs: Graph[] = [];
    for (let i = 0; i < (facts.graphs ?? 0); i++) {
      graphs.push(
        await readGraph(await verifySavedFile(directory, manifest, `vectors-${i}.hnsw`), facts.dimension ?? 0),
      );
    }
    const store = new PassageVectorStore(embeddings, {
      docstore: new SynchronousInMemoryDocstore(new Map(documents)),
      graphs,
      ...(facts.dimension ? { dimension: facts.dimension } : {}),
    });
    for (const [label, { id }] of documents) if (id !== undefined && id !== label) store.labels.set(id, Number(label));
    return store;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
    options?: { docstore?: SynchronousInMemoryDocstore },
  ): Promise<PassageVectorStore> {
    const documents = texts.map((pageContent, i) => {
      return new Document({ pageContent, metadata: (Array.isArray(metadatas) ? metadatas[i] : metadatas) ?? {} });
    });
    return PassageVectorStore.fromDocuments(documents, embeddings, options);
  }

  static override async fromDocuments(
    documents: Document[],
    embeddings: EmbeddingsInterface,
    options?: { docstore?: SynchronousInMemoryDocstore },
  ): Promise<PassageVectorStore> {
    const store = new PassageVectorStore(embeddings, { docstore: options?.docstore });
    await store.addDocuments(documents);
    return store;
  }

  private checkDimension(length: number): void {
    const { numDimensions } = this.args;
    if (numDimensions === undefined || length === numDimensions) return;
    throw new Error(`The vector has ${length} numbers, and this index holds vectors of ${numDimensions}.`);
  }

  private growingGraph(dimension: number, expected: number): Graph {
    const last = this.graphs.at(-1);
    if (last) return last;
    const graph = createGraph(dimension, expected);
    this.args.numDimensions = dimension;
    this._index = graph;
    this.graphs.push(graph);
    return graph;
  }

  private document(label: number): Document {
    return this.docstore.search(String(label));
  }

  private savedDocuments(): [string, Document][] {
    const labels = this.graphs.flatMap((graph) => graph.getIdsList().filter((label) => livingPoint(graph, label)));
    return labels.sort((a, b) => a - b).map((label) => [String(label), this.document(label)]);
  }

  private point(label: number): number[] {
    for (const graph of this.graphs) {
      const point = livingPoint(graph, label);
      if (point !== null) return point;
    }
    return [];
  }

  private labelOf(id: string): number {
    const label = this.labels.get(id) ?? (/^\d+$/.test(id) ? Number(id) : -1);
    if (this.graphs.some((graph) => livingPoint(graph, label) !== null)) return label;
    throw new Error(`There is no document with the id ${id} to delete.`);
  }
}

interface SavedFacts {
  readonly kind: string;
  readonly embeddings: string | null;
  readonly dimension: number;
  readonly graphs: number;
}
