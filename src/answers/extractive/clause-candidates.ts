import { isWithin, type Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { purposes } from './constructions.js';
import { type Evidence, mustMatch } from './evidence.js';
import { circlesOf } from './meeting-words.js';
import type { Question } from './question.js';
import { isAfterMatches, nearness, shareInside } from './standing.js';

/** The whole sentence as the answer: the quote is cut around its matches. */
export function clauseCandidate(evidence: Evidence, question?: Question): Candidate {
  const { terms, sentence } = evidence;
  const isSpeaker = (at: Span): boolean => sentence.people.some((person) => isWithin(at, person));
  const all = terms.flatMap(({ at, term }) => (at && term.role !== 'type' ? [at] : []));
  const content = terms.flatMap(({ at, term }) => (at && mustMatch(term) ? [at] : []));
  const topic = content.filter((at) => !isSpeaker(at));
  const verb = question?.type === 'statement' ? verbOfSpeech(evidence) : null;
  const near = verb ? topic.filter((at) => at.start >= verb.start && at.start - verb.end < DENSE_CHARACTERS) : topic;
  const asked = [verb ? [verb, ...near] : topic, content, all].find((spans) => spans.length > 0) ?? [];
  const span = densest(asked) ?? sentence;
  const inside = terms.reduce(
    (total, { at, weight, match }) =>
      total + (at && at.end <= span.end + 80 && at.start >= span.start - 80 ? weight * match : 0),
    0,
  );
  const whole = terms.reduce((total, { weight }) => total + weight, 0);
  const speaks =
    question?.type === 'statement' && sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('speech'));
  return {
    evidence,
    span,
    short: null,
    fit: (whole > 0 ? 0.6 * (inside / whole) : 0.3) + (verb ? 1 : speaks ? 0.4 : 0),
  };
}

/** "What did he note?": the very verb, where it is more than "said"; the one closest to the question's other words. */
function verbOfSpeech(evidence: Evidence): Span | null {
  const { terms } = evidence;
  const verbs = terms
    .filter(({ term }) => term.circles.includes('speech') && !COMMON_SPEECH.test(term.norm))
    .flatMap(({ places }) => places.filter(({ match }) => match > 0.8).map(({ at }) => at));
  const topics = terms.flatMap(({ at, term }) => (at && mustMatch(term) ? [at] : []));
  const worth = (verb: Span): number =>
    topics.filter((at) => at.start > verb.end && at.start - verb.end < DENSE_CHARACTERS).length;
  return verbs.reduce<Span | null>((best, verb) => (best && worth(best) >= worth(verb) ? best : verb), null);
}

const COMMON_SPEECH =
  /^(?:sa(?:y|id|ys|ying)|tell|told|talk|talked|sp(?:eak|oke|eech)|speech(?:es)?|word|words|give|gave|قال|قالت|قالوا|كلم|كلمه|كلمته|خطاب|خطابه|تكلم|تحدث|ذكر)/;

function densest(spans: readonly Span[]): Span | null {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let best: Span | null = null;
  let most = 0;
  for (const [i, first] of sorted.entries()) {
    const inside = sorted.slice(i).filter((span) => span.end - first.start <= DENSE_CHARACTERS);
    const distinct = new Set(inside.map(({ start }) => start)).size;
    const last = inside.at(-1);
    if (last && distinct > most) {
      most = distinct;
      best = { start: first.start, end: last.end };
    }
  }
  return best;
}

/** The stretch of at most this many characters that holds most of the matches. */
const DENSE_CHARACTERS = 160;

export function reasonCandidates(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  return purposes(reader.document.text, sentence, reader.language).map((span) => ({
    evidence,
    span,
    short: null,
    fit:
      0.2 +
      0.6 * nearness(evidence, span) -
      0.6 * shareInside(evidence, span) -
      (isAfterMatches(evidence, span) ? 0 : 0.3) +
      (/[،,]\s*$/.test(reader.document.text.slice(sentence.start, span.start)) ? 0.2 : 0),
  }));
}
