import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answers/answer.js';
import { AskError } from '../../../src/answers/answering.js';
import { readConfig } from '../../../src/config.js';
import { type Majlis, openMajlis } from '../../../src/majlis.js';
import { originalDocument } from '../../../src/meetings/meeting.js';

const MEETING = '2021-10-12-gcc-central-asia';
const folder = mkdtempSync(path.join(tmpdir(), 'majlis-extractive-'));
let majlis: Majlis;
let ar: string;
let en: string;
beforeAll(async () => {
  for (const part of ['lexicon', `meetings/${MEETING}`]) {
    cpSync(new URL(`../../../index-data/${part}`, import.meta.url), path.join(folder, part), { recursive: true });
  }
  const log = { info: () => undefined, warn: () => undefined };
  majlis = await openMajlis(readConfig({ INDEX_DATA: folder }, path.join(folder, 'none')), { log });
  const [meeting] = majlis.meetings;
  if (!meeting) throw new Error('The shipped meeting was not read.');
  ar = originalDocument(meeting).text;
  en = meeting.documents.en?.text ?? '';
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codeOf = (failure: unknown): unknown => (failure instanceof AskError ? failure.code : failure);

function expectTrue({ language, status, answer, shortAnswer, citations, confidence }: Answer): void {
  for (const { quote, start, end, translation, paragraph } of citations) {
    expect(ar.slice(start, end)).toBe(quote);
    expect(paragraph).toBeGreaterThan(0);
    if (translation !== null) expect(en).toContain(translation);
    if (language === 'ar') expect(translation).toBeNull();
  }
  expect(citations.map(({ id }) => id)).toEqual(citations.map((_, i) => i + 1));
  for (const [, number] of answer.matchAll(/\[(\d+)\]/g)) expect(Number(number)).toBeLessThanOrEqual(citations.length);
  if (status === 'answered') expect(citations.length).toBeGreaterThan(0);
  else expect(shortAnswer).toBeNull();
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
}

describe('ask', () => {
  it('keeps every promise of the contract for any words of the record, of people and of nobody', async () => {
    const words = [...new Set(`${ar} ${en}`.split(/\s+/))];
    const asking = [
      'متى',
      'أين',
      'من',
      'كم',
      'ما',
      'هل',
      'لماذا',
      'who',
      'when',
      'where',
      'how many',
      'what',
      'why',
      'did',
    ];
    const question = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...asking), fc.string({ maxLength: 8 })), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => `${parts.join(' ')}?`);
    await fc.assert(
      fc.asyncProperty(question, fc.constantFrom('ar', 'en', undefined), async (text, language) => {
        try {
          expectTrue(await majlis.ask(text, language ? { language } : {}));
        } catch (error) {
          expect(codeOf(error)).toBe('empty_question');
        }
      }),
      { numRuns: 80 },
    );
  });

  it('survives any string at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        try {
          expectTrue(await majlis.ask(text));
        } catch (error) {
          expect(codeOf(error)).toBe('empty_question');
        }
      }),
      { numRuns: 80 },
    );
  });

  it('cuts the answer to the words that answer: a date, a place, a person, a number', async () => {
    const short = async (question: string): Promise<string | null> => (await majlis.ask(question)).shortAnswer;
    expect(await short('متى عُقد الاجتماع؟')).toMatch(/^(?:اليوم )?(?:الثلاثاء الموافق )?12 أكتوبر 2021م$/);
    expect(await short('When was the meeting held?')).toMatch(/^(?:Tuesday, )?12 October 2021$/);
    expect(await short('أين عُقد الاجتماع؟')).toContain('نور سلطان');
    expect(await short('Where was the meeting held?')).toContain('Nur-Sultan');
    expect(await short('من الأمين العام لمجلس التعاون؟')).toContain('نايف فلاح مبارك الحجرف');
    expect(await short('How many Central Asian states were represented?')).toMatch(/(?:^|\D)5(?:\D|$)|five/i);
  });

  it('takes "which years" for a question of time, and gives no sentence without one', async () => {
    expect((await majlis.ask('أي أعوام تشملها خطة العمل المشترك؟')).shortAnswer).toContain('2022-2026');
    const { status, answer } = await majlis.ask('خطة العمل تغطي أي سنوات؟');
    expect(status === 'not_found' || answer.includes('2022')).toBe(true);
  });

  it('does not answer what the record nearly says', async () => {
    const questions = [
      'كم بلغ حجم التبادل التجاري بين الجانبين؟',
      'من مثّل إيران في الاجتماع؟',
      'متى يُعقد الاجتماع القادم؟',
      'What was the volume of trade between the two sides?',
      'Who represented Iran?',
      'Who represented Russia at the meeting?',
      'When will the next meeting be held?',
    ];
    const statuses = await Promise.all(questions.map(async (question) => (await majlis.ask(question)).status));
    expect(Object.fromEntries(questions.map((question, i) => [question, statuses[i]]))).toEqual(
      Object.fromEntries(questions.map((question) => [question, 'not_found'])),
    );
  });

  it('understands a question that follows up on the one before', async () => {
    const context = [
      { from: 'person', text: 'Who represented Uzbekistan?' },
      { from: 'majlis', text: 'Abdulaziz Kamilov [1]' },
    ] as const;
    const [and, bare] = await Promise.all([
      majlis.ask('and Tajikistan?', { context }),
      majlis.ask('وقيرغيزستان؟', { context: [{ from: 'person', text: 'من مثّل أوزبكستان؟' }] }),
    ]);
    expect(and.shortAnswer).toContain('Farhod Salim');
    expect(bare.shortAnswer).toContain('كازاكبييف');
  });

  it('gives many at once what each asked', async () => {
    const questions = Array.from({ length: 30 }, (_, i) =>
      i % 2 ? 'Who represented Uzbekistan?' : 'من مثّل طاجيكستان؟',
    );
    const answers = await Promise.all(questions.map((question) => majlis.ask(question)));
    expect(answers.map(({ question }) => question)).toEqual(questions);
    answers.forEach(({ shortAnswer }, i) => {
      expect(shortAnswer).toContain(i % 2 ? 'Kamilov' : 'فرهود سالم');
    });
  });

  it('refuses what cannot be asked, by code', async () => {
    const refused = [
      majlis.ask(' '),
      majlis.ask('a'.repeat(2001)),
      majlis.ask('where?', { meeting: 'none' }),
      majlis.ask('where?', { meeting: '' }),
    ];
    const codes = (await Promise.allSettled(refused)).map((each) => codeOf(each.status === 'rejected' && each.reason));
    expect(codes).toEqual(['empty_question', 'question_too_long', 'unknown_meeting', 'unknown_meeting']);
  });

  it('takes a question of exactly the longest length, and stops where it is told to', async () => {
    const longest = `${'where was the meeting held '.repeat(80)}`.slice(0, 1999).padEnd(2000, '?');
    expect(longest).toHaveLength(2000);
    expectTrue(await majlis.ask(longest));
    await expect(majlis.ask('Where was it held?', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('check', () => {
  it('says of a statement whether the record says it, comes close, or does not', async () => {
    const [said, close, not] = await Promise.all([
      majlis.check('signing the memorandum of understanding is the first step in the strategic dialogue'),
      majlis.check('signing the memorandum of understanding is not the first step in the strategic dialogue'),
      majlis.check('The ministers agreed to build a railway to Beijing.'),
    ]);
    expect(said).toMatchObject({ verdict: 'said', language: 'en' });
    expect(said.citations[0]).toMatchObject({ paragraph: 6 });
    expect(close.verdict).toBe('close');
    expect(not).toMatchObject({ verdict: 'not_said', citations: [] });
    for (const { start, end, quote } of [...said.citations, ...close.citations])
      expect(ar.slice(start, end)).toBe(quote);
  });
});

describe('quote', () => {
  it('takes a paragraph’s number in any digits and wording, and refuses one that is not there', async () => {
    for (const wanted of ['4', '٤', '۴', 'paragraph 4', 'فقرة ٤', '#4', ' 4 ']) {
      const { citations } = await majlis.quote(wanted);
      expect(citations.map(({ paragraph }) => paragraph)).toEqual([4]);
    }
    await expect(majlis.quote('9')).rejects.toMatchObject({ code: 'unknown_paragraph' });
    await expect(majlis.quote('0')).rejects.toMatchObject({ code: 'unknown_paragraph' });
    await expect(majlis.quote('')).rejects.toMatchObject({ code: 'empty_question' });
  });

  it('brings no more than asked for, each true', async () => {
    for (const limit of [1, 2, 5]) {
      const { citations } = await majlis.quote('الحوار الاستراتيجي', { limit });
      expect(citations.length).toBeGreaterThan(0);
      expect(citations.length).toBeLessThanOrEqual(limit);
      for (const { start, end, quote } of citations) expect(ar.slice(start, end)).toBe(quote);
    }
  });
});
