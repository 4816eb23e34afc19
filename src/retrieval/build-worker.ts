import { parentPort, workerData } from 'node:worker_threads';
import type { EmbeddingsRecipe, NamedEmbeddings } from '../models/embeddings.js';
import { LexicalIndex } from './lexical-index.js';

/** What a build thread is for: one graph, or the lexical index. */
export type ThreadTask =
  | {
      readonly kind: 'graph';
      readonly dimension: number;
      readonly capacity: number;
      readonly recipe: EmbeddingsRecipe | null;
      /** The id that the recipe's embeddings must have. */
      readonly embeddings: string;
    }
  | { readonly kind: 'lexical' };

/** What a build thread is started with. `stop` is shared: once its first number is not 0, a graph is no longer wanted. */
export interface ThreadData {
  readonly task: ThreadTask;
  readonly stop: Int32Array;
}

/**
 * What a build thread is asked to do. Every order is answered, in order, by a reply, until the thread is told to end; a
 * thread that fails dies of it.
 */
export type ThreadOrder =
  /** Take in these passages; their vectors come along unless the thread embeds them itself. */
  | { readonly texts: readonly string[]; readonly labels: readonly number[]; readonly vectors?: Float32Array }
  /** Write the graph to this file. */
  | { readonly write: string }
  /** Make the lexical index of all the texts taken in, and send its bytes. */
  | { readonly finish: true }
  /** End. A thread that is ended from outside while hnswlib works in it takes the whole process down. */
  | { readonly end: true };

export type ThreadReply =
  /** Passages linked since the last time; no answer to an order. */
  | { readonly progress: number }
  | { readonly done: true; readonly bytes?: Uint8Array }
  /** The order could not be carried out, and another may be: the disk is full, or the folder is read-only. */
  | { readonly refused: string };

type Handler = (order: ThreadOrder) => Promise<ThreadReply>;

const port = parentPort;
if (port) {
  const { task, stop } = workerData as ThreadData;
  const isStopped = (): boolean => Atomics.load(stop, 0) !== 0;
  const handler = prepare(task, isStopped);
  let last: Promise<unknown> = handler;
  port.on('message', (order: ThreadOrder) => {
    last = last.then(async () => {
      if ('end' in order) process.exit();
      if (!isStopped()) send(await (await handler)(order));
    });
    last.catch((error: unknown) => {
      // Thrown outside the promise, it reaches the other thread as the worker's error.
      setImmediate(() => {
        throw error;
      });
    });
  });
}

function prepare(task: ThreadTask, isStopped: () => boolean): Promise<Handler> {
  return task.kind === 'graph' ? prepareGraph(task, isStopped) : Promise.resolve(prepareLexical());
}

async function prepareGraph(
  { dimension, capacity, recipe, embeddings }: Extract<ThreadTask, { kind: 'graph' }>,
  isStopped: () => boolean,
): Promise<Handler> {
  // Here, not above: a thread that indexes words must not load hnswlib, so that it may be terminated at any time.
  const { addPoint, createGraph, writeGraph } = await import('./graph.js');
  const embed = recipe ? await embedder(recipe, embeddings) : null;
  const graph = createGraph(dimension, capacity);
  return async (order) => {
    if ('write' in order) {
      try {
        await writeGraph(graph, order.write);
        return { done: true };
      } catch (error) {
        return { refused: String(error) };
      }
    }
    if (!('labels' in order)) throw new Error('A graph has nothing to finish.');
    for (const [i, label] of order.labels.entries()) {
      if (isStopped()) break;
      const vector = order.vectors?.subarray(i * dimension, (i + 1) * dimension) ?? embed?.(order.texts[i] ?? '');
      addPoint(graph, vector ?? [], label);
    }
    send({ progress: order.labels.length });
    return { done: true };
  };
}

function prepareLexical(): Handler {
  const texts: string[] = [];
  return async (order) => {
    if ('texts' in order) texts.push(...order.texts);
    if (!('finish' in order)) return { done: true };
    return { done: true, bytes: LexicalIndex.build(texts).serialise() };
  };
}

async function embedder(
  { module, factory, options }: EmbeddingsRecipe,
  id: string,
): Promise<(text: string) => Float32Array> {
  const exported = (await import(module)) as Record<string, (options: unknown) => unknown>;
  const embeddings = (await exported[factory]?.(options)) as NamedEmbeddings | undefined;
  const embed = embeddings?.embed?.bind(embeddings);
  if (!embed) throw new Error(`${module} has no function ${factory} that makes embeddings for a thread.`);
  if (embeddings?.id !== id) {
    throw new Error(`The embeddings became ${embeddings?.id} while the index was to be built with ${id}: try again.`);
  }
  return embed;
}

function send(reply: ThreadReply): void {
  port?.postMessage(reply, 'bytes' in reply && reply.bytes ? [reply.bytes.buffer as ArrayBuffer] : []);
}
