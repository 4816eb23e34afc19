import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenIndex, openIndex } from '../../src/retrieval/index-store.js';
import { type ChildOrder, type ChildReport, openElsewhere } from './child.js';
import { record } from './children/records.js';
import { tinyEmbeddings } from './children/tiny-embeddings.js';

const QUESTION = 'من قدم اتفاق التجارة؟';
const [OLD, NEW] = [2001, 2050];
/** A handful of passages is indexed in the process itself, and more in threads. */
const SIZES = [40, 400];

interface Answers {
  readonly vectors: unknown;
  readonly lexical: unknown;
}

let root: string;
const expected = new Map<string, Answers>();
const saved = (count: number): string => path.join(root, `old-${count}`);

const open = (directory: string, count: number, year: number): Promise<OpenIndex> =>
  openIndex({
    directory,
    ...record(count, year),
    embeddings: tinyEmbeddings(),
    log: { info: () => undefined, warn: () => undefined },
  });
const answers = ({ vectors, lexical }: OpenIndex): Answers => ({
  vectors: vectors.search(tinyEmbeddings().embed(QUESTION), 3),
  lexical: lexical.search(QUESTION, 3),
});

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'majlis-crash-'));
  for (const count of SIZES) {
    // Made by a process that is gone, as yesterday's index is: what a living one made is not swept so soon.
    await openElsewhere({ directory: saved(count), count, year: OLD, question: QUESTION }).ended;
    expected.set(`${count}-${OLD}`, answers(await open(saved(count), count, OLD)));
    expected.set(`${count}-${NEW}`, answers(await open(path.join(root, `new-${count}`), count, NEW)));
  }
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('killed while it builds or saves, the folder holds the old index or the new one', () => {
  for (const count of SIZES) {
    it(`before each change to the file system (${count} passages)`, async () => {
      const { operations = 0 } = await buildUnharmed(count);
      const kills = Array.from({ length: operations }, (_, i) => ({ dieAtOperation: i + 1 }));
      const found = await killAll(count, kills);
      expect(found.length).toBeGreaterThanOrEqual(14);
      // Early deaths leave the old one, and the last, after the rename, the new one: both kinds were seen.
      expect(found[0]).toBe(OLD);
      expect(found.at(-1)).toBe(NEW);
    }, 120_000);

    it(`at each report of its progress (${count} passages)`, async () => {
      const { steps = 0 } = await buildUnharmed(count);
      const found = await killAll(
        count,
        Array.from({ length: steps }, (_, i) => ({ dieAtStep: i + 1 })),
      );
      expect(found.length).toBeGreaterThanOrEqual(8);
      expect(found[0]).toBe(OLD);
    }, 120_000);
  }

  it('from outside, whenever its reports arrive here', async () => {
    const { steps = 0 } = await buildUnharmed(400);
    const kills = Array.from({ length: steps }, (_, i) => i + 1);
    const outcomes = await inPairs(kills, async (step) => {
      const directory = path.join(root, `outside-${step}`);
      cpSync(saved(400), directory, { recursive: true });
      let seen = 0;
      const child = openElsewhere(
        { directory, count: 400, year: NEW, question: QUESTION },
        ({ progress }, { process }) => {
          if (progress && ++seen === step) process.kill('SIGKILL');
        },
      );
      await child.ended;
      return survivor(directory, 400);
    });
    expect(outcomes).toHaveLength(steps);
  }, 120_000);
});

async function buildUnharmed(count: number): Promise<ChildReport> {
  const directory = mkdtempSync(path.join(root, 'unharmed-'));
  cpSync(saved(count), directory, { recursive: true });
  const child = openElsewhere({ directory, count, year: NEW, question: QUESTION });
  expect(await child.ended).toBeNull();
  return child.reports.at(-1) ?? {};
}

function killAll(count: number, kills: readonly Partial<ChildOrder>[]): Promise<number[]> {
  return inPairs(kills, async (kill) => {
    const directory = mkdtempSync(path.join(root, 'killed-'));
    cpSync(saved(count), directory, { recursive: true });
    const child = openElsewhere({ directory, count, year: NEW, question: QUESTION, ...kill });
    expect(await child.ended, `it was to die: ${JSON.stringify(kill)}`).toBe('SIGKILL');
    return survivor(directory, count);
  });
}

/** Which of the two indexes a folder holds, having checked that it answers as it did, and that the next build cleans up. */
async function survivor(directory: string, count: number): Promise<number> {
  const copy = mkdtempSync(path.join(root, 'copy-'));
  cpSync(directory, copy, { recursive: true });
  const old = await open(copy, count, OLD);
  const year = old.origin === 'loaded' ? OLD : NEW;
  const index = await open(directory, count, year);
  expect(index.origin).toBe('loaded');
  expect(answers(index)).toEqual(expected.get(`${count}-${year}`));

  const other = await open(directory, count, year === OLD ? NEW : OLD);
  expect(other.origin).toBe('built');
  expect(readdirSync(directory).map((name) => name.replace(/-.*/, ''))).toEqual(['generation', 'manifest.json']);
  return year;
}

async function inPairs<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += 2) results.push(...(await Promise.all(items.slice(i, i + 2).map(work))));
  return results;
}
