import { findDates } from '../../text/dates.js';
import type { Span } from '../../text/segment.js';
import { isBeside } from './beside.js';
import { bestBound, isOfOtherOrdinal } from './binding.js';
import type { Candidate } from './candidate.js';
import { BOUND, candidatesIn, candidatesOf } from './candidates.js';
import type { Evidence } from './evidence.js';
import { isOfOtherKind, isOfOtherMeasure, isTimeAlone } from './measures.js';
import { movedTo } from './moved.js';
import { ordinalsAsked } from './ordinals.js';
import type { Question } from './question.js';
import type { Ranked } from './ranking/find-ranked.js';
import { isInQuestion, justBefore } from './standing.js';

/** What the learned ranking chose, after the rules for what words alone do not tell. */
export interface Reconsidered {
  readonly candidate: Candidate;
  /** Whether it answers another question than the one that is asked. */
  readonly isBeside: boolean;
}

/** Holds what the ranking chose against the rules: `evidence` is its sentence's. */
export function reconsider(question: Question, evidence: Evidence, ranked: Ranked<unknown>): Reconsidered {
  const [chosen, place] = rebound(question, evidence, ranked);
  const moved = place && movedTo(question, evidence, place);
  const found = moved ? { ...chosen, short: evidence.reader.text(moved) } : chosen;
  // A number is no reason; the sentence says more.
  const isPart =
    (question.type === 'reason' && isFigure(found.short ?? '')) ||
    isRowsNumber(evidence, found.short ?? '') ||
    (place !== null && !moved && isNegated(evidence, place));
  const candidate = isPart ? { ...found, short: null } : found;
  const short = candidate.short ?? '';
  return {
    candidate,
    isBeside:
      isBeside(question, evidence) ||
      isOfOtherMeasure(question, short) ||
      isOfOtherKind(question, short, evidence.reader) ||
      hasOtherDates(question, evidence) ||
      (place !== null && isOfOtherOrdinal(question, evidence, place)),
  };
}

/** The short answer of the part of the sentence that has most of the question, where the ranking chose another part's. */
function rebound(
  question: Question,
  evidence: Evidence,
  { candidate, place }: Ranked<unknown>,
): [Candidate, Span | null] {
  if (!place || !(BOUND.has(question.type) || ordinalsAsked(question).length > 0)) return [candidate, place];
  const all = candidatesOf(question, evidence).filter(({ short }) => !isInQuestion(question, short ?? ''));
  const bound = bestBound(question, evidence, all, DECISIVE);
  const [first] = [...bound].sort((a, b) => b.fit - a.fit);
  const chosen = all.find(({ span }) => span.start < place.end && place.start < span.end);
  // An hour is an hour; a number or a date may be said in other words than the rules know.
  const isAmong = chosen ? bound.some(({ span }) => span.start === chosen.span.start) : question.type !== 'time';
  return !first || isAmong ? [candidate, place] : [{ ...candidate, short: first.short }, first.span];
}

/** How much more of the question another part must have, in weights of words, for its answer to be taken instead. */
const DECISIVE = 1.5;

/** Whether all dates of a sentence are of something else than what is asked. */
function hasOtherDates(question: Question, evidence: Evidence): boolean {
  if (question.type !== 'date' || candidatesIn(question, evidence).length > 0) return false;
  return findDates(evidence.reader.text(evidence.sentence)).some(({ kind }) => kind !== 'time');
}

/** Whether the word just before says no: words without their "not" say the opposite. */
function isNegated(evidence: Evidence, place: Span): boolean {
  return NEGATION_BEFORE.test(justBefore(evidence, place.start));
}

const NEGATION_BEFORE = /(?<![\p{L}'’])(?:not|never|no longer|\p{L}+n['’]t|ما|لم|لن|لا|مو|مش|مب)\s+$/iu;

/** The number that a row has in its table is not what it says. */
function isRowsNumber({ reader, sentence: { entry } }: Evidence, short: string): boolean {
  const first = entry.kind === 'row' ? entry.fields[0] : undefined;
  if (!first || !/^\p{Nd}{1,3}$/u.test(short) || reader.text(first.value).trim() !== short) return false;
  return first.label === null || OF_NUMBERS.test(reader.text(first.label).trim());
}

/** The head of a column that counts the rows. */
const OF_NUMBERS = /^(?:#|№|n[or]\.?|n[°º]|num(?:ber)?|item no\.?|م|ت|(?:ال)?رقم)?$/iu;

/** A number with what it counts, or a time. */
function isFigure(words: string): boolean {
  return /^[^\p{L}]*\d/u.test(words) || isTimeAlone(words);
}
