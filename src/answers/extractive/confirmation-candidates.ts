import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { clauseCandidate } from './clause-candidates.js';
import { type Evidence, MATCHED, mustMatch, type TermEvidence } from './evidence.js';
import { isOwnDeed } from './meeting-words.js';
import { DEPUTY_ASKED } from './people.js';
import { deputises, isNamed, localTerms } from './person-candidates.js';
import { OR_NOT, type Question } from './question.js';
import { isInside } from './standing.js';

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

/** "Did the minister come in person?" */
const IN_PERSON = 'person';
const SAID_IN_OTHER_WORDS = 0.7;
/** Nominated is not elected. */
const VERY_WORD = 0.95;
