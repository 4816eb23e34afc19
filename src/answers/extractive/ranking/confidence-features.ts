import { type AnswerFeatures, answerFeatures } from './answer-features.js';
import type { Asked } from './asked.js';
import { FIGURES_WANTED } from './granted.js';
import type { RankedPhrase } from './least-risk.js';
import { type Matches, raise } from './matches.js';
import { NOT_RULED, type RuleFeatures } from './rule-features.js';
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

/** What tells whether the record answers at all; from 0 to about 1 but for the leads, and alike from question to question. */
export interface ConfidenceFeatures extends RuleFeatures, AnswerFeatures {
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
  around: number;
  line: number;
  spoken: number;
  /** 1 where a time or a number is asked for and the sentence has none. */
  lacksType: number;
  /** Its score. */
  sentence: number;
  /** How much of the answer its short answer is expected to hold. */
  expected: number;
  /** How much of the question only other paragraphs have. */
  elsewhere: number;
  /** Share of the short answer that the best sentence of the next best paragraph has too. */
  repeated: number;
  /** Share of the shorter of these two sentences that they have in common. */
  alike: number;
  /**
   * How far it is ahead of the best sentence of another paragraph that says something else, in log odds; as far as can be
   * where all say the same.
   */
  leadOverOthers: number;
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
 * `placed` are the paragraphs whose sentences were ranked, best first; `phrase` is the short answer of the best sentence.
 *
 * Nothing here counts the record or its paragraphs on a subject: what is measured on questions whose paragraph was taken out
 * must be the record's silence, not the gap in it.
 */
export function confidenceFeatures(
  asked: Asked,
  ranked: readonly Scored[],
  placed: readonly PlacedParagraph[],
  phrase: RankedPhrase | null,
  rules: RuleFeatures = NOT_RULED,
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
    around: features.around,
    line: features.line,
    spoken: features.spoken,
    lacksType: FIGURES_WANTED.has(asked.asking.wish) && features.wanted === 0 ? 1 : 0,
    sentence: best.score / SENTENCE_UNIT,
    expected: phrase?.expected ?? 0,
    elsewhere: elsewhere(asked, best, ranked),
    ...saidAgain(best, ranked, phrase),
    unit,
    passage,
    title,
    type,
    score: top.score / SCORE_UNIT,
    lead: second ? Math.min(MOST_LEAD, top.rank - second.rank) : 0,
    ...answerFeatures(asked, best, phrase),
    ...rules,
  };
}

/** The retriever's scores, and those of sentences, are sums of about this size. */
const SCORE_UNIT = 20;
const SENTENCE_UNIT = 5;
const MOST_LEAD = 5;
/** From so much in common on, two sentences say the same. */
const SAME_ANSWER = 0.5;
const SAME_SENTENCE = 0.6;

/** What there is to tell by in any record. */
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
  'repeated',
  'alike',
  'leadOverOthers',
  'unit',
  'passage',
  'title',
  'type',
  'score',
  'lead',
];

/** What the layout of minutes tells besides. */
export const LAYOUT_FEATURES: readonly (keyof ConfidenceFeatures)[] = ['around', 'line', 'spoken'];

function elsewhere({ words, total }: Asked, best: Scored, ranked: readonly Scored[]): number {
  const own = new Float32Array(words.length);
  const all = new Float32Array(words.length);
  for (const { matches, paragraph } of ranked) {
    raise(all, matches.best);
    if (paragraph === best.paragraph) raise(own, matches.best);
  }
  return words.reduce((sum, { weight }, t) => sum + weight * ((all[t] ?? 0) - (own[t] ?? 0)), 0) / total;
}

/** What other paragraphs' best sentences say: records repeat themselves, and a second source is no rival. */
function saidAgain(
  best: Scored,
  ranked: readonly Scored[],
  phrase: RankedPhrase | null,
): Pick<ConfidenceFeatures, 'repeated' | 'alike' | 'leadOverOthers'> {
  const answer = phrase ? stemsOf(phrase.reading.words.slice(phrase.first, phrase.last + 1)) : new Set<string>();
  const own = stemsOf(best.matches.reading.words);
  const seen = new Set([best.paragraph]);
  const others: { readonly score: number; readonly repeated: number; readonly alike: number }[] = [];
  for (const { paragraph, matches, score } of ranked) {
    if (seen.has(paragraph)) continue;
    seen.add(paragraph);
    const stems = stemsOf(matches.reading.words);
    others.push({
      score,
      repeated: shared(answer, stems) / Math.max(1, answer.size),
      alike: shared(own, stems) / Math.max(1, Math.min(own.size, stems.size)),
    });
  }
  const rival = others.find(({ repeated, alike }) => repeated < SAME_ANSWER && alike < SAME_SENTENCE);
  return {
    repeated: others[0]?.repeated ?? 0,
    alike: others[0]?.alike ?? 0,
    leadOverOthers: rival ? Math.min(MOST_LEAD, best.score - rival.score) : MOST_LEAD,
  };
}

function stemsOf(words: Matches['reading']['words']): ReadonlySet<string> {
  return new Set(words.flatMap(({ term }) => (term.stop ? [] : [term.stem])));
}

function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0;
  for (const each of some) if (others.has(each)) count++;
  return count;
}
