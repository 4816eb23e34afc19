import type { Asked, Matches, SentenceFeatures } from './sentence-features.js';

/** A sentence with its features and its score. */
export interface Scored {
  readonly matches: Matches;
  readonly features: SentenceFeatures;
  readonly score: number;
  /** Its paragraph's place among the retrieved ones, from 0. */
  readonly paragraph: number;
}

/** What retrieval found for a paragraph. Fractions of the best possible. */
export interface ParagraphEvidence {
  /** BM25 over the best possible one. */
  readonly unit: number;
  /** The same of its best passage. */
  readonly passage: number;
  /** Share of the question's words in two passages that follow each other. */
  readonly pair: number;
  /** Share of the question's words that its meeting's title has. */
  readonly title: number;
  /** Whether it has a time or a number where one is asked for. */
  readonly type: number;
}

/** A retrieved paragraph as the confidence sees it. */
export interface FoundParagraph {
  /** The retriever's score. */
  readonly score: number;
  readonly found: ParagraphEvidence;
}

/** What tells whether the record answers at all; each from 0 to about 1, and alike from question to question. */
export interface ConfidenceFeatures {
  bias: number;
  /** How many of the question's two weightiest words the best sentence's paragraph lacks. */
  weightiestMissing: number;
  coverage: number;
  written: number;
  density: number;
  /** 1 where a date or a number is asked for and the sentence has none. */
  lacksType: number;
  /** 1 where a person is asked for and the sentence has no name but those of the question. */
  lacksName: number;
  passage: number;
  pair: number;
  title: number;
  type: number;
  /** How far the best paragraph is ahead of the next ones. */
  unitLead: number;
  score: number;
  /** How far it is ahead of the second. */
  scoreLead: number;
  /** How much of the answer its short answer is expected to hold. */
  expected: number;
}

/**
 * Nothing here tells of how large the record is or of how many paragraphs it has on a subject: what is measured on
 * questions whose paragraph was taken out must be the record's silence, not the gap in it.
 */
export function confidenceFeatures(
  asked: Asked,
  ranked: readonly Scored[],
  paragraphs: readonly FoundParagraph[],
  expected: number,
): ConfidenceFeatures | null {
  const best = ranked[0];
  const [top, second] = paragraphs;
  if (!best || !top) return null;
  const { features } = best;
  const own = ranked.filter(({ paragraph }) => paragraph === best.paragraph);
  const isMissing = (t: number): boolean => own.every(({ matches }) => (matches.best[t] ?? 0) < 0.5);
  const heaviest = asked.words
    .map(({ weight }, t) => ({ weight, t }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2);
  const { type } = asked.question;
  const { unit, passage, pair, title } = top.found;
  return {
    bias: 1,
    weightiestMissing: heaviest.filter(({ t }) => isMissing(t)).length / 2,
    coverage: features.coverage,
    written: features.written,
    density: features.density,
    lacksType:
      ((type === 'date' || type === 'time') && !features.date) || (type === 'number' && !features.number) ? 1 : 0,
    lacksName: type === 'person' && !features.name ? 1 : 0,
    passage,
    pair,
    title,
    type: top.found.type,
    unitLead: unit - mean(paragraphs.slice(1, 5).map(({ found }) => found.unit)),
    score: top.score / SCORE_UNIT,
    scoreLead: (top.score - (second?.score ?? 0)) / SCORE_UNIT,
    expected,
  };
}

/** The retriever's scores are sums of about this size. */
const SCORE_UNIT = 20;

export const CONFIDENCE_FEATURES: readonly (keyof ConfidenceFeatures)[] = [
  'bias',
  'weightiestMissing',
  'coverage',
  'written',
  'density',
  'lacksType',
  'lacksName',
  'passage',
  'pair',
  'title',
  'type',
  'unitLead',
  'score',
  'scoreLead',
  'expected',
];

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
