import type { Phrase } from './phrases.js';

/** Phrases that a phrase is held against to see how much of the answer it would hold. */
const RIVALS = 24;

/** The words of a sentence that answer best, with the share of the answer they are expected to hold (F1, 0..1). */
export interface RankedPhrase extends Phrase {
  readonly expected: number;
}

/**
 * The phrase that is expected to share most with the answer: each rival is the answer as likely as its features say, and
 * the one that overlaps best with all of them wins (minimum Bayes risk; Kumar and Byrne, "Minimum Bayes-Risk Decoding for
 * Statistical Machine Translation", NAACL 2004).
 */
export function leastRisk(phrases: readonly Phrase[], scores: readonly number[]): RankedPhrase | null {
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, value) => sum + value, 0);
  const rivals = phrases
    .map((phrase, i) => ({ phrase, share: (odds[i] ?? 0) / all }))
    .sort((a, b) => b.share - a.share)
    .slice(0, RIVALS);
  let best: RankedPhrase | null = null;
  for (const { phrase } of rivals) {
    const expected = rivals.reduce((sum, rival) => sum + rival.share * overlap(phrase, rival.phrase), 0);
    if (!best || expected > best.expected) best = { ...phrase, expected };
  }
  return best;
}

/** F1 of two stretches of one sentence, function words counted. */
function overlap(a: Phrase, b: Phrase): number {
  const shared = Math.min(a.last, b.last) - Math.max(a.first, b.first) + 1;
  return shared > 0 ? (2 * shared) / (a.last - a.first + 1 + (b.last - b.first + 1)) : 0;
}
