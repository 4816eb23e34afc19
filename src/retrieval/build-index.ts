import { Worker } from 'node:worker_threads';
import type { NamedEmbeddings } from '../models/embeddings.js';
import type { ThreadData, ThreadOrder, ThreadReply, ThreadTask } from './build-worker.js';
import { addPoint, createGraph, type Graph, graphCount, writeGraph } from './graph.js';
import { LexicalIndex } from './lexical-index.js';

export interface BuildOptions {
  readonly texts: readonly string[];
  readonly embeddings: NamedEmbeddings;
  /** Called with the passages linked so far; next to that, indexing their words takes no time. */
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An index that is built and not yet saved. Graphs that live in other threads can only be had by way of a file. */
export interface BuiltIndex {
  readonly lexical: Uint8Array;
  readonly graphs: readonly BuiltGraph[];
  /** Frees what the build still holds; done once no thread of it runs any more. */
  end(): Promise<void>;
}

export interface BuiltGraph {
  /** @throws when the file cannot be written; but of a full disk only reading the file back tells. */
  write(file: string): Promise<void>;
  /** The graph itself, where it was built in this thread. */
  readonly here: Graph | null;
}

/** Below this, starting threads costs more than it saves: a hundred milliseconds against a few. */
const THREADS_FROM = 200;
/** Texts embedded at a time where that is asynchronous; providers batch and parallelise within. */
const EMBED_BATCH = 256;
/** Texts in one order to a thread: tens of milliseconds of work, so that progress shows and an end comes soon. */
const ORDER_SIZE = 128;
/** Orders a thread may have before it: enough never to idle, few enough to hold no memory. */
const ORDERS_AHEAD = 4;
/** How long this thread works before other work gets its turn. */
const SLICE_MILLISECONDS = 8;

/**
 * Embeds the texts, links them in graphs and indexes their words: here for a handful, otherwise in threads, and then
 * this thread only passes texts on (and embeds, where the embeddings live here and may use a network or a device).
 *
 * @throws the signal's reason, or what the embeddings throw.
 */
export async function buildIndex(options: BuildOptions): Promise<BuiltIndex> {
  options.signal?.throwIfAborted();
  return options.texts.length < THREADS_FROM ? buildHere(options) : buildInThreads(options);
}

/** Builds in this thread, giving way to other work every few milliseconds. The last resort where no file can be written. */
export async function buildHere({ texts, embeddings, onProgress, signal }: BuildOptions): Promise<BuiltIndex> {
  const count = graphCount(texts.length);
  const graphs = Array.from({ length: count }, (_, i) =>
    createGraph(embeddings.dimension, Math.ceil((texts.length - i) / count)),
  );
  let worked = performance.now();
  for await (const { vectors, first } of embedInBatches(texts, embeddings, signal)) {
    for (const [i, vector] of vectors.entries()) {
      const graph = graphs[(first + i) % count];
      if (graph) addPoint(graph, vector, first + i);
      if (performance.now() - worked < SLICE_MILLISECONDS) continue;
      await new Promise(setImmediate);
      signal?.throwIfAborted();
      worked = performance.now();
    }
    onProgress?.(first + vectors.length);
  }
  const lexical = LexicalIndex.build(texts).serialise();
  signal?.throwIfAborted();
  return {
    lexical,
    graphs: graphs.map((graph) => ({ here: graph, write: (file) => writeGraph(graph, file) })),
    end: () => Promise.resolve(),
  };
}

async function buildInThreads({ texts, embeddings, onProgress, signal }: BuildOptions): Promise<BuiltIndex> {
  const count = graphCount(texts.length);
  let linked = 0;
  const onLinked = (passages: number): void => {
    linked += passages;
    onProgress?.(linked);
  };
  const { dimension, id } = embeddings;
  const recipe = embeddings.recipe ? { ...embeddings.recipe, module: compiled(embeddings.recipe.module) } : null;
  const start = (task: ThreadTask): BuildThread => new BuildThread(task, onLinked);
  const lexical = start({ kind: 'lexical' });
  const graphs = Array.from({ length: count }, (_, i) =>
    start({ kind: 'graph', dimension, capacity: Math.ceil((texts.length - i) / count), recipe, embeddings: id }),
  );
  const threads = [lexical, ...graphs];
  const end = async (): Promise<void> => {
    await Promise.all(threads.map((thread) => thread.end()));
  };
  const abort = (): void => {
    for (const thread of threads) thread.fail(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const [bytes] = await Promise.all([
      indexWords(lexical, texts),
      recipe
        ? Promise.all(graphs.map((thread, i) => sendTexts(thread, texts, i, count)))
        : sendVectors(graphs, texts, embeddings, signal),
    ]);
    return { lexical: bytes, graphs: graphs.map((thread) => ({ here: null, write: thread.write })), end };
  } catch (error) {
    await end();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

async function indexWords(thread: BuildThread, texts: readonly string[]): Promise<Uint8Array> {
  await sendTexts(thread, texts, 0, 1);
  const { bytes } = await thread.order({ finish: true });
  await thread.end();
  if (!bytes) throw new Error('The thread that indexes words sent none.');
  return bytes;
}

/** Every `step`th text from `first` on. */
async function sendTexts(thread: BuildThread, texts: readonly string[], first: number, step: number): Promise<void> {
  for (let from = first; from < texts.length; from += step * ORDER_SIZE) {
    const labels: number[] = [];
    for (let label = from; label < texts.length && labels.length < ORDER_SIZE; label += step) labels.push(label);
    await thread.orderAhead({ labels, texts: labels.map((label) => texts[label] ?? '') });
  }
  await thread.idle();
}

async function sendVectors(
  graphs: readonly BuildThread[],
  texts: readonly string[],
  embeddings: NamedEmbeddings,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const { vectors, first } of embedInBatches(texts, embeddings, signal)) {
    for (const [i, thread] of graphs.entries()) {
      const labels = vectors.map((_, j) => first + j).filter((label) => label % graphs.length === i);
      const block = new Float32Array(labels.length * embeddings.dimension);
      for (const [j, label] of labels.entries()) {
        block.set(ofDimension(vectors[label - first], embeddings), j * embeddings.dimension);
      }
      await thread.orderAhead({ labels, texts: [], vectors: block });
    }
  }
  await Promise.all(graphs.map((thread) => thread.idle()));
}

interface EmbeddedBatch {
  readonly first: number;
  readonly vectors: readonly (Float32Array | readonly number[])[];
}

async function* embedInBatches(
  texts: readonly string[],
  embeddings: NamedEmbeddings,
  signal: AbortSignal | undefined,
): AsyncGenerator<EmbeddedBatch> {
  const size = embeddings.embed ? 16 : EMBED_BATCH;
  for (let first = 0; first < texts.length; first += size) {
    const batch = texts.slice(first, first + size);
    const vectors = embeddings.embed
      ? batch.map((text) => embeddings.embed?.(text) ?? [])
      : await orAborted(embeddings.embedDocuments(batch), signal);
    if (vectors.length !== batch.length) {
      throw new Error(`The embeddings ${embeddings.id} gave ${vectors.length} vectors for ${batch.length} texts.`);
    }
    for (const vector of vectors) ofDimension(vector, embeddings);
    yield { first, vectors };
    if (embeddings.embed) await new Promise(setImmediate);
    signal?.throwIfAborted();
  }
}

function ofDimension<T extends Float32Array | readonly number[]>(
  vector: T | undefined,
  { id, dimension }: NamedEmbeddings,
): T {
  if (vector?.length === dimension) return vector;
  throw new Error(`The embeddings ${id} gave a vector of ${vector?.length} numbers instead of ${dimension}.`);
}

/** Embeddings cannot be stopped; whoever waits for them can. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** A worker that is given orders and answers each in turn. */
class BuildThread {
  private readonly worker: Worker;
  private readonly stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly waiting: { resolve(reply: Answer): void; reject(error: unknown): void }[] = [];
  private readonly ahead: Promise<Answer>[] = [];
  private failure: { readonly error: unknown } | null = null;
  private readonly ended: Promise<void>;

  constructor(
    private readonly task: ThreadTask,
    onProgress: (passages: number) => void,
  ) {
    this.worker = new Worker(new URL(compiled(new URL('./build-worker.js', import.meta.url).href)), {
      workerData: { task, stop: this.stop } satisfies ThreadData,
    });
    this.worker.on('message', (reply: ThreadReply) => {
      if (this.failure) return;
      if ('progress' in reply) return onProgress(reply.progress);
      const order = this.waiting.shift();
      if ('refused' in reply) order?.reject(new Error(reply.refused));
      else order?.resolve(reply);
    });
    this.worker.on('error', (error) => this.fail(error));
    this.ended = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.fail(new Error('A thread that builds the index ended before its work was done.'));
        resolve();
      });
    });
  }

  order(order: ThreadOrder): Promise<Answer> {
    if (this.failure) return Promise.reject(this.failure.error);
    const answer = new Promise<Answer>((resolve, reject) => this.waiting.push({ resolve, reject }));
    this.worker.postMessage(order, 'vectors' in order && order.vectors ? [order.vectors.buffer as ArrayBuffer] : []);
    return answer;
  }

  /** Gives an order without waiting for its answer, unless many are unanswered already. */
  async orderAhead(order: ThreadOrder): Promise<void> {
    const answer = this.order(order);
    answer.catch(() => undefined); // whoever waits next is told
    this.ahead.push(answer);
    if (this.ahead.length >= ORDERS_AHEAD) await this.ahead.shift();
  }

  async idle(): Promise<void> {
    await Promise.all(this.ahead.splice(0));
  }

  readonly write = async (file: string): Promise<void> => {
    await this.order({ write: file });
  };

  fail(error: unknown): void {
    this.failure ??= { error };
    for (const order of this.waiting.splice(0)) order.reject(error);
    if (this.task.kind === 'lexical') {
      void this.worker.terminate();
      return;
    }
    // Not terminated: in the middle of hnswlib's work that would take the whole process down. It ends after the point or
    // the file in hand.
    Atomics.store(this.stop, 0, 1);
    this.worker.postMessage({ end: true } satisfies ThreadOrder);
  }

  end(): Promise<void> {
    this.fail(new Error('The build is over.'));
    return this.ended;
  }
}

type Answer = Extract<ThreadReply, { done: true }>;

/** Threads run what was compiled, also when the program itself runs from its sources, as in tests. */
function compiled(module: string): string {
  if (!import.meta.url.endsWith('.ts')) return module;
  return module.replace(/\/src\/((?!.*\/src\/).*?)(\.[jt]s)$/, '/dist/$1.js');
}
