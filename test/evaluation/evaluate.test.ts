import { describe, expect, it } from 'vitest';
import type { Examination, Examiner } from '../../src/answers/extractive/extractive-answering.js';
import { evaluate } from '../../src/evaluation/evaluate.js';
import type { SquadQuestion } from '../../src/evaluation/squad.js';

const question = (text: string, paragraph: number, ...answers: string[]): SquadQuestion => ({
  id: text,
  text,
  gold: { meeting: 'm', paragraph },
  answers,
});

/** Answers from a table: the paragraphs retrieved, the quote, the short answer, the confidence with and without the gold paragraph. */
type Row = readonly [paragraphs: number[], quote: string | null, short: string | null, sure: number, unsure: number];
const examiner = (table: Readonly<Record<string, Row>>): Examiner => ({
  async examine(text, { without }): Promise<Examination> {
    const [paragraphs, quote, shortAnswer, sure, unsure] = table[text] ?? [[], null, null, 0, 0];
    const hits = paragraphs.map((paragraph, i) => ({
      passage: { meeting: 'm', language: 'en' as const, paragraph, start: 0, end: 1, text: 'x' },
      score: 1 / (i + 1),
    }));
    return { hits, quote, shortAnswer, confidence: without ? unsure : sure };
  },
});

const table: Readonly<Record<string, Row>> = {
  when: [[1, 2, 3], 'It was built in 1863.', '1863', 0.9, 0.2],
  who: [[4, 2, 3], 'Grace Darling rowed out.', 'Grace', 0.6, 0.6],
  where: [[9, 8, 7], 'On the cape.', null, 0.4, 0.1],
  why: [[], null, null, 0, 0],
};
const questions = [
  question('when', 1, '1863'),
  question('who', 2, 'Grace Darling', 'Darling'),
  question('where', 3, 'on a cape'),
  question('why', 4, 'for ships'),
];

describe('evaluate', () => {
  it('computes every figure', async () => {
    const progress: number[] = [];
    const report = await evaluate({
      examiner: examiner(table),
      passages: 9,
      questions,
      sameLanguage: true,
      onProgress: ({ done }) => progress.push(done),
    });
    expect(report).toEqual({
      questions: 4,
      passages: 9,
      // Ranks: 1, 2, none, none.
      recallAt1: 0.25,
      recallAt5: 0.5,
      mrrAt10: 0.375,
      ndcgAt10: expect.closeTo((1 + 1 / Math.log2(3)) / 4, 4),
      // "1863" and "Grace Darling" stand in their quotes; "on a cape" does not stand in "On the cape." word for word.
      sentenceMatch: 0.5,
      // "1863", and "On the cape" but for its article.
      exactMatch: 0.5,
      // 1, 2/3 for "Grace" of "Grace Darling", 1 and 0.
      f1: expect.closeTo((1 + 2 / 3 + 1) / 4, 4),
      // Of 16 pairs, 0.9 wins 4, 0.6 wins 3 and ties 1, 0.4 wins 3, 0 ties 1.
      abstentionAuroc: expect.closeTo(11 / 16, 4),
      p50Milliseconds: expect.any(Number),
      p95Milliseconds: expect.any(Number),
    });
    expect(progress).toEqual([1, 2, 3, 4]);
  });

  it('gives no answer figures across languages', async () => {
    const report = await evaluate({ examiner: examiner(table), passages: 9, questions, sameLanguage: false });
    expect(report).toMatchObject({
      recallAt1: 0.25,
      sentenceMatch: null,
      exactMatch: null,
      f1: null,
      abstentionAuroc: null,
    });
  });
});
