import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import type { NamedEmbeddings } from './embeddings.js';

/** A model that makes vectors of unit length, a batch at a time. */
export interface BareEmbeddings {
  readonly id: string;
  /** Texts of a record, to be found. */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
  embedQuery(text: string): Promise<Float32Array>;
}

const BATCH = 64;
const HEADER_BYTES = 4;
const KEY_BYTES = 32;
const SUM_BYTES = 32;
const SUFFIX = '.vectors';

/**
 * Embeddings that keep the vectors of passages on disk, by the hash of their text: an index that is built again embeds
 * only what changed, and one that was interrupted goes on where it stopped.
 *
 * Each batch is a file of its own, complete before it has its name: the dimension, `[SHA-256 of a text, its vector]…`,
 * and the SHA-256 of all that. A damaged file is passed over, and its texts are embedded again. Numbers are little-endian.
 */
export class CachedEmbeddings extends Embeddings implements NamedEmbeddings {
  readonly id: string;

  static async open(bare: BareEmbeddings, directory: string): Promise<CachedEmbeddings> {
    const known = await readDimension(directory);
    return new CachedEmbeddings(bare, directory, known ?? (await bare.embedQuery('.')).length);
  }

  /** Read when passages are first embedded: whoever only asks a question doesn't need them. */
  private vectors: Map<string, Float32Array> | null = null;

  private constructor(
    private readonly bare: BareEmbeddings,
    private readonly directory: string,
    readonly dimension: number,
  ) {
    super({});
    this.id = bare.id;
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(await this.bare.embedQuery(text));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    const wanted = new Map(texts.map((text) => [keyOf(text), text]));
    this.vectors ??= await readVectors(this.directory);
    const vectors = this.vectors;
    const missing = [...wanted].filter(([key]) => !vectors.has(key));
    for (let start = 0; start < missing.length; start += BATCH) {
      await this.embedBatch(missing.slice(start, start + BATCH), vectors);
    }
    return texts.map((text) => Array.from(vectors.get(keyOf(text)) ?? []));
  }

  private async embedBatch(
    batch: readonly (readonly [string, string])[],
    vectors: Map<string, Float32Array>,
  ): Promise<void> {
    const made = await this.bare.embedPassages(batch.map(([, text]) => text));
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32LE(this.dimension);
    const parts: Buffer[] = [header];
    batch.forEach(([key], i) => {
      const vector = made[i];
      if (vector?.length !== this.dimension) {
        throw new Error(
          `${this.id} gave a vector of ${vector?.length ?? 0} numbers where others have ${this.dimension}: is it an embedding model?`,
        );
      }
      vectors.set(key, vector);
      parts.push(Buffer.from(key, 'hex'), bytesOf(vector));
    });
    const records = Buffer.concat(parts);
    // A folder that cannot be written costs time at the next building, nothing else.
    await save(this.directory, Buffer.concat([records, sha256(records)])).catch(() => undefined);
  }
}

function keyOf(text: string): string {
  return sha256(Buffer.from(text)).toString('hex');
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function bytesOf(vector: Float32Array): Buffer {
  const bytes = Buffer.alloc(vector.length * 4);
  vector.forEach((value, i) => {
    bytes.writeFloatLE(value, i * 4);
  });
  return bytes;
}

async function save(directory: string, bytes: Buffer): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = path.join(directory, sha256(bytes).toString('hex').slice(0, 16));
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, file + SUFFIX);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

async function readDimension(directory: string): Promise<number | null> {
  for (const name of await namesIn(directory)) {
    const records = await readRecords(path.join(directory, name));
    if (records) return records.readUInt32LE(0);
  }
  return null;
}

async function readVectors(directory: string): Promise<Map<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  for (const name of await namesIn(directory)) {
    const records = await readRecords(path.join(directory, name));
    if (records) addVectors(records, vectors);
  }
  return vectors;
}

async function namesIn(directory: string): Promise<string[]> {
  return (await readdir(directory).catch(() => [])).filter((name) => name.endsWith(SUFFIX)).sort();
}

/** A file without its sum, or null where it is damaged. */
async function readRecords(file: string): Promise<Buffer | null> {
  const bytes = await readFile(file);
  const records = bytes.subarray(0, -SUM_BYTES);
  return records.length > HEADER_BYTES && sha256(records).equals(bytes.subarray(-SUM_BYTES)) ? records : null;
}

function addVectors(file: Buffer, vectors: Map<string, Float32Array>): void {
  const dimension = file.readUInt32LE(0);
  for (let at = HEADER_BYTES; at < file.length; at += KEY_BYTES + dimension * 4) {
    const vector = new Float32Array(dimension);
    for (let i = 0; i < dimension; i++) vector[i] = file.readFloatLE(at + KEY_BYTES + i * 4);
    vectors.set(file.toString('hex', at, at + KEY_BYTES), vector);
  }
}
