import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { organisations, purposes } from './constructions.js';
import { type Evidence, MATCHED, mustMatch, type TermEvidence } from './evidence.js';
import { circlesOf, isOwnDeed } from './meeting-words.js';
import { DEPUTY_ASKED } from './people.js';
import { deputises, isNamed, localTerms } from './person-candidates.js';
import { OR_NOT, type Question } from './question.js';
import { isAfterMatches, isInside, nearness, shareInside } from './standing.js';

/** The whole sentence as the answer: the quote is cut around its matches. */
export function clauseCandidate(evidence: Evidence, question?: Question): Candidate {
  const { terms, sentence } = evidence;
  const isSpeaker = (at: Span): boolean =>
    sentence.people.some((person) => at.start >= person.start && at.end <= person.end);
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

/** Yes, where the very sentence has every word and neither says "not"; else the clause alone, for the reader to judge. */
export function confirmation(question: Question, evidence: Evidence): Candidate {
  const { reader, sentence } = evidence;
  const asked = sentence.people.filter(({ name }) => name && isNamed(evidence, name));
  const named = asked.filter((person) => !isReplaced(question, evidence, person));
  if (asked.length > named.length && named.length === 0)
    return {
      ...clauseCandidate(evidence, question),
      terms: evidence.terms.map((each) => ({ ...each, match: 0, at: null })),
    };
  // "Is she the minister?" is not answered by somebody else who is.
  const terms = named.length > 0 ? localTerms(evidence, named, false) : evidence.terms;
  const candidate = { ...clauseCandidate(evidence, question), terms };
  if (deputisesInstead(question, evidence))
    return {
      ...candidate,
      terms: terms.filter(({ term }) => term.norm !== IN_PERSON),
      short: question.language === 'ar' ? 'لا' : 'No',
      fit: 1,
    };
  const musts = terms.filter(({ term }) => mustMatch(term));
  const isSaid =
    musts.length > 0 &&
    musts.every(
      ({ term, at, match }) =>
        (at || match >= 0.8) && match >= (term.circles.some(isOwnDeed) ? VERY_WORD : SAID_IN_OTHER_WORDS),
    );
  if (!isSaid || NEGATION.test(question.norm.replace(OR_NOT, '')) || NEGATION.test(normalise(reader.text(sentence))))
    return candidate;
  return { ...candidate, short: question.language === 'ar' ? 'نعم' : 'Yes' };
}

/** "… in succession to Mrs. Hill" says nothing of what became of Mrs. Hill. */
function isReplaced({ norm }: Question, { reader, sentence }: Evidence, { start }: Span): boolean {
  return !REPLACES.test(norm) && REPLACED.test(normalise(reader.text({ start: sentence.start, end: start })));
}

const REPLACES = /succe|replac|instead|خلف|بدل/;
const REPLACED =
  /(?:in succession to|succeeding|replacing|instead of|in place of|خلفا ل\S*|خلفا|بدلا من)\s*(?:\S+\s)?$/;

/**
 * "Is she the minister?", "Did its minister come?", where the record has her, or whom it sent, as the deputy: all that is asked
 * is who holds the office, and nobody else does.
 */
function deputisesInstead(question: Question, evidence: Evidence): boolean {
  const { sentence, terms } = evidence;
  if (DEPUTY_ASKED.test(question.norm)) return false;
  const musts = terms.filter(({ term }) => mustMatch(term) && term.norm !== IN_PERSON);
  const isFound = (span: Span | null, test: (term: TermEvidence['term']) => boolean): boolean =>
    span !== null &&
    terms.some(
      ({ term, match, places }) => match >= MATCHED && test(term) && places.some(({ at }) => isInside(at, span)),
    );
  return sentence.people.some(
    (person) =>
      person.office !== null &&
      deputises(evidence, person.office) &&
      musts.every(({ places }) => places.some(({ at }) => isInside(at, person))) &&
      (isFound(person.name, mustMatch) || isFound(person.office, ({ role }) => role === 'entity')),
  );
}

const NEGATION =
  /(?<!\p{L})(?:not|no|never|without|nor|refus\p{L}*|reject\p{L}*|cancel\p{L}*|\p{L}+n't|لا|لم|لن|ليس|ليست|غير|دون|بدون|رفض\p{L}*|ما|absent|absence|apolog\p{L}*|[وف]?(?:تغيب\p{L}*|غاب\p{L}*|غياب\p{L}*|اعتذر\p{L}*|رفض\p{L}*))(?!\p{L})/u;

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

/** "What does GCC stand for?": the words that the record puts before the abbreviation in brackets. */
export function explainedAbbreviations(evidence: Evidence): Candidate[] {
  const { reader, sentence, terms } = evidence;
  return reader.abbreviations().flatMap(({ short, span }) => {
    const isAsked = terms.some(({ term }) => term.stem === short.stem && mustMatch(term));
    const isHere = short.start >= sentence.start && short.end <= sentence.end;
    return isAsked && isHere
      ? [{ evidence, span: { start: span.start, end: short.end }, short: reader.text(span), fit: 1 }]
      : [];
  });
}

/** "What is X called for short?": the abbreviation that stands in brackets behind the words asked about. */
export function abbreviationsAsked(question: Question, evidence: Evidence): Candidate[] {
  if (!ASKS_SHORT.test(question.norm)) return [];
  const { reader, sentence, terms } = evidence;
  return reader.abbreviations().flatMap(({ short, span, phrase }) => {
    if (short.start < sentence.start || short.end > sentence.end) return [];
    const inside = terms.filter(({ term, places }) => mustMatch(term) && places.some(({ at }) => isInside(at, span)));
    return inside.length >= Math.min(2, phrase.length)
      ? [{ evidence, span: { start: span.start, end: short.end }, short: reader.text(short), fit: 1 }]
      : [];
  });
}

const ASKS_SHORT = /(?:abbreviat|acronym|for short|short (?:name|form)|initials|(?:ال)?اختصار|مختصر|(?:ال)?رمز)/;

/** Councils, ministries, companies: which of them stands closest to the question's words. The clause where none does. */
export function organisationCandidates(evidence: Evidence): Candidate[] {
  const found = bodies(evidence);
  return found.length > 0 ? found : [clauseCandidate(evidence)];
}

/** The bodies that decide what the question asks about. */
export function decidingBodies(question: Question, evidence: Evidence): Candidate[] {
  const [deed] = question.terms.filter(mustMatch);
  if (!deed?.circles.includes('decision')) return [];
  const { reader, sentence } = evidence;
  return bodies(evidence).filter(
    ({ span }) =>
      standsBeforeDeed(evidence, span) && !/^(?:['’]s| to )/.test(reader.text({ start: span.end, end: sentence.end })),
  );
}

function bodies(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  return organisations(reader.document.text, sentence, reader.language).map((span) => ({
    evidence,
    span,
    short: reader.text(span),
    fit: 0.2 + 0.8 * nearness(evidence, span) + (standsBeforeDeed(evidence, span) ? 0.4 : 0),
  }));
}

/** Whoever does something stands right before it: "the Ministerial Council had taken a decision". */
function standsBeforeDeed({ terms }: Evidence, span: Span): boolean {
  return terms.some(
    ({ term, places }) =>
      term.circles.includes('decision') &&
      places.some(({ at }) => at.start >= span.end && at.start - span.end <= DEED_CHARACTERS),
  );
}

/** "Did the minister come in person?" */
const IN_PERSON = 'person';
const DEED_CHARACTERS = 24;
const SAID_IN_OTHER_WORDS = 0.7;
/** Nominated is not elected. */
const VERY_WORD = 0.95;

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
