import type { Asked } from './asked.js';
import { FIGURES_WANTED } from './granted.js';
import { type Matches, raise } from './matches.js';
import type { SentenceFeatures } from './sentence-features.js';

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
  /** Of the best sentence: what it shares with the question (see SentenceFeatures). */
  coverage: number;
  exact: number;
  written: number;
  density: number;
  window: number;
  letters: number;
  namesMissing: number;
  beyondTitle: number;
  wanted: number;
  /** 1 where a time or a number is asked for and the sentence has none. */
  lacksType: number;
  /** Its score. */
  sentence: number;
  /** How much of the answer its short answer is expected to hold. */
  expected: number;
  /** How much of the question only other paragraphs have. */
  elsewhere: number;
  /** Of the best paragraph: what retrieval found. */
  unit: number;
  passage: number;
  title: number;
  type: number;
  score: number;
  /** How far it is ahead of the second, in log odds; 0 where there is none. */
  lead: number;
}

/** A paragraph with its place among the others, once its sentences are ranked. */
export interface PlacedParagraph extends FoundParagraph {
  /** Log odds between the paragraphs of one question. */
  readonly rank: number;
}

/**
 * `placed` are the paragraphs whose sentences were ranked, best first.
 *
 * Nothing here tells of how large the record is or of how many paragraphs it has on a subject: what is measured on
 * questions whose paragraph was taken out must be the record's silence, not the gap in it.
 */
export function confidenceFeatures(
  asked: Asked,
  ranked: readonly Scored[],
  placed: readonly PlacedParagraph[],
  expected: number,
): ConfidenceFeatures | null {
  const best = ranked[0];
  const [top, second] = placed;
  if (!best || !top) return null;
  const { features } = best;
  const { unit, passage, title, type } = top.found;
  return {
    bias: 1,
    coverage: features.coverage,
    exact: features.exact,
    written: features.written,
    density: features.density,
    window: features.window,
    letters: features.letters,
    namesMissing: features.namesMissing,
    beyondTitle: features.beyondTitle,
    wanted: features.wanted,
    lacksType: FIGURES_WANTED.has(asked.asking.wish) && features.wanted === 0 ? 1 : 0,
    sentence: best.score / SENTENCE_UNIT,
    expected,
    elsewhere: elsewhere(asked, best, ranked),
    unit,
    passage,
    title,
    type,
    score: top.score / SCORE_UNIT,
    lead: second ? Math.min(MOST_LEAD, top.rank - second.rank) : 0,
  };
}

/** The retriever's scores, and those of sentences, are sums of about this size. */
const SCORE_UNIT = 20;
const SENTENCE_UNIT = 5;
const MOST_LEAD = 5;

export const CONFIDENCE_FEATURES: readonly (keyof ConfidenceFeatures)[] = [
  'bias',
  'coverage',
  'exact',
  'written',
  'density',
  'window',
  'letters',
  'namesMissing',
  'beyondTitle',
  'wanted',
  'lacksType',
  'sentence',
  'expected',
  'elsewhere',
  'unit',
  'passage',
  'title',
  'type',
  'score',
  'lead',
];

function elsewhere({ words, total }: Asked, best: Scored, ranked: readonly Scored[]): number {
  const own = new Float32Array(words.length);
  const all = new Float32Array(words.length);
  for (const { matches, paragraph } of ranked) {
    raise(all, matches.best);
    if (paragraph === best.paragraph) raise(own, matches.best);
  }
  return words.reduce((sum, { weight }, t) => sum + weight * ((all[t] ?? 0) - (own[t] ?? 0)), 0) / total;
}
