import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BuiltinEmbeddings } from '../../src/models/builtin-embeddings.js';
import type { NamedEmbeddings } from '../../src/models/embeddings.js';
import { type OpenIndex, type OpenIndexOptions, openIndex } from '../../src/retrieval/index-store.js';
import { loadBuiltinEmbeddings } from '../../src/retrieval/load-embeddings.js';
import { parseLexicon } from '../../src/text/lexicon.js';
import { openElsewhere } from './child.js';
import { record } from './children/records.js';
import { tinyEmbeddings } from './children/tiny-embeddings.js';

const QUESTION = 'من قدم اتفاق التجارة؟';

let folder: string;
let directory: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'majlis-index-'));
  directory = path.join(folder, 'index');
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const log = {
  info: (message: string) => void lines.push(message),
  warn: (message: string) => void lines.push(`warning: ${message}`),
};
const open = (options: Partial<OpenIndexOptions> = {}): Promise<OpenIndex> =>
  openIndex({ directory, ...record(30, 2001), embeddings: tinyEmbeddings(), log, ...options });

const answers = async ({ vectors, lexical, embeddings }: OpenIndex): Promise<unknown> => ({
  vectors: vectors.search(await embeddings.embedQuery(QUESTION), 5),
  lexical: lexical.search(QUESTION, 5),
});
const generation = (where = directory): string => {
  const [name, ...others] = readdirSync(where).filter((entry) => entry.startsWith('generation-'));
  expect(others).toEqual([]);
  return path.join(where, name ?? '');
};

describe('openIndex', () => {
  it('builds and saves an index where there is none, and loads it the next time', async () => {
    const built = await open();
    expect(built).toMatchObject({ origin: 'built', reason: 'there is none yet' });
    const loaded = await open();
    expect(loaded).toMatchObject({ origin: 'loaded', reason: null });
    expect(await answers(loaded)).toEqual(await answers(built));
    expect(lines).toEqual(['Building the index of 30 passages: there is none yet.']);
    expect(readdirSync(directory)).toHaveLength(2);
  });

  it('finds the passage that was asked for, by its words and by its vector', async () => {
    const embeddings = new BuiltinEmbeddings({ lexicon: parseLexicon([]) });
    const { passages } = record(30, 2001);
    await open({ embeddings });
    const index = await open({ embeddings });
    const seventh = passages[7]?.text ?? '';
    expect(index.vectors.search(embeddings.embed(seventh), 1)[0]).toMatchObject({ passage: 7 });
    expect(index.lexical.search(seventh, 1)[0]).toMatchObject({ passage: 7 });
    const [document] = await index.vectors.similaritySearch(seventh, 1);
    expect(document).toMatchObject({ pageContent: seventh, metadata: { meeting: 'council-2001', paragraph: 8 } });
  });

  it('gives the same answers whether threads built it or not', async () => {
    const embeddings = await loadBuiltinEmbeddings(path.join(folder, 'no-lexicon'));
    const inThreads = await open({ ...record(600, 2001), embeddings });
    const few = { ...record(600, 2001), embeddings: withoutRecipe(embeddings), directory: path.join(folder, 'other') };
    expect(await answers(await open(few))).toEqual(await answers(inThreads));
  });

  it('holds no passages without complaint', async () => {
    const nothing = { passages: [], documents: [] };
    await open(nothing);
    const index = await open(nothing);
    expect(index.origin).toBe('loaded');
    expect(await answers(index)).toEqual({ vectors: [], lexical: [] });
  });

  it('divides a large collection in two graphs and searches both', async () => {
    const large = record(5000, 2001);
    const index = await open(large);
    const { embeddings, vectors } = await open(large);
    expect(index.origin).toBe('built');
    expect(readdirSync(generation())).toEqual(['lexical.bin', 'vectors-0.hnsw', 'vectors-1.hnsw']);
    const found = vectors.search(await embeddings.embedQuery(QUESTION), 40).map(({ passage }) => passage % 2);
    expect(new Set(found)).toEqual(new Set([0, 1]));
  }, 60_000);

  it('builds anew when asked to', async () => {
    await open();
    const former = generation();
    expect(await open({ rebuild: true })).toMatchObject({ origin: 'built', reason: 'it was asked for' });
    expect(generation()).not.toBe(former);
  });

  it('tells how far it is', async () => {
    const seen: string[] = [];
    await open({
      ...record(300, 2001),
      onProgress: ({ stage, done, total }) => seen.push(`${stage} ${done}/${total}`),
    });
    expect(seen).toEqual([
      'indexing 128/300',
      'indexing 256/300',
      'indexing 300/300',
      ...[1, 2, 3, 4, 5, 6, 7].map((done) => `saving ${done}/7`),
    ]);
  });
});

