import { isBeside } from './beside.js';
import { isOfOtherOrdinal } from './binding.js';
import type { Candidate } from './candidate.js';
import { candidatesIn } from './candidates.js';
import { coverageOf, deedAmong, type Evidence, MATCHED, mustMatch, STANDS_FOR, type TermEvidence } from './evidence.js';
import { type Circle, circlesOf, isOwnDeed } from './meeting-words.js';
import { asksOrigin, namesPerson } from './place-candidates.js';
import type { Question } from './question.js';
import type { AnswerType } from './question-words.js';
import { saysSomething } from './record-reader.js';

/** The words that answer best, and how sure it is that they do. */
export interface Found {
  readonly candidate: Candidate;
  /** 0..1; from ANSWERED on the record answers the question. */
  readonly confidence: number;
  /** What comes nearly as near; of use where nothing is sure. */
  readonly others?: readonly Candidate[];
  /** Further lines of the record that are part of the answer. */
  readonly more?: readonly Candidate[];
}

/**
 * Whether the words that the record lacks may be another way of saying what it has: few of many, and not the deed itself
 * ("when did he resign?"), without which an answer answers another question.
 */
function forgivable(question: Question, musts: readonly TermEvidence[], missing: readonly TermEvidence[]): boolean {
  const most = STRICT.has(question.type) ? 4 : 3;
  if (ALL_NEEDED.has(question.type) || missing.length * most > musts.length) return false;
  if (!STRICT.has(question.type)) return true;
  // Deciding, signing, closing are deeds wherever they stand.
  if (missing.some(({ term }) => term.circles.length > 0)) return false;
  const deed = deedAmong(question, musts);
  return !missing.some((term) => term === deed);
}

/** Types that no word may be missing for. */
const ALL_NEEDED: ReadonlySet<AnswerType> = new Set(['reason', 'confirmation']);

/** The confidence from which on an answer is given. */
export const ANSWERED = 0.5;
/** The most confidence of a question without an answer. */
export const UNANSWERED = ANSWERED - 0.01;

/** Types whose answer stands or falls with every word of the question: a date of something else is no answer. */
const STRICT: ReadonlySet<AnswerType> = new Set([
  'date',
  'time',
  'place',
  'number',
  'person',
  'role',
  'reason',
  'confirmation',
]);
/** Types that a clause answers where no typed words do. */
const CLAUSE_WILL_DO: ReadonlySet<AnswerType> = new Set(['role', 'list', 'organisation']);
/** Share of the question's words that may be missing where not every word is needed. */
const LENIENT_COVERAGE = 0.68;
/** Sentences that are searched for candidates, best covered first. */
const MOST_SENTENCES = 12;
const FIT_WEIGHT = 0.35;

/**
 * The best candidate over all sentences at hand. Null when no sentence has anything of the type that is asked for.
 *
 * A candidate's score is its sentence's share of the question's words plus how well it stands among them.
 */
export function findAnswer(question: Question, evidence: readonly Evidence[]): Found | null {
  // Whose country is asked for is known: what is said elsewhere of other countries is no answer.
  const named = question.type === 'place' && asksOrigin(question) ? evidence.filter(namesPerson) : [];
  const ranked = [...(named.length > 0 ? named : evidence)]
    .filter(({ reader, sentence }) => saysSomething(sentence, reader.text(sentence)))
    .sort((a, b) => b.coverage - a.coverage || a.sentence.start - b.sentence.start)
    .slice(0, MOST_SENTENCES);
  let best: Found | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const each of ranked) {
    for (const candidate of candidatesIn(question, each)) {
      const terms = candidate.terms ?? each.terms;
      const score = coverageOf(terms) + FIT_WEIGHT * candidate.fit + openingPrior(question, each);
      if (score <= bestScore) continue;
      bestScore = score;
      best = { candidate, confidence: confidence(question, terms, candidate) };
    }
  }
  // What is asked for in words for a role or a list may stand in a clause that is neither.
  if (CLAUSE_WILL_DO.has(question.type) && (!best || best.confidence < ANSWERED)) {
    const clause = findAnswer({ ...question, type: 'thing' }, evidence);
    if (clause && isBeside(question, clause.candidate.evidence))
      return { ...clause, confidence: Math.min(UNANSWERED, clause.confidence) };
    if (!best || (clause && clause.confidence >= ANSWERED)) return clause;
  }
  return best;
}

