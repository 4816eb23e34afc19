import { normalise } from '../text/normalise.js';

/** Rank from 1 of the gold paragraph; null where it was not found. */
export type Rank = number | null;

export function recallAt(k: number, ranks: readonly Rank[]): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0)));
}

/** Mean reciprocal rank, 0 beyond k. */
export function mrrAt(k: number, ranks: readonly Rank[]): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 / rank : 0)));
}

/** Normalised discounted cumulative gain with one relevant paragraph a question. */
export function ndcgAt(k: number, ranks: readonly Rank[]): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 / Math.log2(rank + 1) : 0)));
}

/**
 * SQuAD's exact match and F1 against the best of several gold answers, on words without articles and punctuation; Arabic
 * is normalised too, and loses its article ال.
 * @see Rajpurkar et al. (2016), SQuAD: 100,000+ Questions for Machine Comprehension of Text
 */
export function scoreAnswer(given: string, gold: readonly string[]): { exactMatch: number; f1: number } {
  const words = answerWords(given);
  const scores = gold.map((answer) => {
    const wanted = answerWords(answer);
    return { exactMatch: words.join(' ') === wanted.join(' ') ? 1 : 0, f1: f1(words, wanted) };
  });
  return {
    exactMatch: Math.max(0, ...scores.map(({ exactMatch }) => exactMatch)),
    f1: Math.max(0, ...scores.map((score) => score.f1)),
  };
}

/**
 * Whether a quote holds one of the gold answers after normalisation. Arabic writes prefixes and endings onto a word, so
 * that it may stand within a longer one; but a number within a longer number is another.
 */
export function containsAnswer(quote: string, gold: readonly string[]): boolean {
  const words = plain(quote);
  return gold.some((answer) => {
    const wanted = plain(answer);
    return wanted !== '' && new RegExp(`(?<!\\d(?=\\d))${wanted}(?!(?<=\\d)\\d)`, 'u').test(words);
  });
}

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half.
 * @see Hanley and McNeil (1982), The meaning and use of the area under a receiver operating characteristic curve
 */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  if (positives.length === 0 || negatives.length === 0) return 0;
  const sorted = [...negatives].sort((a, b) => a - b);
  const total = positives.reduce((sum, value) => {
    const below = lowerBound(sorted, value, false);
    const upTo = lowerBound(sorted, value, true);
    return sum + below + (upTo - below) / 2;
  }, 0);
  return total / (positives.length * negatives.length);
}

/** The value that a share of all values stays below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

function f1(given: readonly string[], wanted: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of wanted) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of given) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared++;
    left.set(word, count - 1);
  }
  if (shared === 0) return 0;
  const [precision, recall] = [shared / given.length, shared / wanted.length];
  return (2 * precision * recall) / (precision + recall);
}

function answerWords(text: string): string[] {
  return plain(text)
    .split(' ')
    .map((word) => word.replace(/^(?:وال|ال)(?=..)/, ''))
    .filter((word) => word && !/^(?:a|an|the)$/.test(word));
}

function plain(text: string): string {
  return normalise(text)
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** How many of a sorted list are below a value, or with `through` not above it. */
function lowerBound(sorted: readonly number[], value: number, through: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = sorted[middle] ?? 0;
    if (at < value || (through && at === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
