import type { Scored } from './confidence-features.js';

/** What speaks for a paragraph, once its sentences are ranked. */
export interface ParagraphFeatures {
  /** The retriever's score, less that of the paragraph it put first. */
  score: number;
  /** Its best sentence's score, less the best of all. */
  sentence: number;
  /** The same of all its sentences together (the logarithm of the sum of their odds). */
  sentences: number;
}

export const PARAGRAPH_FEATURES: readonly (keyof ParagraphFeatures)[] = ['score', 'sentence', 'sentences'];

/** What a paragraph without a sentence counts as. */
const LEAST = -6;

/** Features of the paragraphs whose sentences were ranked, in the order they were retrieved in. */
export function paragraphFeatures(
  paragraphs: readonly { readonly score: number }[],
  ranked: readonly Scored[],
): ParagraphFeatures[] {
  const top = ranked.length > 0 ? Math.max(...ranked.map(({ score }) => score)) : 0;
  const odds = paragraphs.map(() => 0);
  const best = paragraphs.map(() => top + LEAST);
  for (const { paragraph, score } of ranked) {
    odds[paragraph] = (odds[paragraph] ?? 0) + Math.exp(score - top);
    best[paragraph] = Math.max(best[paragraph] ?? score, score);
  }
  return paragraphs.map(({ score }, i) => ({
    score: score - (paragraphs[0]?.score ?? 0),
    sentence: Math.max(LEAST, (best[i] ?? 0) - top),
    sentences: Math.max(LEAST, Math.log(odds[i] || Math.exp(LEAST))),
  }));
}
