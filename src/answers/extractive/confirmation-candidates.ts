import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { clauseCandidate } from './clause-candidates.js';
import { type Evidence, mustMatch, type TermEvidence } from './evidence.js';
import { isOwnDeed } from './meeting-words.js';
import { DEPUTY_ASKED, OFFICE_NOUN, type PersonMention } from './people.js';
import { deputises, isNamed, localTerms } from './person-candidates.js';
import { OR_NOT, type Question } from './question.js';
import { isInside, leadOf } from './standing.js';
import { isSucceeded } from './substitutes.js';

/** Yes, where the very sentence has every word and neither says "not"; else the clause alone, for the reader to judge. */
export function confirmation(question: Question, evidence: Evidence): Candidate {
  const { reader, sentence } = evidence;
  const named = sentence.people.filter(({ name }) => name && isNamed(evidence, name));
  const holders =
    named.length > 0 ? named.filter((person) => !isReplaced(question, evidence, person)) : holdersOf(evidence);
  const deputy = deputyInstead(question, evidence);
  if (holders?.length === 0 && (named.length > 0 || !deputy))
    return { ...clauseCandidate(evidence, question), terms: unmatched(evidence) };
  // "Is she the minister?" is not answered by somebody else who is.
  const terms = holders && !deputy ? localTerms(evidence, holders, false) : evidence.terms;
  const candidate = { ...clauseCandidate(evidence, question), terms };
  if (deputy)
    return {
      ...candidate,
      ...aboutAlone(evidence, deputy),
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
  // What somebody says in a talk may be a wish, a joke or a proposal that others turn down.
  if (sentence.entry.speaker) return candidate;
  // "Is it done?", "Was she there?": that they are spoken of says nothing of it.
  const { norm } = question;
  const asksPresence = ASKS_PRESENCE.test(norm);
  if (ASKS_STATE.test(norm) || (asksPresence && sentence.people.length === 0)) return candidate;
  if (!asksPresence && musts.length < 2 && !terms.some(({ term, at }) => at && term.role === 'meeting'))
    return candidate;
  if (!isSaid || NEGATION.test(question.norm.replace(OR_NOT, '')) || NEGATION.test(normalise(reader.text(sentence))))
    return candidate;
  const [only, ...others] = holders ?? [];
  const isOfOne = only && others.length === 0 && musts.every(({ at }) => at !== null && isInside(at, only));
  return {
    ...candidate,
    ...(isOfOne ? aboutAlone(evidence, only) : {}),
    short: question.language === 'ar' ? 'نعم' : 'Yes',
  };
}

/** Of a list of people, whoever the answer is about, behind what introduces the list. */
function aboutAlone(evidence: Evidence, { start, end }: PersonMention): Pick<Candidate, 'span' | 'lead'> {
  return { span: { start, end }, ...leadOf(evidence, start) };
}

/** Who holds the office of the country that the question names, deputies not; null where it names none. */
function holdersOf(evidence: Evidence): PersonMention[] | null {
  const { sentence, terms } = evidence;
  const offices = terms.filter(({ term, places }) => OFFICE_NOUN.test(term.norm) && places.length > 0);
  const countries = terms.filter(({ term, places }) => term.role === 'entity' && places.length > 0);
  if (offices.length === 0 || countries.length === 0) return null;
  const people = sentence.people.filter(({ name, office }) => name && office);
  if (people.length === 0) return null;
  return people.filter(
    (person) =>
      person.office !== null &&
      !deputises(evidence, person.office) &&
      [...offices, ...countries].every(({ places }) => places.some(({ at }) => isInside(at, person))),
  );
}

function unmatched({ terms }: Evidence): TermEvidence[] {
  return terms.map((each) => ({ ...each, match: 0, at: null }));
}

/** "… in succession to Mrs. Hill" says nothing of what became of Mrs. Hill. */
function isReplaced({ norm }: Question, evidence: Evidence, person: PersonMention): boolean {
  return !REPLACES.test(norm) && isSucceeded(evidence, person);
}

const REPLACES = /succe|replac|instead|خلف|بدل/;

/**
 * "Is she the minister?", "Did its minister come?", where the record has her, or whom it sent, as the deputy: all that is asked
 * is who holds the office, and nobody else does.
 */
function deputyInstead(question: Question, evidence: Evidence): PersonMention | undefined {
  const { sentence, terms } = evidence;
  if (DEPUTY_ASKED.test(question.norm)) return undefined;
  const musts = terms.filter(({ term }) => mustMatch(term) && term.norm !== IN_PERSON);
  return sentence.people.find(
    (person) =>
      person.office !== null &&
      deputises(evidence, person.office) &&
      musts.every(({ places }) => places.some(({ at }) => isInside(at, person))) &&
      ((person.name !== null && isNamed(evidence, person.name)) || namesCountryOf(evidence, person.office)),
  );
}

function namesCountryOf({ terms }: Evidence, office: Span): boolean {
  return terms.some(({ term, places }) => term.role === 'entity' && places.some(({ at }) => isInside(at, office)));
}

export const ASKS_STATE =
  /^(?:so |and |but )?(?:is|are|was|were|'s) (?:[^ ]+ ){1,5}(?:done|ready|ok|okay|fine|finished|complete|over|gone|back|in|out|on|off|up|free|due|late|early|sorted)[? ]*$/u;
export const ASKS_PRESENCE = /^(?:so |and |but )?(?:is|are|was|were|'s) (?:[^ ]+ ){1,5}(?:there|here)[? ]*$/u;
const NEGATION =
  /(?<!\p{L})(?:not|non|no|whether|deferred|postponed|عدم|تعذر\p{L}*|استبعاد|never|without|rather than|instead of|fail\p{L}*|no longer|nor|refus\p{L}*|reject\p{L}*|cancel\p{L}*|\p{L}+n't|لا|لم|لن|ليس|ليست|غير|دون|بدون|بدلا?|عوضا?|رفض\p{L}*|ما|absent|absence|apolog\p{L}*|[وف]?(?:تغيب\p{L}*|غاب\p{L}*|غياب\p{L}*|اعتذر\p{L}*|رفض\p{L}*))(?!\p{L})/u;

/** "Did the minister come in person?" */
const IN_PERSON = 'person';
const SAID_IN_OTHER_WORDS = 0.7;
/** Nominated is not elected. */
const VERY_WORD = 0.95;
