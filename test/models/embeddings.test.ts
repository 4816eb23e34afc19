import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NamedEmbeddings } from '../../src/models/embeddings.js';
import { loadEmbeddings } from '../../src/models/load-embeddings.js';
import { openAiEmbeddings } from '../../src/models/openai-embeddings.js';
import { type ModelServer, startModelServer } from '../model-server/server.js';
import { TurnedClock, until } from './hands.js';

let server: ModelServer;
let folder: string;
beforeEach(async () => {
  server = await startModelServer();
  folder = await mkdtemp(path.join(tmpdir(), 'majlis-embeddings-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function load(embeddingModel = 'openai:scripted', openaiApiKey = ''): Promise<NamedEmbeddings> {
  const builtin = (): never => {
    throw new Error('not asked for');
  };
  return loadEmbeddings(
    { embeddingModel, openaiApiKey, openaiBaseUrl: server.url },
    { builtin, cacheDirectory: folder },
  );
}

const embedded = (): unknown[] => server.requests.map(({ body }) => body.input);

describe('openai:MODEL', () => {
  it('makes vectors of unit length, and knows how many numbers they have', async () => {
    const embeddings = await load();
    expect(embeddings.dimension).toBe(8);
    const [vector = []] = await embeddings.embedDocuments(['a meeting in Nur-Sultan']);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect(await embeddings.embedQuery('a meeting in Nur-Sultan')).toEqual(vector);
  });

  it('embeds many passages in batches, in their order', async () => {
    const texts = Array.from({ length: 150 }, (_, i) => `passage ${'x'.repeat(i)}`);
    const embeddings = await load();
    const vectors = await embeddings.embedDocuments(texts);
    expect(
      embedded()
        .slice(1)
        .map((input) => (input as string[]).length),
    ).toEqual([64, 64, 22]);
    expect(vectors[149]).toEqual(await embeddings.embedQuery(texts[149] ?? ''));
  });

  it('embeds only what changed since the last time', async () => {
    await (await load()).embedDocuments(['one', 'two']);
    const before = server.requests.length;
    const again = await load();
    const vectors = await again.embedDocuments(['two', 'three', 'one']);
    expect(embedded().slice(before)).toEqual([['three']]);
    expect(vectors[0]).toEqual(await again.embedQuery('two'));
  });

  it('embeds again what a damaged file held', async () => {
    await (await load()).embedDocuments(['one']);
    const [model = ''] = await readdir(folder);
    const [file = ''] = await readdir(path.join(folder, model));
    await truncate(path.join(folder, model, file), 20);
    const before = server.requests.length;
    await (await load()).embedDocuments(['one']);
    expect(embedded().slice(before)).toContainEqual(['one']);
  });

  it('keeps the vectors of each model apart', async () => {
    const ids = [(await load('openai:small')).id, (await load('openai:large')).id];
    expect(new Set(ids).size).toBe(2);
    await (await load('openai:small')).embedDocuments(['one']);
    const before = server.requests.length;
    await (await load('openai:large')).embedDocuments(['one']);
    expect(embedded().slice(before)).toContainEqual(['one']);
  });

  it('waits for a busy server as long as it asks, and says what is wrong with a key', async () => {
    const clock = new TurnedClock();
    let turn = 0;
    server.playEmbeddings(() => (turn++ === 0 ? { status: 429, headers: { 'retry-after': '2' } } : null));
    const settings = { openaiApiKey: 'sk-secret', openaiBaseUrl: server.url };
    const embeddings = await openAiEmbeddings('scripted', settings, { clock, random: () => 0 });
    const vector = embeddings.embedQuery('one');
    await until(() => clock.waits()[0] === 2000);
    clock.turn(2000);
    expect((await vector).length).toBe(8);
    server.playEmbeddings(() => ({ status: 401, message: 'bad key sk-secret' }));
    await expect(embeddings.embedQuery('one')).rejects.toThrow(
      'EMBEDDING_MODEL=openai:scripted: the server refused the key (status 401). Correct OPENAI_API_KEY.',
    );
  });
});

describe('transformers:MODEL', () => {
  it('names the package to install where it is not', async () => {
    await expect(load('transformers:Xenova/multilingual-e5-small')).rejects.toThrow(
      /needs the package @huggingface\/transformers: run npm install @huggingface\/transformers/,
    );
  });
});
