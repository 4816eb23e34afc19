import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PassageVectorStore } from '../../src/retrieval/vector-store.js';

/** Directions on a compass: near words have near angles, so that everybody can tell the right order. */
class CompassEmbeddings extends Embeddings {
  readonly dimension = 2;
  constructor(readonly id = 'compass') {
    super({});
  }
  async embedQuery(text: string): Promise<number[]> {
    const angle = (Number(/-?\d+/.exec(text)?.[0]) * Math.PI) / 180;
    return [Math.cos(angle), Math.sin(angle)];
  }
  async embedDocuments(texts: string[]): Promise<number[][]> {
    return Promise.all(texts.map((text) => this.embedQuery(text)));
  }
}

const embeddings = new CompassEmbeddings();
const contents = (documents: Document[]): string[] => documents.map(({ pageContent }) => pageContent);
const degrees = (numbers: number[]): Document[] =>
  numbers.map((number) => new Document({ pageContent: `${number}°`, metadata: { east: number < 90 } }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'majlis-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('PassageVectorStore as a LangChain vector store', () => {
  it('is an HNSWLib and a VectorStore', async () => {
    const store = new PassageVectorStore(embeddings);
    expect(store).toBeInstanceOf(HNSWLib);
    expect(store).toBeInstanceOf(VectorStore);
    expect(store._vectorstoreType()).toBe('hnswlib');
  });

  it('finds the nearest documents first, with their distances', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 30, 60, 90, 180]), embeddings);
    const found = await store.similaritySearchWithScore('35°', 3);
    expect(contents(found.map(([document]) => document))).toEqual(['30°', '60°', '0°']);
    expect(found[0]?.[1]).toBeCloseTo(1 - Math.cos((5 * Math.PI) / 180), 5);
  });

  it('serves as a retriever', async () => {
    const store = await PassageVectorStore.fromTexts(['0°', '45°', '90°'], [{}, {}, {}], embeddings);
    expect(contents(await store.asRetriever({ k: 1 }).invoke('80°'))).toEqual(['90°']);
    const various = store.asRetriever({ k: 2, searchType: 'mmr', searchKwargs: { fetchK: 3, lambda: 0 } });
    expect(contents(await various.invoke('80°'))).toEqual(['90°', '0°']);
  });

  it('gives all there is when asked for more, and warns nobody', async () => {
    const warn = vi.spyOn(console, 'warn');
    const store = await PassageVectorStore.fromDocuments(degrees([0, 90]), embeddings);
    expect(await store.similaritySearch('10°', 50)).toHaveLength(2);
    expect(warn).not.toHaveBeenCalled();
  });

  it('finds nothing in an empty store', async () => {
    expect(await new PassageVectorStore(embeddings).similaritySearch('0°', 4)).toEqual([]);
  });

  it('adds to what is there, growing as it must', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0]), embeddings);
    await store.addDocuments(degrees(Array.from({ length: 300 }, (_, i) => i + 1)));
    expect(contents(await store.similaritySearch('217°', 1))).toEqual(['217°']);
    expect(store.count).toBe(301);
  });

  it('loses nothing to a narrow filter', async () => {
    const store = await PassageVectorStore.fromDocuments(
      degrees(Array.from({ length: 2000 }, (_, i) => (i === 1500 ? 5 : 100 + (i % 160)))),
      embeddings,
    );
    expect(contents(await store.similaritySearch('200°', 3, (document) => document.metadata.east))).toEqual(['5°']);
  });

  it('refuses vectors that do not fit, or are not numbers', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0]), embeddings);
    await expect(store.addVectors([[1, 2, 3]], degrees([1]))).rejects.toThrow('3 numbers');
    await expect(store.addVectors([[1, Number.NaN]], degrees([1]))).rejects.toThrow('not a number');
    await expect(store.addVectors([[1, 0]], [])).rejects.toThrow('1 vectors for 0 documents');
    expect(() => store.search([1, 2, 3], 1)).toThrow('3 numbers');
    expect(store.count).toBe(1);
  });
});