describe('an index that does not fit is built anew, and the log says why', () => {
  const { passages, documents } = record(30, 2001);
  const [document = { meeting: '', language: '', checksum: '' }] = documents;

  for (const [what, change, why] of [
    ['a document has changed', { documents: [{ ...document, checksum: 'other' }] }, 'council-2001/ar has changed'],
    ['a meeting was added', { documents: [document, { ...document, meeting: 'new' }] }, 'new/ar was added'],
    ['a meeting was removed', { documents: [] }, 'council-2001/ar was removed'],
    ['passages are cut otherwise', { passages: passages.slice(1) }, 'cut into other passages'],
    ['the embeddings are others', { embeddings: tinyEmbeddings({ id: 'small' }) }, 'tiny (8), now they are small (8)'],
  ] as const) {
    it(`when ${what}`, async () => {
      await open();
      lines = [];
      const index = await open(change);
      expect(index).toMatchObject({ origin: 'built', reason: expect.stringContaining(why) });
      expect(lines).toEqual([expect.stringContaining(why)]);
      expect(await open(change)).toMatchObject({ origin: 'loaded' });
      expect(readdirSync(directory)).toHaveLength(2);
    });
  }

  it('when it was saved in another format', async () => {
    await open();
    edit('manifest.json', (text) => text.replace(/"format": \d+/, '"format": 0'));
    expect((await open()).reason).toContain('format 0');
  });
});

