import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Passage } from '../meetings/meeting.js';
import type { NamedEmbeddings } from '../models/embeddings.js';
import { type BuiltIndex, buildHere, buildIndex } from './build-index.js';
import {
  createGeneration,
  DamagedFileError,
  type Manifest,
  publishGeneration,
  readManifest,
  readSavedFile,
  removeGeneration,
  sweepGenerations,
  verifySavedFile,
} from './generations.js';
import { type Graph, graphCount, readGraph } from './graph.js';
import { type DocumentChecksum, INDEX_FORMAT, type IndexFacts, passagesChecksum, whyStale } from './index-facts.js';
import { LexicalIndex } from './lexical-index.js';
import { acquireLock, type Lock } from './lock.js';
import { PassageDocstore } from './passage-docstore.js';
import { PassageVectorStore } from './vector-store.js';

/** An index that answers, over passages numbered as in `passages`. */
export interface OpenIndex {
  readonly passages: readonly Passage[];
  readonly lexical: LexicalIndex;
  readonly vectors: PassageVectorStore;
  readonly embeddings: NamedEmbeddings;
  /** Read from disk; built and saved; or built, and not to be saved. */
  readonly origin: 'loaded' | 'built' | 'memory';
  /** Why it was not loaded, or for `memory` why it is not saved; null where it was loaded. */
  readonly reason: string | null;
}

export interface OpenIndexOptions {
  /** Where the index is kept; made when it is not there. */
  readonly directory: string;
  readonly passages: readonly Passage[];
  /** The documents the passages were cut from. */
  readonly documents: readonly DocumentChecksum[];
  readonly embeddings: NamedEmbeddings;
  readonly log: IndexLog;
  readonly onProgress?: ((progress: IndexProgress) => void) | undefined;
  /** Ends the building; what was saved before stays as it is. */
  readonly signal?: AbortSignal | undefined;
  /** Builds it anew, whatever is there. */
  readonly rebuild?: boolean | undefined;
}

export interface IndexLog {
  info(message: string): void;
  warn(message: string): void;
}

/** `indexing` counts passages, `saving` steps. */
export interface IndexProgress {
  readonly stage: 'indexing' | 'saving';
  readonly done: number;
  readonly total: number;
}

const LOCK = 'building.lock';
const LEXICAL = 'lexical.bin';

/**
 * Opens the saved index, or builds and saves it where there is none that fits: none at all, one of other documents,
 * embeddings or format, or a damaged one. The log says which, in one line.
 *
 * One process builds at a time and the others wait for its index. Where the folder cannot be written, the index lives
 * in memory and the log warns once. Killed at any moment, the folder keeps the former index or has the new one.
 *
 * @throws the signal's reason, or what the embeddings throw.
 */
export async function openIndex(options: OpenIndexOptions): Promise<OpenIndex> {
  const { directory, log, signal, rebuild = false } = options;
  signal?.throwIfAborted();
  const wanted = wantedFacts(options);
  const first = rebuild ? { stale: 'it was asked for' } : await loadIndex(options, wanted);
  if ('index' in first) return first.index;

  let lock: Lock;
  try {
    mkdirSync(directory, { recursive: true });
    const onWait = (pid: number): void => log.info(`Another process (${pid}) is building the index: waiting for it.`);
    lock = await acquireLock(path.join(directory, LOCK), { signal, onWait });
  } catch (error) {
    signal?.throwIfAborted();
    return keepInMemory(options, await build(options), reasonOf(error));
  }
  try {
    // Whoever held the lock, a moment or minutes ago, may have built what we need.
    const second = rebuild ? first : await loadIndex(options, wanted);
    if ('index' in second) return second.index;
    log.info(`Building the index of ${options.passages.length} passages: ${second.stale}.`);
    await sweepGenerations(directory).catch(() => undefined);
    return await buildAndSave(options, wanted, second.stale, lock);
  } finally {
    lock.release();
  }
}

type Loaded = { readonly index: OpenIndex } | { readonly stale: string };

async function loadIndex(options: OpenIndexOptions, wanted: IndexFacts): Promise<Loaded> {
  let manifest: Manifest | null = null;
  try {
    manifest = readManifest(options.directory);
    if (manifest === null) return { stale: 'there is none yet' };
    const stale = whyStale(manifest.facts, wanted);
    return stale === null ? { index: await readIndex(options, manifest, wanted) } : { stale };
  } catch (error) {
    options.signal?.throwIfAborted();
    // Another process may have put its index in place of the one that was being read.
    if (manifest !== null && replaced(options.directory, manifest)) return loadIndex(options, wanted);
    return { stale: error instanceof DamagedFileError ? error.message : `it cannot be read (${reasonOf(error)})` };
  }
}

async function readIndex(options: OpenIndexOptions, manifest: Manifest, facts: IndexFacts): Promise<OpenIndex> {
  const { directory, embeddings } = options;
  const graphs: Graph[] = [];
  for (let i = 0; i < facts.graphs; i++) {
    const file = await verifySavedFile(directory, manifest, graphFile(i));
    graphs.push(await readGraph(file, embeddings.dimension));
  }
  const held = graphs.reduce((sum, graph) => sum + graph.getCurrentCount(), 0);
  if (held !== facts.passages.count) throw new DamagedFileError(graphFile(0), `holds ${held} passages`);
  const lexical = LexicalIndex.deserialise(await readSavedFile(directory, manifest, LEXICAL));
  return assemble(options, lexical, graphs, 'loaded', null);
}

