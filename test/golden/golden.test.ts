import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answers/answer.js';
import { readConfig } from '../../src/config.js';
import { type Majlis, openMajlis, openRecords } from '../../src/majlis.js';
import { originalDocument } from '../../src/meetings/meeting.js';
import { fault, HELD_OUT, LANGUAGES, MEETING, PARTS, readGolden, readRecords } from './score.js';

/**
 * Shares that must not be lost again. The goal is 95 in 100 everywhere; parts that were not tuned on are short of it (the
 * README says by how much), and their bar rises with what is reached.
 */
const LEAST_RIGHT: Readonly<Record<string, number>> = {
  'tuning ar': 0.95,
  'tuning en': 0.95,
  'second ar': 0.9,
  'second en': 0.85,
  'third ar': 0.69,
  'third en': 0.65,
  'fourth ar': 0.7,
  'fourth en': 0.7,
  'held-out ar': 0.88,
  'held-out en': 0.88,
  'unseen ar': 0.6,
  'unseen en': 0.62,
};

const folder = mkdtempSync(path.join(tmpdir(), 'majlis-golden-'));
let majlis: Majlis;
let record: string;
beforeAll(async () => {
  cpSync(new URL('../../index-data/lexicon', import.meta.url), path.join(folder, 'lexicon'), { recursive: true });
  cpSync(new URL(`../../index-data/meetings/${MEETING}`, import.meta.url), path.join(folder, 'meetings', MEETING), {
    recursive: true,
  });
  const log = { info: () => undefined, warn: () => undefined };
  majlis = await openMajlis(readConfig({ INDEX_DATA: folder }, path.join(folder, 'none')), { log });
  const [meeting] = majlis.meetings;
  record = meeting ? originalDocument(meeting).text : '';
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the golden questions', () => {
  describe.each(PARTS.flatMap((part) => LANGUAGES.map((language) => [part, language] as const)))(
    'of the %s part, in %s',
    (part, language) => {
      const questions = readGolden(language, part);
      const least = LEAST_RIGHT[`${part} ${language}`] ?? 1;
      let answers: Answer[];
      beforeAll(async () => {
        answers = [];
        for (const { question } of questions) answers.push(await majlis.ask(question));
      }, 60_000);

      it(`are answered right, at least ${Math.round(100 * least)} in 100`, () => {
        const wrong = questions.flatMap((line, i) => {
          const answer = answers[i];
          return answer && fault(line, answer, record) === null ? [] : [line.id];
        });
        // Nobody is told which held-out questions went wrong: a question that is read to mend the program is not held out.
        const named = HELD_OUT.includes(part) ? '' : `wrong: ${wrong.join(' ')}`;
        expect(1 - wrong.length / questions.length, named).toBeGreaterThanOrEqual(least);
      });

      it('never bring a quote that is not the record’s', () => {
        const citations = answers.flatMap((answer) => answer.citations);
        expect(citations.length).toBeGreaterThan(0);
        expect(citations.filter(({ quote, start, end }) => record.slice(start, end) !== quote)).toEqual([]);
      });

      it('are answered in their own language', () => {
        expect(answers.filter((answer) => answer.language !== language).map(({ question }) => question)).toEqual([]);
      });
    },
  );
});

/** Shares answered right, and of those that the record leaves open, told so; by the record's language and the question's. */
type Least = Readonly<Record<string, { readonly answered: number; readonly not_found: number }>>;

/** Of the questions about other meetings in running words, laid out as people keep them, by other hands, and of the commonest. */
const LEAST_OF_RECORDS: Readonly<Record<'records' | 'layouts' | 'everyday' | 'commonest', Least>> = {
  records: {
    'ar ar': { answered: 0.3, not_found: 0.84 },
    'ar en': { answered: 0.15, not_found: 0.9 },
    'en ar': { answered: 0.2, not_found: 0.9 },
    'en en': { answered: 0.28, not_found: 0.86 },
  },
  layouts: {
    'ar ar': { answered: 0.36, not_found: 0.88 },
    'en en': { answered: 0.28, not_found: 0.82 },
  },
  everyday: {
    'ar ar': { answered: 0.15, not_found: 0.93 },
    'en en': { answered: 0.15, not_found: 0.88 },
  },
  commonest: {
    'ar ar': { answered: 0.84, not_found: 1 },
    'en en': { answered: 0.84, not_found: 1 },
  },
};

describe.each(Object.entries(LEAST_OF_RECORDS))('the questions about other meetings, in %s,', (of, leasts) => {
  const asked: { readonly key: string; readonly status: Answer['status']; readonly isRight: boolean }[] = [];
  const quotes: { readonly quote: string; readonly isTrue: boolean }[] = [];
  beforeAll(async () => {
    for (const { meeting, questions } of readRecords(fileURLToPath(new URL(`./${of}`, import.meta.url)))) {
      const answering = await openRecords(readConfig({}, path.join(folder, 'none')), [meeting]);
      const { text } = originalDocument(meeting);
      for (const line of questions) {
        const answer = await answering.ask(line.question);
        const isRight = fault(line, answer, text) === null;
        asked.push({ key: `${meeting.original} ${line.language}`, status: line.status, isRight });
        quotes.push(
          ...answer.citations.map(({ quote, start, end }) => ({ quote, isTrue: text.slice(start, end) === quote })),
        );
      }
    }
  }, 120_000);

  it.each(
    Object.entries(leasts).flatMap(([key, least]) =>
      (['answered', 'not_found'] as const).map((status) => ({ key, status, least: least[status] })),
    ),
  )('($key, to be $status) are answered right, at least $least of them', ({ key, status, least }) => {
    const these = asked.filter((each) => each.key === key && each.status === status);
    expect(these.length).toBeGreaterThanOrEqual(10);
    expect(these.filter(({ isRight }) => isRight).length / these.length).toBeGreaterThanOrEqual(least);
  });

  it('never bring a quote that is not the record’s', () => {
    expect(quotes.length).toBeGreaterThan(100);
    expect(quotes.filter(({ isTrue }) => !isTrue)).toEqual([]);
  });
});
