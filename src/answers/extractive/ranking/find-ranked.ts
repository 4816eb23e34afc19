import { startOfTime } from '../../../text/dates.js';
import type { Span } from '../../../text/segment.js';
import type { Candidate } from '../candidate.js';
import type { Question } from '../question.js';
import type { AnswerType } from '../question-words.js';
import type { Asked } from './asked.js';
import type { Scored } from './confidence-features.js';
import type { Genre } from './genre.js';
import type { RankedPhrase } from './least-risk.js';
import {
  bestPhrase,
  confidenceIn,
  evidenceOf,
  placeParagraphs,
  type RankContext,
  type RetrievedParagraph,
  rankSentences,
} from './rank.js';
import { WEIGHTS } from './weights.js';
import { wholeWords } from './whole-words.js';

/** Sentences up to this length are quoted whole; the clauses of a longer one around its short answer. UTF-16 units. */
const LONGEST_QUOTE = 600;
/**
 * A short answer is given when it is expected to share at least so much with the right one (F1). In a meeting's record one
 * sentence names many people and sums: below, the sentence says more without it (half of them would be wrong).
 */
const LEAST_EXPECTED: Readonly<Record<Genre, number>> = { article: 0.2, meeting: 0.4, minutes: 0.4 };
/** Yes or no takes the whole sentence. */
const WITHOUT_SHORT: ReadonlySet<AnswerType> = new Set(['confirmation']);

/**
 * What may be shown beside the first sentence where no answer is sure: so many at most, no further behind it in log odds, and
 * no longer together with it (UTF-16 units), for these are read on a phone; but the second of all that is as good as level.
 */
const BESIDE = { most: 2, behind: 2, length: 600, level: 1 };

/** What the learned ranking found among some paragraphs. */
export interface Ranked<Paragraph> {
  /** The sentence that answers best, with its short answer. */
  readonly candidate: Candidate;
  /** Where the short answer stands. */
  readonly place: Span | null;
  /** Those that come next, where they are close. */
  readonly others: readonly Candidate[];
  /** How sure it is that it does, 0..1. */
  readonly confidence: number;
  /** The paragraphs again, those whose sentences were read first, best first. */
  readonly paragraphs: readonly Paragraph[];
}

/** The sentence that answers best by the learned ranking; null where there is none. */
export function findRanked<Paragraph extends RetrievedParagraph>(
  question: Question,
  paragraphs: readonly Paragraph[],
  context: RankContext,
): Ranked<Paragraph> | null {
  const sentences = rankSentences(question, paragraphs, context);
  const best = sentences?.ranked[0];
  if (!sentences || !best) return null;
  const { asked, ranked } = sentences;
  const placed = placeParagraphs(paragraphs, ranked, WEIGHTS[context.genre].paragraph);
  const phrase = bestPhrase(asked, best, context.weigher);
  const given =
    phrase && !WITHOUT_SHORT.has(question.type) && phrase.expected >= LEAST_EXPECTED[context.genre]
      ? spanOf(phrase)
      : null;
  const { sentence, reader } = best.matches.reading;
  const span = sentence.end - sentence.start <= LONGEST_QUOTE ? sentence : (given ?? sentence);
  return {
    candidate: {
      evidence: evidenceOf(asked, best),
      span: { start: span.start, end: span.end },
      short: given ? reader.text(given) : null,
      fit: phrase?.expected ?? 0,
    },
    place: given,
    others: closeBehind(ranked).map((scored) => wholeSentence(asked, scored)),
    confidence: confidenceIn(asked, ranked, placed, phrase, context),
    paragraphs: [...placed, ...paragraphs.slice(placed.length)],
  };
}

/** Those behind the best sentence that may be shown beside it. */
function closeBehind([best, ...rest]: readonly Scored[]): readonly Scored[] {
  const close: Scored[] = [];
  if (!best) return close;
  let length = lengthOf(best);
  for (const scored of rest.slice(0, BESIDE.most)) {
    const behind = best.score - scored.score;
    length += lengthOf(scored);
    const isLevel = close.length === 0 && behind < BESIDE.level;
    if (!isLevel && (behind >= BESIDE.behind || length > BESIDE.length)) break;
    close.push(scored);
  }
  return close;
}

function lengthOf({ matches }: Scored): number {
  const { start, end } = matches.reading.sentence;
  return end - start;
}

function wholeSentence(asked: Asked, scored: Scored): Candidate {
  const evidence = evidenceOf(asked, scored);
  const { start, end } = evidence.sentence;
  return { evidence, span: { start, end }, short: null, fit: 0 };
}

/** Without it, the words would say the opposite. */
const NEGATION = /(?<!\p{L})(?:not|never|no longer|no|[وف]?(?:لا|لم|لن|ليس|ليست|غير|دون|عدم))\s+$/iu;

function spanOf({ reading: { words, reader }, first, last }: RankedPhrase): Span | null {
  const [head, tail] = [words[first], words[last]];
  if (!head || !tail) return null;
  const { text } = reader.document;
  const span = wholeWords(text, { start: head.term.start, end: tail.term.end });
  const not = NEGATION.exec(text.slice(Math.max(text.lastIndexOf('\n', span.start) + 1, span.start - 12), span.start));
  if (not) return { ...span, start: span.start - not[0].length };
  return head.kind === 'date' ? { ...span, start: startOfTime(text, span.start) } : span;
}
