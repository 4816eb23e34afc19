import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { containsAnswer } from '../../src/evaluation/metrics.js';
import { readSquad } from '../../src/evaluation/squad.js';
import { openRecords } from '../../src/majlis.js';

/** What was reached: work on meetings must not cost articles their sentences unseen. */
const LEAST = [
  ['science.en', 0.6, 0.465],
  ['culture.ar', 0.525, 0.44],
] as const;

it.each(LEAST)(
  '%s: at least %d of the paragraphs first, %d of the sentences',
  async (name, paragraphs, sentences) => {
    const { articles, questions } = readSquad(
      fileURLToPath(new URL(`../bench/training/${name}.json`, import.meta.url)),
    );
    const answering = await openRecords(readConfig({}, 'none'), articles);
    let [first, held] = [0, 0];
    for (const { text, gold, answers } of questions) {
      const { hits, quote } = await answering.examine(text, { limit: 5 });
      const passage = hits[0]?.passage;
      if (passage?.meeting === gold.meeting && passage.paragraph === gold.paragraph) first++;
      if (quote !== null && containsAnswer(quote, answers)) held++;
    }
    expect(first / questions.length).toBeGreaterThanOrEqual(paragraphs);
    expect(held / questions.length).toBeGreaterThanOrEqual(sentences);
  },
  120_000,
);
