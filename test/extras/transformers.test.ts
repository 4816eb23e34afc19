import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BareEmbeddings } from '../../src/models/embedding-cache.js';
import { CachedEmbeddings } from '../../src/models/embedding-cache.js';
import { transformersEmbeddings } from '../../src/models/transformers-embeddings.js';
import { DIMENSION, tokenVector, WORDS, writeTinyModel } from './tiny-model.js';

/** The folder that the library was installed into, apart from the program's own packages. */
const EXTRAS = process.env.MAJLIS_EXTRAS ?? 'node_modules';
const LIBRARY = '@huggingface/transformers/dist/transformers.node.mjs';
const packageName = pathToFileURL(path.resolve(EXTRAS, LIBRARY)).href;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'majlis-transformers-'));
  await writeTinyModel(path.join(folder, 'tiny-e5'));
  await writeTinyModel(path.join(folder, 'tiny-plain'));
});
afterAll(() => rm(folder, { recursive: true }));

const load = (name: string): Promise<BareEmbeddings> =>
  transformersEmbeddings(path.join(folder, name), { packageName });

/** What the model must make of these words: the mean of their vectors, of length 1. */
function meanOf(...words: string[]): number[] {
  const vectors = words.map((word) => tokenVector(Math.max(1, WORDS.indexOf(word))));
  const sum = Array.from({ length: DIMENSION }, (_, i) =>
    vectors.reduce((total, vector) => total + (vector[i] ?? 0), 0),
  );
  return sum.map((value) => value / Math.hypot(...sum));
}

function expectClose(vector: Float32Array | undefined, wanted: readonly number[]): void {
  expect(vector).toHaveLength(wanted.length);
  wanted.forEach((value, i) => {
    expect(vector?.[i]).toBeCloseTo(value, 5);
  });
}

describe('transformers: with a model in a folder', () => {
  it('averages the vectors of a text’s tokens, to length 1', async () => {
    const embeddings = await load('tiny-plain');
    expectClose(await embeddings.embedQuery('meeting trade'), meanOf('meeting', 'trade'));
  });

  it('embeds texts of different lengths together as it does each alone', async () => {
    const embeddings = await load('tiny-plain');
    const [short, long] = await embeddings.embedPassages(['اجتماع', 'meeting trade تجارة unknown']);
    expectClose(short, meanOf('اجتماع'));
    expectClose(long, meanOf('meeting', 'trade', 'تجارة', '[UNK]'));
  });

  it('tells a model of the e5 family what is a question and what a passage', async () => {
    const embeddings = await load('tiny-e5');
    expectClose(await embeddings.embedQuery('meeting'), meanOf('query', ':', 'meeting'));
    expectClose((await embeddings.embedPassages(['meeting']))[0], meanOf('passage', ':', 'meeting'));
  });

  it('serves as embeddings that are kept', async () => {
    const embeddings = await CachedEmbeddings.open(await load('tiny-e5'), path.join(folder, 'kept'));
    expect(embeddings.dimension).toBe(DIMENSION);
    expect(embeddings.id).toMatch(/^transformers:.*tiny-e5 fp32 [0-9a-f]{16}$/);
    const [vector = []] = await embeddings.embedDocuments(['trade']);
    expectClose(Float32Array.from(vector), meanOf('passage', ':', 'trade'));
  });

  it('says what is wrong with a folder that holds no model', async () => {
    await expect(transformersEmbeddings(folder, { packageName })).rejects.toThrow(
      /^EMBEDDING_MODEL=transformers:.* cannot be loaded: .*Write a model of the hub, such as/,
    );
  });
});