describe('deleting', () => {
  it('never finds a deleted document again, and finds the others in full number', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 10, 20, 30, 40]), embeddings);
    const [nearest] = await store.similaritySearch('1°', 1);
    await store.delete({ ids: [nearest?.id ?? ''] });
    expect(contents(await store.similaritySearch('1°', 4))).toEqual(['10°', '20°', '30°', '40°']);
    expect(contents(await store.similaritySearch('1°', 5))).toEqual(['10°', '20°', '30°', '40°']);
  });

  it('takes the ids that documents came with', async () => {
    const store = new PassageVectorStore(embeddings);
    await store.addDocuments([new Document({ pageContent: '0°', id: 'north' }), ...degrees([90])]);
    await store.delete({ ids: ['north'] });
    expect(contents(await store.similaritySearch('0°', 2))).toEqual(['90°']);
  });

  it('deletes nothing when one id is unknown', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 90]), embeddings);
    await expect(store.delete({ ids: ['0', 'nowhere'] })).rejects.toThrow('nowhere');
    expect(await store.similaritySearch('0°', 2)).toHaveLength(2);
  });

  it('stays deleted when saved, and new documents get numbers of their own', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 90]), embeddings);
    await store.delete({ ids: ['1'] });
    await store.save(folder);
    const loaded = await PassageVectorStore.load(folder, embeddings);
    await loaded.addDocuments(degrees([45]));
    expect(contents(await loaded.similaritySearch('90°', 3))).toEqual(['45°', '0°']);
  });
});

describe('saving and loading', () => {
  it('answers the same after loading', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 30, 60, 90]), embeddings);
    await store.save(folder);
    const loaded = await PassageVectorStore.load(folder, new CompassEmbeddings());
    expect(await loaded.similaritySearchWithScore('50°', 4)).toEqual(await store.similaritySearchWithScore('50°', 4));
  });

  it('replaces what was saved before as a whole', async () => {
    await (await PassageVectorStore.fromDocuments(degrees([0]), embeddings)).save(folder);
    await (await PassageVectorStore.fromDocuments(degrees([90]), embeddings)).save(folder);
    expect(contents(await (await PassageVectorStore.load(folder, embeddings)).similaritySearch('0°', 9))).toEqual([
      '90°',
    ]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('refuses a store that other embeddings made', async () => {
    await (await PassageVectorStore.fromDocuments(degrees([0]), embeddings)).save(folder);
    await expect(PassageVectorStore.load(folder, new CompassEmbeddings('sextant'))).rejects.toThrow(
      'made by the embeddings compass, not sextant',
    );
  });

  it('refuses a damaged store, naming the file', async () => {
    await (await PassageVectorStore.fromDocuments(degrees([0]), embeddings)).save(folder);
    const generation = readdirSync(folder).find((name) => name.startsWith('generation-')) ?? '';
    writeFileSync(path.join(folder, generation, 'documents.json'), '[]');
    await expect(PassageVectorStore.load(folder, embeddings)).rejects.toThrow('documents.json is damaged');
  });

  it('says so when there is nothing to load or to delete', async () => {
    await expect(PassageVectorStore.load(folder, embeddings)).rejects.toThrow('no vector store');
    await expect(new PassageVectorStore(embeddings).delete({ directory: folder })).rejects.toThrow('nothing saved');
  });

  it('deletes a saved store', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0]), embeddings);
    await store.save(folder);
    await store.delete({ directory: folder });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('search, the short way', () => {
  it('gives numbers of passages, nearest first, over documents that were never made', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 90, 180]), embeddings);
    expect(store.search(Float32Array.of(0.1, 1), 2).map(({ passage }) => passage)).toEqual([1, 0]);
    expect(store.search([-1, 0.1], 3, (passage) => passage !== 2).map(({ passage }) => passage)).toEqual([1, 0]);
  });

  it('finds nothing near a vector without direction', async () => {
    const store = await PassageVectorStore.fromDocuments(degrees([0, 90]), embeddings);
    expect(store.search([0, 0], 2)).toEqual([]);
    expect(store.search([Number.NaN, 1], 2)).toEqual([]);
    expect(store.search([1, 0], 0)).toEqual([]);
  });

  it('finds at least 98 of 100 of the nearest ten that exact search finds', async () => {
    const dimension = 32;
    const random = mulberry32(7);
    const vectors = Array.from({ length: 3000 }, () => Array.from({ length: dimension }, () => random() - 0.5));
    const store = new PassageVectorStore(embeddings, { dimension });
    await store.addVectors(vectors, degrees(vectors.map((_, i) => i)));
    const unit = vectors.map((vector) => vector.map((value) => value / Math.hypot(...vector)));
    let found = 0;
    for (const question of vectors.slice(0, 50).map((vector) => vector.map((value) => value + random() - 0.5))) {
      const exact = unit
        .map((vector, passage) => ({ passage, cosine: vector.reduce((sum, v, i) => sum + v * (question[i] ?? 0), 0) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, 10);
      const near = new Set(store.search(question, 10).map(({ passage }) => passage));
      found += exact.filter(({ passage }) => near.has(passage)).length;
    }
    expect(found / 500).toBeGreaterThanOrEqual(0.98);
  });
});

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