describe('a damaged index is built anew, and the log says what is damaged', () => {
  const damages: Record<string, (file: string) => void> = {
    'cut short': (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
    'cut by its last byte': (file) => truncateSync(file, readFileSync(file).length - 1),
    emptied: (file) => truncateSync(file, 0),
    lengthened: (file) => writeFileSync(file, 'x', { flag: 'a' }),
    removed: (file) => rmSync(file),
    'filled with zeros': (file) => writeFileSync(file, Buffer.alloc(readFileSync(file).length)),
    'changed in one bit': (file) => {
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 4;
      writeFileSync(file, bytes);
    },
    'replaced by a folder': (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  };

  for (const file of ['lexical.bin', 'vectors-0.hnsw', 'manifest.json']) {
    for (const [damage, inflict] of Object.entries(damages)) {
      if (file === 'manifest.json' && damage === 'replaced by a folder') continue; // it cannot be written then: below
      it(`${file} ${damage}`, async () => {
        const whole = await open();
        lines = [];
        inflict(path.join(file === 'manifest.json' ? directory : generation(), file));
        const index = await open();
        // White space at its end does not harm the manifest, nor does a bit in a checksum that no longer fits a file.
        if (!(file === 'manifest.json' && damage === 'cut by its last byte')) {
          expect(index.origin).toBe('built');
          expect(lines).toHaveLength(1);
          if (file !== 'manifest.json') expect(lines[0]).toContain(file);
        }
        expect(await answers(index)).toEqual(await answers(whole));
        expect(await open()).toMatchObject({ origin: 'loaded' });
      });
    }
  }

  it('two files swapped', async () => {
    await open();
    const [lexical, vectors, aside] = ['lexical.bin', 'vectors-0.hnsw', 'aside'].map((name) =>
      path.join(generation(), name),
    );
    copyFileSync(lexical ?? '', aside ?? '');
    copyFileSync(vectors ?? '', lexical ?? '');
    copyFileSync(aside ?? '', vectors ?? '');
    expect(await open()).toMatchObject({
      origin: 'built',
      reason: expect.stringContaining('vectors-0.hnsw is damaged'),
    });
  });

  it('a file swapped with that of another index', async () => {
    const other = path.join(folder, 'other');
    await open({ directory: other, ...record(30, 2050) });
    const whole = await open();
    copyFileSync(path.join(generation(other), 'vectors-0.hnsw'), path.join(generation(), 'vectors-0.hnsw'));
    const index = await open();
    expect(index).toMatchObject({ origin: 'built', reason: expect.stringContaining('its checksum differs') });
    expect(await answers(index)).toEqual(await answers(whole));
  });

  it('a manifest that names what lies outside', async () => {
    await open();
    edit('manifest.json', (text) => text.replace(/"generation-[^"]*"/, '"../elsewhere"'));
    expect(await open()).toMatchObject({ origin: 'built', reason: 'manifest.json is damaged' });
  });

  it('the manifest of another index', async () => {
    const other = path.join(folder, 'other');
    await open({ directory: other, ...record(30, 2050) });
    const whole = await open();
    copyFileSync(path.join(other, 'manifest.json'), path.join(directory, 'manifest.json'));
    const index = await open();
    expect(index.origin).toBe('built');
    expect(await answers(index)).toEqual(await answers(whole));
  });
});

describe('where nothing can be saved it answers from memory and warns once', () => {
  const notSaved = (where: string): string => `warning: The index cannot be saved in ${where} `;

  it('in a folder that cannot be made', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const where = path.join(folder, 'file', 'index');
    const index = await open({ directory: where });
    expect(index.origin).toBe('memory');
    expect(lines).toEqual([expect.stringContaining(notSaved(where))]);
    expect(await answers(index)).toEqual(await answers(await open()));
  });

  it('in a folder that cannot be made, built by threads', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    const index = await open({ directory: path.join(folder, 'file', 'index'), ...record(300, 2001) });
    expect(index.origin).toBe('memory');
    expect(lines).toHaveLength(1);
    expect(await answers(index)).toEqual(await answers(await open(record(300, 2001))));
  });

  it('where the manifest cannot be put in place', async () => {
    mkdirSync(path.join(directory, 'manifest.json', 'in-the-way'), { recursive: true });
    const index = await open();
    expect(index.origin).toBe('memory');
    expect(lines.filter((line) => line.startsWith('warning'))).toEqual([expect.stringContaining(notSaved(directory))]);
    expect(readdirSync(directory)).toEqual(['manifest.json']);
  });

  it('in a read-only folder, and leaves the old index there', async () => {
    await open();
    const former = generation();
    chmodSync(folder, 0o755);
    chmodSync(directory, 0o555);
    const order = { directory, count: 100, year: 2050, question: QUESTION, asNobody: true };
    const child = openElsewhere(order);
    expect(await child.ended).toBeNull();
    chmodSync(directory, 0o755);
    expect(child.reports.filter(({ warn }) => warn)).toEqual([{ warn: expect.stringContaining('permission denied') }]);
    expect(child.reports.at(-1)).toMatchObject({ origin: 'memory' });
    expect(generation()).toBe(former);
    expect(await open()).toMatchObject({ origin: 'loaded' });
  });

  for (const count of [100, 400]) {
    it(`on a full disk (${count} passages), and leaves the old index there`, async () => {
      await open();
      const former = generation();
      // No file may grow beyond this many blocks of 512 bytes: hnswlib's writing stops there, without a word.
      const child = openElsewhere({ directory, count, year: 2050, question: QUESTION }, undefined, 'ulimit -f 16');
      expect(await child.ended).toBeNull();
      expect(child.reports.filter(({ warn }) => warn)).toEqual([{ warn: expect.stringContaining('cannot be saved') }]);
      const elsewhere = await open({ directory: path.join(folder, 'roomy'), ...record(count, 2050) });
      expect(child.reports.at(-1)).toMatchObject({ origin: 'memory', ...((await answers(elsewhere)) as object) });
      expect(generation()).toBe(former);
      expect(await open()).toMatchObject({ origin: 'loaded' });
    });
  }
});

describe('ended while it builds', () => {
  for (const [where, count] of [
    ['in this thread', 150],
    ['in threads', 1000],
  ] as const) {
    it(`${where}, it stops at once and leaves the old index as it was`, async () => {
      const former = await open();
      const ending = new AbortController();
      const reason = new Error('Ctrl-C');
      const building = open({ ...record(count, 2050), signal: ending.signal, onProgress: () => ending.abort(reason) });
      await expect(building).rejects.toBe(reason);
      expect(readdirSync(directory)).toHaveLength(2);
      const index = await open();
      expect(index.origin).toBe('loaded');
      expect(await answers(index)).toEqual(await answers(former));
    });
  }

  it('while it saves, at any step, it leaves the old index or the new one, and nothing else', async () => {
    for (let step = 1; step <= 7; step++) {
      await open({ rebuild: true });
      const ending = new AbortController();
      const outcome = await open({
        ...record(30, 2050),
        signal: ending.signal,
        onProgress: ({ stage, done }) => stage === 'saving' && done === step && ending.abort(new Error('Ctrl-C')),
      }).catch((error: Error) => error.message);
      expect(readdirSync(directory)).toHaveLength(2);
      const year = outcome === 'Ctrl-C' && step < 7 ? 2001 : 2050;
      expect(await open(record(30, year))).toMatchObject({ origin: 'loaded' });
    }
  });

  it('ends the wait for embeddings that do not come', async () => {
    const ending = new AbortController();
    const embeddings = embeddingsThat(() => {
      ending.abort(new Error('Ctrl-C'));
      return new Promise(() => undefined);
    });
    await expect(open({ embeddings, signal: ending.signal })).rejects.toThrow('Ctrl-C');
  });

  it('does not begin when it is ended before', async () => {
    await expect(open({ signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late');
    expect(lines).toEqual([]);
  });
});

describe('embeddings that live here', () => {
  for (const count of [30, 450]) {
    it(`are asked in batches and give the index their vectors (${count} passages)`, async () => {
      const asked: number[] = [];
      const embeddings = embeddingsThat(async (texts) => {
        asked.push(texts.length);
        return tinyEmbeddings().embedDocuments(texts);
      });
      const index = await open({ ...record(count, 2001), embeddings });
      expect(asked).toEqual(count === 30 ? [30] : [256, 194]);
      const same = await open({ ...record(count, 2001), directory: path.join(folder, 'same') });
      expect(await answers(index)).toEqual(await answers(same));
    });

    it(`that fail say so, and leave nothing behind (${count} passages)`, async () => {
      const failing = embeddingsThat(() => Promise.reject(new Error('401 no such key')));
      await expect(open({ ...record(count, 2001), embeddings: failing })).rejects.toThrow('401 no such key');
      const silent = embeddingsThat(async () => []);
      await expect(open({ ...record(count, 2001), embeddings: silent })).rejects.toThrow('0 vectors for');
      const short = embeddingsThat(async (texts) => texts.map(() => [1, 0]));
      await expect(open({ ...record(count, 2001), embeddings: short })).rejects.toThrow('2 numbers instead of 8');
      expect(readdirSync(directory)).toEqual([]);
    });
  }

  it('that become others in a thread say so', async () => {
    const recipe = { ...tinyEmbeddings().recipe, options: { id: 'others' } };
    const embeddings = { ...tinyEmbeddings(), recipe };
    await expect(open({ ...record(300, 2001), embeddings })).rejects.toThrow('became others');
    expect(readdirSync(directory)).toEqual([]);
  });

  it('that a thread cannot make say so', async () => {
    const recipe = { ...tinyEmbeddings().recipe, factory: 'hugeEmbeddings' };
    const broken = { ...tinyEmbeddings(), recipe };
    await expect(open({ ...record(300, 2001), embeddings: broken })).rejects.toThrow('no function hugeEmbeddings');
  });
});

describe('several processes', () => {
  it('building at once all answer the same, and one index stands', async () => {
    const order = { directory, count: 1500, year: 2001, question: QUESTION };
    const children = [openElsewhere(order), openElsewhere(order), openElsewhere(order)];
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([null, null, null]);
    const [first, ...others] = children.map(({ reports }) => reports.at(-1));
    for (const other of others) {
      expect(other).toMatchObject({ vectors: first?.vectors, lexical: first?.lexical });
    }
    expect(readdirSync(directory)).toHaveLength(2);
    expect(await open(record(1500, 2001))).toMatchObject({ origin: 'loaded' });
  }, 60_000);

  it('wait for the one that builds, and use its index', async () => {
    let builder: Promise<OpenIndex> | null = null;
    let waiter: Promise<OpenIndex> | null = null;
    builder = open({
      ...record(1000, 2001),
      onProgress: () => {
        waiter ??= open(record(1000, 2001));
      },
    });
    expect((await builder).origin).toBe('built');
    expect(await waiter).toMatchObject({ origin: 'loaded' });
    expect(lines.at(-1)).toBe(`Another process (${process.pid}) is building the index: waiting for it.`);
  });

  it('stop waiting when they are ended', async () => {
    const ending = new AbortController();
    let waiter: Promise<unknown> | null = null;
    await open({
      ...record(1000, 2001),
      onProgress: () => {
        waiter ??= open({ ...record(1000, 2001), signal: ending.signal }).catch((error: Error) => error.message);
        ending.abort(new Error('Ctrl-C'));
      },
    });
    expect(await waiter).toBe('Ctrl-C');
  });

  it('take over from one that was killed', async () => {
    const child = openElsewhere({ directory, count: 400, year: 2001, question: QUESTION, dieAtStep: 2 });
    expect(await child.ended).toBe('SIGKILL');
    expect(readdirSync(directory)).toEqual(['building.lock']);
    expect(await open()).toMatchObject({ origin: 'built' });
    expect(readdirSync(directory)).toHaveLength(2);
  });

  for (const [whose, lock] of [
    ['that had our number before us', { host: hostname(), pid: process.pid, started: null, token: 'earlier' }],
    ['whose number another one has now', { host: hostname(), pid: process.ppid, started: '1', token: 'other' }],
    ['that left half a lock', '{"host":'],
    ['that left an empty lock', ''],
    ['on a machine that fell silent', { host: 'elsewhere', pid: 1, started: null, token: 'far' }],
  ] as const) {
    it(`take over from one ${whose}`, async () => {
      mkdirSync(directory);
      const file = path.join(directory, 'building.lock');
      writeFileSync(file, typeof lock === 'string' ? lock : JSON.stringify(lock));
      const longAgo = new Date(Date.now() - 600_000);
      utimesSync(file, longAgo, longAgo);
      expect(await open()).toMatchObject({ origin: 'built' });
      expect(readdirSync(directory)).toHaveLength(2);
    });
  }

  it('leave alone what a living process may still be writing', async () => {
    await open();
    const whole = generation();
    const theirs = path.basename(whole).replace(/-\d+-[0-9a-f]+$/, `-${process.ppid}-0badcafe`);
    const dead = theirs.replace(String(process.ppid), '4194999');
    for (const name of [theirs, dead]) cpSync(whole, path.join(directory, name), { recursive: true });
    rmSync(path.join(directory, 'manifest.json'));
    await open();
    expect(readdirSync(directory)).toContain(theirs);
    expect(readdirSync(directory)).not.toContain(dead);
  });
});

function edit(file: string, change: (text: string) => string): void {
  const where = path.join(directory, file);
  const text = readFileSync(where, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(where, change(text));
}

function withoutRecipe(embeddings: BuiltinEmbeddings): NamedEmbeddings {
  return {
    id: embeddings.id,
    dimension: embeddings.dimension,
    embed: (text) => embeddings.embed(text),
    embedQuery: (text) => embeddings.embedQuery(text),
    embedDocuments: (texts) => embeddings.embedDocuments(texts),
  };
}

function embeddingsThat(embedDocuments: (texts: string[]) => Promise<number[][]>): NamedEmbeddings {
  const { id, dimension, embedQuery } = tinyEmbeddings();
  return { id, dimension, embedQuery, embedDocuments };
}
