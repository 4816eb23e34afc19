import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { isRunning } from './lock.js';

/**
 * A folder whose files change together.
 *
 * Each set of files is a generation, a folder of its own that is complete before anything points to it; `manifest.json`
 * names the generation that counts, and is replaced by a rename, which happens wholly or not at all. Whoever is killed
 * at any moment leaves the old generation or the new one, and perhaps a folder that nobody names.
 */
export interface Manifest {
  /** The folder's name. */
  readonly generation: string;
  readonly files: readonly SavedFile[];
  /** What the files were made from; whoever reads them judges whether that still holds. */
  readonly facts: unknown;
}

export interface SavedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file of a generation that is not what its manifest says. */
export class DamagedFileError extends Error {
  override readonly name = 'DamagedFileError';
  constructor(
    readonly file: string,
    fault: string,
  ) {
    super(`${file} ${fault}`);
  }
}

const MANIFEST = 'manifest.json';
const GENERATION = /^generation-[0-9a-f]{8}-(\d+)-[0-9a-f]{8}$/;
const ASIDE = /^manifest\.json\.[0-9a-f]{8}-(\d+)-[0-9a-f]{8}$/;

/** What nobody names is left alone this long where its maker may still be alive. */
const ABANDONED_AFTER_MILLISECONDS = 10 * 60_000;
const CHUNK_BYTES = 1 << 22;

/** The manifest, or null when there is none. @throws DamagedFileError when it cannot be understood. */
export function readManifest(directory: string): Manifest | null {
  let text: string;
  try {
    text = readFileSync(path.join(directory, MANIFEST), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new DamagedFileError(MANIFEST, `cannot be read (${code})`);
  }
  const manifest = parseManifest(text);
  if (manifest === null) throw new DamagedFileError(MANIFEST, 'is damaged');
  return manifest;
}

/** Makes a folder for a new generation and returns its name. @throws the file system's error. */
export async function createGeneration(directory: string): Promise<string> {
  const name = `generation-${signature()}`;
  await mkdir(path.join(directory, name), { recursive: true });
  return name;
}

/**
 * Makes a complete generation the one that counts: files and folders reach the disk, then the manifest is renamed into
 * place, then the generation it replaces is removed. `onStep` is called between any two of these.
 *
 * @throws the file system's error, or the signal's reason; the former generation still counts then.
 */
export async function publishGeneration(
  directory: string,
  generation: string,
  facts: unknown,
  { signal, onStep }: { signal?: AbortSignal | undefined; onStep?: (() => void) | undefined } = {},
): Promise<Manifest> {
  const folder = path.join(directory, generation);
  const files: SavedFile[] = [];
  for (const name of (await readdir(folder)).sort()) {
    files.push({ name, ...(await settle(path.join(folder, name))) });
    onStep?.();
  }
  await syncFolder(folder);
  const manifest: Manifest = { generation, files, facts };
  const aside = path.join(directory, `${MANIFEST}.${signature()}`);
  try {
    await writeSynced(aside, `${JSON.stringify(manifest, null, 2)}\n`);
    await syncFolder(directory);
    onStep?.();
    signal?.throwIfAborted();
    const former = countingGeneration(directory);
    await rename(aside, path.join(directory, MANIFEST));
    await syncFolder(directory);
    onStep?.();
    if (former !== null && former !== generation) await removeGeneration(directory, former);
    return manifest;
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Removes a generation, or as much of it as can be removed; but never the one that counts. */
export async function removeGeneration(directory: string, generation: string): Promise<void> {
  if (countingGeneration(directory) === generation) return;
  await rm(path.join(directory, generation), { recursive: true, force: true }).catch(() => undefined);
}

/** Removes the manifest and its generation. @throws when there is none. */
export async function removeSaved(directory: string): Promise<void> {
  const manifest = readManifest(directory);
  if (manifest === null) throw new Error(`There is nothing saved in ${directory}.`);
  await rm(path.join(directory, MANIFEST), { force: true });
  await removeGeneration(directory, manifest.generation);
}

/** Removes what killed processes left: everything of ours that the manifest does not name and nobody is working on. */
export async function sweepGenerations(directory: string): Promise<void> {
  const named = countingGeneration(directory);
  for (const name of await readdir(directory)) {
    const maker = (GENERATION.exec(name) ?? ASIDE.exec(name))?.[1];
    if (maker === undefined || name === named) continue;
    if (!(await isAbandoned(path.join(directory, name), name, Number(maker)))) continue;
    await rm(path.join(directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Reads a file of a generation. @throws DamagedFileError unless it is the very file that was saved. */
export async function readSavedFile(directory: string, manifest: Manifest, name: string): Promise<Buffer> {
  const { record, file } = await findSavedFile(directory, manifest, name);
  const content = await readFile(file);
  if (createHash('sha256').update(content).digest('hex') !== record.sha256) {
    throw new DamagedFileError(name, 'is damaged: its checksum differs');
  }
  return content;
}

/** Checks a file that other code reads, and returns its path. @throws DamagedFileError as `readSavedFile` does. */
export async function verifySavedFile(directory: string, manifest: Manifest, name: string): Promise<string> {
  const { record, file } = await findSavedFile(directory, manifest, name);
  if ((await checksum(file)).sha256 !== record.sha256) {
    throw new DamagedFileError(name, 'is damaged: its checksum differs');
  }
  return file;
}

function parseManifest(text: string): Manifest | null {
  try {
    const { generation, files, facts } = JSON.parse(text);
    const known =
      typeof generation === 'string' && GENERATION.test(generation) && Array.isArray(files) && files.every(isSavedFile);
    return known ? { generation, files, facts } : null;
  } catch {
    return null;
  }
}

function isSavedFile(value: unknown): value is SavedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, bytes, sha256 } = value as Record<string, unknown>;
  return typeof name === 'string' && /^[\w.-]+$/.test(name) && Number.isInteger(bytes) && typeof sha256 === 'string';
}

/** Says who makes a folder: the machine, the process, and a number of its own. */
function signature(): string {
  return `${machine()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

function countingGeneration(directory: string): string | null {
  try {
    return readManifest(directory)?.generation ?? null;
  } catch {
    return null;
  }
}

async function isAbandoned(file: string, name: string, maker: number): Promise<boolean> {
  if (name.includes(`-${machine()}-`) || name.includes(`.${machine()}-`)) {
    if (!isRunning(maker)) return true;
  }
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.NaN }));
  return Date.now() - mtimeMs > ABANDONED_AFTER_MILLISECONDS;
}

async function findSavedFile(
  directory: string,
  manifest: Manifest,
  name: string,
): Promise<{ record: SavedFile; file: string }> {
  const record = manifest.files.find((saved) => saved.name === name);
  if (record === undefined) throw new DamagedFileError(name, 'is not in the manifest');
  const file = path.join(directory, manifest.generation, name);
  const { size } = await stat(file).catch(() => {
    throw new DamagedFileError(name, 'is missing');
  });
  if (size !== record.bytes) throw new DamagedFileError(name, `is damaged: ${size} bytes instead of ${record.bytes}`);
  return { record, file };
}

/** Brings a file's bytes to the disk and tells its size and checksum, as read back. */
async function settle(file: string): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  return checksum(file);
}

/** In chunks, so that a large file holds up this thread for milliseconds only. */
async function checksum(file: string): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(file, 'r');
  try {
    const hash = createHash('sha256');
    const { size } = await handle.stat();
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(size, 1)));
    let bytes = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function writeSynced(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the names in a folder survive a power cut too. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