/** A greeting, or a question to the bot itself: nothing that a record could say. */
export function asksNothing({ type, terms, norm }: Question): boolean {
  if (terms.some(({ role }) => role !== 'type')) return false;
  return !ABOUT_MEETING.has(type) || ASKS_WHO_ANSWERS.test(norm);
}

/** A question to whoever answers it, about them, normalised. */
export const ASKS_WHO_ANSWERS = /(?<![a-z\u0620-\u06ff])(?:you|your|انت|انتم|انتي|اسمك|_)(?![a-z\u0620-\u06ff])/;

/**
 * A record's opening says who met, when, where and what for: of sentences alike it is the one to ask about the meeting as
 * such. The more so where the question has no words but "the meeting".
 */
function openingPrior(question: Question, { sentence }: Evidence): number {
  if (sentence.paragraph > 1 || !ABOUT_MEETING.has(question.type)) return 0;
  if (!question.terms.some(mustMatch)) return 0.4;
  const has = (circle: Circle): boolean => question.terms.some(({ circles }) => circles.includes(circle));
  return has('meeting') && !has('attendance') && question.type !== 'reason' ? 0.15 : 0.05;
}

const ABOUT_MEETING: ReadonlySet<AnswerType> = new Set(['date', 'time', 'place', 'person', 'reason']);

/** A word that only the paragraph has is no proof of what the sentence says, where all hangs on it. */
function mustStandHere({ type }: Question, { term, at, match }: TermEvidence): boolean {
  if (at !== null || match >= STANDS_FOR) return false;
  return type === 'confirmation' || (/^\d/.test(term.norm) && (type === 'number' || type === 'date'));
}

function confidence(question: Question, terms: readonly TermEvidence[], { fit, evidence, span }: Candidate): number {
  const speaks =
    evidence.sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('speech')) ||
    // "What did he propose?"
    terms.some(({ term, at }) => at !== null && term.circles.some(isOwnDeed));
  const coverage = coverageOf(terms);
  const musts = terms.filter(({ term }) => mustMatch(term));
  const missing = musts.filter((each) => each.match < MATCHED || mustStandHere(question, each));
  // Words that only the paragraph has do not tell who: "Mr Pendry then left the room." But a speech goes on over sentences.
  const isElsewhere =
    question.type === 'person' &&
    musts.length > 0 &&
    musts.every(({ at, match }) => !at && match < STANDS_FOR) &&
    !terms.some(({ term }) => term.circles.includes('speech'));
  const missingEntity = missing.some(({ term }) => term.role === 'entity' || term.role === 'focus');
  const base = Math.min(1, 0.25 + 0.65 * coverage + 0.1 * Math.max(0, Math.min(1, fit)));
  if (isElsewhere || isBeside(question, evidence) || isOfOtherOrdinal(question, evidence, span)) return UNANSWERED;
  // "Did he speak?" is not answered by a sentence that only names him.
  const deeds = question.type === 'confirmation' ? terms.filter(({ term }) => term.circles.includes('speech')) : [];
  if (deeds.some(({ match }) => match < MATCHED)) return UNANSWERED;
  if (missing.length === 0 && (question.type !== 'statement' || speaks)) return Math.max(ANSWERED, base);
  if (
    missing.length > 0 &&
    !missingEntity &&
    forgivable(question, musts, missing) &&
    coverage >= LENIENT_COVERAGE &&
    (question.type !== 'statement' || speaks)
  ) {
    return Math.max(ANSWERED, base * 0.85);
  }
  // Below the line, in the order of what is there.
  return Math.min(UNANSWERED, base * 0.6 * (1 - 0.5 * (missing.length / Math.max(1, musts.length))));
}
