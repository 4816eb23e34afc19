import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.js';
import { Desk, finished, SHIPPED } from './program.js';

const desk = new Desk();
beforeEach(() => rmSync(desk.path('index'), { recursive: true, force: true }));
afterAll(() => desk.clear());

const saved = (): unknown => JSON.parse(readFileSync(desk.path('index', 'manifest.json'), 'utf8'));

describe('index', () => {
  it('builds what is missing, then finds it up to date, then builds it anew with --rebuild', async () => {
    const built = await desk.run(['index']);
    const again = await desk.run(['index']);
    const before = saved();
    const rebuilt = await desk.run(['index', '--rebuild']);
    expect(built).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^The index is built: \d+ passages of 1 meeting\.\n$/),
    });
    expect(built.stderr).toMatch(/^Building the index of \d+ passages: there is none yet\.\n$/);
    expect(again).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('The index is up to date: '),
    });
    expect(rebuilt).toMatchObject({ status: 0, stdout: built.stdout });
    expect(rebuilt.stderr).toContain('it was asked for');
    expect(saved()).not.toEqual(before);
  });

  it('reports the same as JSON', async () => {
    const built = await desk.json(['index']);
    expect(built).toEqual({
      origin: 'built',
      reason: 'there is none yet',
      meetings: [SHIPPED],
      passages: expect.any(Number),
      problems: [],
    });
    expect(await desk.json(['index'])).toEqual({ ...(built as object), origin: 'loaded', reason: null });
  });

  it('says nothing but what is wrong when the log is told to be quiet', async () => {
    const { status, stderr } = await desk.run(['index'], { env: { LOG_LEVEL: 'warn' } });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('an index’s folder that cannot be written', () => {
  it('is warned of once, and questions are answered from memory', async () => {
    desk.write('index', 'a file in the folder’s place');
    const { status, stdout, stderr } = await desk.run(['ask', '--batch', '-'], {
      input: '{"id": 1, "question": "Who represented Uzbekistan?"}\n{"id": 2, "question": "أين عُقد الاجتماع؟"}\n',
    });
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).status),
    ).toEqual(['answered', 'answered']);
    expect(stderr).toMatch(/^The index cannot be saved in .*index \(.+\): answering from memory, .+\n$/);
    const report = await desk.run(['index']);
    expect(report.stdout).toMatch(/^The index is in memory only, since its folder cannot be written: \d+ passages/);
  });
});

describe('two processes on a missing index', () => {
  it('both answer, and leave one whole index', async () => {
    const question = ['ask', 'Who represented Uzbekistan?', '--json'];
    const [one, two] = await Promise.all([desk.run(question), desk.run(question)]);
    const { milliseconds: _, ...answer } = JSON.parse(one.stdout) as Answer;
    expect([one.status, two.status]).toEqual([0, 0]);
    expect(answer.status).toBe('answered');
    expect(JSON.parse(two.stdout)).toMatchObject(answer);
    expect(readdirSync(desk.path('index')).filter((name) => name.startsWith('generation-'))).toHaveLength(1);
    expect(await desk.run(['index'])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('Ctrl-C while indexing', () => {
  it('ends with one line and status 1, and the old index is as it was', async () => {
    await desk.run(['index']);
    const before = saved();
    const sentence = (i: number): string =>
      `In year ${i} the committee number ${i % 97} discussed the ${i % 13 ? 'budget' : 'bridge'} of district ${i}.`;
    const text = Array.from({ length: 6000 }, (_, i) => sentence(i)).join('\n\n');
    desk.addMeeting(
      'large',
      { title: { en: 'A large meeting' }, original: 'en', documents: { en: 'minutes.txt' } },
      { 'minutes.txt': text },
    );
    // At several moments: whatever the threads are in the middle of, they must not take the process down with them.
    for (const moment of [1, 2, 3, 4, 5]) {
      const child = desk.start(['index']);
      const ended = finished(child);
      let shown = 0;
      const indexing = (words: string): void => {
        shown += words.match(/Indexing: /g)?.length ?? 0;
        if (shown < moment) return;
        child.stderr.off('data', indexing);
        child.kill('SIGINT');
      };
      child.stderr.on('data', indexing);
      const { status, stdout, stderr } = await ended;
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr.trimEnd().split('\n').at(-1)).toBe('Stopped. What was there before is as it was.');
      expect(stderr.match(/Stopped/g)).toHaveLength(1);
      expect(saved()).toEqual(before);
    }
    desk.removeMeeting('large');
    const after = await desk.run(['index']);
    expect(after).toMatchObject({ status: 0, stdout: expect.stringContaining('The index is up to date'), stderr: '' });
  });
});
