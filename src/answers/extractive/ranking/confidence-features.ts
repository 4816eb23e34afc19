import type { Asked, Matches, SentenceFeatures } from './sentence-features.js';

/** A sentence with its features and its score. */
export interface Scored {
  readonly matches: Matches;
  readonly features: SentenceFeatures;
  readonly score: number;
  /** Its paragraph's place among the retrieved ones, from 0. */
  readonly paragraph: number;
}

/** What retrieval found for a paragraph by itself, whatever stands around it. Fractions of the best possible. */
export interface ParagraphEvidence {
  /** BM25 over the best possible one. */
  readonly unit: number;
  /** Share of the question's words in two passages that follow each other. */
  readonly pair: number;
}

/** What tells whether the record answers at all; each from 0 to about 1, and alike from question to question. */
export interface ConfidenceFeatures {
  bias: number;
  /** Words of the question that the best sentence's paragraph lacks. */
  missing: number;
  /** Of the two weightiest words. */
  weightiestMissing: number;
  exact: number;
  coverage: number;
  window: number;
  written: number;
  /** How telling the weightiest missing word is. */
  heaviest: number;
  density: number;
  /** 1 where a date or a number is asked for and the sentence has none. */
  lacksType: number;
  terms: number;
  weight: number;
  /** How far the best sentence is ahead of those of other paragraphs. */
  lead: number;
  coverageLead: number;
  unit: number;
  pair: number;
  unitLead: number;
  pairLead: number;
}

/**
 * Only what is in the paragraphs at hand counts: a figure that also looks at the text around them would know of a
 * paragraph that was taken out.
 */
export function confidenceFeatures(
  asked: Asked,
  ranked: readonly Scored[],
  found: readonly ParagraphEvidence[],
): ConfidenceFeatures | null {
  const best = ranked[0];
  if (!best) return null;
  const { features } = best;
  const own = ranked.filter(({ paragraph }) => paragraph === best.paragraph);
  const others = ranked.filter(({ paragraph }) => paragraph !== best.paragraph);
  const likeness = asked.words.map((_, t) => Math.max(...own.map(({ matches }) => matches.best[t] ?? 0)));
  const isMissing = (t: number): boolean => (likeness[t] ?? 0) < 0.5;
  const heaviest = asked.words
    .map(({ weight }, t) => ({ weight, t }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2);
  const count = Math.max(1, asked.words.length);
  const { type } = asked.question;
  const [top, ...rest] = found.slice(0, 5);
  return {
    bias: 1,
    missing: asked.words.filter((_, t) => isMissing(t)).length / count,
    weightiestMissing: heaviest.filter(({ t }) => isMissing(t)).length / 2,
    exact: asked.words.reduce((sum, { weight }, t) => sum + ((likeness[t] ?? 0) >= 1 ? weight : 0), 0) / asked.total,
    coverage: features.coverage,
    window: features.window,
    written: features.written,
    heaviest: features.missing,
    density: features.density,
    lacksType:
      ((type === 'date' || type === 'time') && !features.date) || (type === 'number' && !features.number) ? 1 : 0,
    terms: Math.min(1, count / 10),
    weight: asked.total / 30,
    lead: (lexical(best) - most(others.map(lexical))) / 4,
    coverageLead: most(own.map(coverage)) - most(others.map(coverage)),
    unit: top?.unit ?? 0,
    pair: top?.pair ?? 0,
    unitLead: (top?.unit ?? 0) - mean(rest.map(({ unit }) => unit)),
    pairLead: (top?.pair ?? 0) - mean(rest.map(({ pair }) => pair)),
  };
}

export const CONFIDENCE_FEATURES: readonly (keyof ConfidenceFeatures)[] = [
  'bias',
  'missing',
  'weightiestMissing',
  'exact',
  'coverage',
  'window',
  'written',
  'heaviest',
  'density',
  'lacksType',
  'terms',
  'weight',
  'lead',
  'coverageLead',
  'unit',
  'pair',
  'unitLead',
  'pairLead',
];

/** What the sentence itself says for it, whatever its paragraph's rank. */
function lexical({ features }: Scored): number {
  return features.coverage + features.exact + features.window + features.before + features.density;
}

function coverage({ features }: Scored): number {
  return features.coverage;
}

function most(values: readonly number[]): number {
  return Math.max(0, ...values);
}

function mean(values: readonly number[]): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}