function replaced(directory: string, manifest: Manifest): boolean {
  try {
    const now = readManifest(directory);
    return now !== null && now.generation !== manifest.generation;
  } catch {
    return false;
  }
}

async function buildAndSave(
  options: OpenIndexOptions,
  wanted: IndexFacts,
  reason: string,
  lock: Lock,
): Promise<OpenIndex> {
  const { directory, embeddings, signal, onProgress } = options;
  const built = await build(options, lock);
  let generation: string | null = null;
  try {
    let done = 0;
    const total = 2 * (built.graphs.length + 1) + 3;
    const onStep = (): void => {
      lock.touch();
      onProgress?.({ stage: 'saving', done: ++done, total });
    };
    generation = await createGeneration(directory);
    onStep();
    const folder = path.join(directory, generation);
    await writeFile(path.join(folder, LEXICAL), built.lexical);
    onStep();
    const graphs: Graph[] = [];
    for (const [i, graph] of built.graphs.entries()) {
      signal?.throwIfAborted();
      const file = path.join(folder, graphFile(i));
      await graph.write(file);
      graphs.push(await readGraph(file, embeddings.dimension));
      onStep();
    }
    const lexical = LexicalIndex.deserialise(built.lexical);
    signal?.throwIfAborted();
    await publishGeneration(directory, generation, wanted, { signal, onStep });
    await built.end();
    return assemble(options, lexical, graphs, 'built', reason);
  } catch (error) {
    if (generation) await removeGeneration(directory, generation);
    if (signal?.aborted) await built.end();
    signal?.throwIfAborted();
    return keepInMemory(options, built, reasonOf(error));
  }
}

function build(options: OpenIndexOptions, lock?: Lock): Promise<BuiltIndex> {
  const { passages, embeddings, signal, onProgress } = options;
  return buildIndex({
    texts: passages.map((passage) => passage.text),
    embeddings,
    signal,
    onProgress: (done) => {
      lock?.touch();
      onProgress?.({ stage: 'indexing', done, total: passages.length });
    },
  });
}

/** Graphs built in other threads come here through the system's folder for temporary files, or are built again here. */
async function keepInMemory(options: OpenIndexOptions, built: BuiltIndex, reason: string): Promise<OpenIndex> {
  options.log.warn(
    `The index cannot be saved in ${options.directory} (${reason}): answering from memory, and building it again at the next start. Make the folder writable, or set INDEX_DATA to one that is.`,
  );
  const { passages, embeddings, signal } = options;
  let graphs: readonly Graph[];
  try {
    graphs = await fetchGraphs(built, embeddings.dimension);
  } catch {
    const texts = passages.map((passage) => passage.text);
    graphs = (await buildHere({ texts, embeddings, signal })).graphs.flatMap(({ here }) => here ?? []);
  } finally {
    await built.end();
  }
  return assemble(options, LexicalIndex.deserialise(built.lexical), graphs, 'memory', reason);
}

async function fetchGraphs(built: BuiltIndex, dimension: number): Promise<readonly Graph[]> {
  const here = built.graphs.flatMap((graph) => graph.here ?? []);
  if (here.length === built.graphs.length) return here;
  const folder = await mkdtemp(path.join(tmpdir(), 'majlis-'));
  try {
    const graphs: Graph[] = [];
    for (const [i, graph] of built.graphs.entries()) {
      const file = path.join(folder, graphFile(i));
      await graph.write(file);
      graphs.push(await readGraph(file, dimension));
    }
    return graphs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function assemble(
  { passages, embeddings }: OpenIndexOptions,
  lexical: LexicalIndex,
  graphs: readonly Graph[],
  origin: OpenIndex['origin'],
  reason: string | null,
): OpenIndex {
  const docstore = new PassageDocstore(passages);
  const vectors = new PassageVectorStore(embeddings, { graphs, docstore, dimension: embeddings.dimension });
  return { passages, lexical, vectors, embeddings, origin, reason };
}

function wantedFacts({ passages, documents, embeddings }: OpenIndexOptions): IndexFacts {
  return {
    kind: 'index',
    format: INDEX_FORMAT,
    embeddings: embeddings.id,
    dimension: embeddings.dimension,
    lexical: lexicalVersion(),
    graphs: graphCount(passages.length),
    passages: { count: passages.length, sha256: passagesChecksum(passages) },
    documents: documents.map(({ meeting, language, checksum }) => ({ meeting, language, checksum })),
  };
}

/**
 * Tells one analysis of words from another by what it makes of a specimen: whoever changes a stem, a stop word or the
 * form of the lexical index need not remember to raise a number.
 */
function lexicalVersion(): string {
  return createHash('sha256').update(LexicalIndex.build(SPECIMEN).serialise()).digest('hex').slice(0, 16);
}

const SPECIMEN = [
  'وبحث الوزراء في اجتماعهم الأول، يوم ١٢ أكتوبر 2021م، العلاقات بين دول المجلس وجمهوريات آسيا الوسطى واتفقوا على تعزيزها.',
  'The ministers discussed twelve agreements on trade and investment, and welcomed the second meeting’s invitations.',
];

function graphFile(i: number): string {
  return `vectors-${i}.hnsw`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
