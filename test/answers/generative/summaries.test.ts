import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.js';

let folder: string;
let desk: Desk;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'majlis-kept-'));
  desk = await openDesk({ cacheDirectory: folder });
});
afterEach(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

const points = (...claims: readonly { label?: string; text: string; quote: string }[]): string =>
  JSON.stringify({
    claims: claims.map(({ label = null, text, quote }) => ({ label, text, quotes: [{ passage: 1, quote }] })),
  });

const WHEN = {
  label: 'When',
  text: 'The meeting was held on Tuesday, 12 October 2021.',
  quote: 'اليوم الثلاثاء الموافق 12 أكتوبر 2021م',
};
const WHERE = {
  label: 'Click here',
  text: 'It was held in Nur-Sultan, the capital of Kazakhstan.',
  quote: 'في مدينة نور سلطان عاصمة جهورية كازاخستان',
};
const WRONG = {
  label: 'Who',
  text: 'The Minister of Foreign Affairs of Iran spoke.',
  quote: 'ألقى سعادة وزير الخارجية كلمة',
};

describe('a summary', () => {
  it('has only points that are proven, with labels that Majlis knows', async () => {
    desk.server.play({ say: points(WHEN, WHERE, WRONG) });
    const summary = await desk.majlis.summarise({ style: 'bullets', language: 'en' });
    expect(summary).toMatchObject({
      mode: 'generative',
      style: 'bullets',
      points: [
        { label: 'When', text: 'The meeting was held on Tuesday, 12 October 2021 [1].' },
        { label: null, text: 'It was held in Nur-Sultan, the capital of Kazakhstan [2].' },
      ],
    });
    expect(summary.citations.map(({ quote }) => quote)).toEqual([WHEN.quote, WHERE.quote]);
  });

  it('is made once for each meeting, style and language, also by the next process', async () => {
    desk.server.play({ say: points(WHEN, WHERE) });
    const first = await desk.majlis.summarise({ style: 'bullets', language: 'en' });
    const again = await openDesk({ cacheDirectory: folder });
    try {
      const kept = await again.majlis.summarise({ style: 'bullets', language: 'en' });
      expect({ ...kept, milliseconds: 0 }).toEqual({ ...first, milliseconds: 0 });
      expect(again.server.requests).toHaveLength(0);
      again.server.play({ say: points(WHEN) });
      expect((await again.majlis.summarise({ style: 'brief', language: 'en' })).points).toHaveLength(1);
    } finally {
      await again.close();
    }
  });

  it('is the built-in one where too little is proven', async () => {
    desk.server.play({ say: points(WRONG) });
    const summary = await desk.majlis.summarise({ style: 'bullets', language: 'en' });
    expect(summary.mode).toBe('extractive');
    expect(summary.points.length).toBeGreaterThan(1);
  });

  it('of a record larger than the budget is put together from parts, and says how far it is', async () => {
    await desk.close();
    desk = await openDesk({ cacheDirectory: folder, contextTokens: 900 });
    desk.server.play(({ body }) => {
      const prompt = body.messages?.at(-1)?.content ?? '';
      if (prompt.startsWith('The points:')) return { say: points(WHEN, WHERE) };
      return { say: prompt.includes('نور سلطان') ? points(WHEN, WHERE) : points() };
    });
    const steps: string[] = [];
    const summary = await desk.majlis.summarise({
      style: 'brief',
      language: 'en',
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    });
    expect(summary).toMatchObject({ mode: 'generative', points: [{ label: 'When' }, { label: null }] });
    expect(desk.server.requests.length).toBeGreaterThan(2);
    expect(steps).toEqual(desk.server.requests.map((_, i, all) => `${i + 1}/${all.length}`));
  });
});
