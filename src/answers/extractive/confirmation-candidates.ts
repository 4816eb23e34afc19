import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { clauseCandidate } from './clause-candidates.js';
import { type Evidence, mustMatch, type TermEvidence } from './evidence.js';
import { isOwnDeed } from './meeting-words.js';
import { progressOf } from './minutes/done.js';
import { DEPUTY_ASKED, OFFICE_NOUN, type PersonMention } from './people.js';
import { deputises, isNamed, localTerms } from './person-candidates.js';
import { OR_NOT, type Question } from './question.js';
import { isInside, justBefore, leadOf } from './standing.js';
import { isSucceeded } from './substitutes.js';

/** Yes, where the very sentence has every word and neither says "not"; else the clause alone, for the reader to judge. */
export function confirmation(question: Question, evidence: Evidence): Candidate {
  const { sentence } = evidence;
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
  if (!isSaid || !isBorneOut(question, evidence, terms)) return candidate;
  const [only, ...others] = holders ?? [];
  const isOfOne = only && others.length === 0 && musts.every(({ at }) => at !== null && isInside(at, only));
  return {
    ...candidate,
    ...(isOfOne ? aboutAlone(evidence, only) : {}),
    short: question.language === 'ar' ? 'نعم' : 'Yes',
  };
}

/** Whether a sentence that has all of a question's words is a yes to it. */
function isBorneOut(question: Question, evidence: Evidence, terms: readonly TermEvidence[]): boolean {
  const { norm } = question;
  const { reader, sentence } = evidence;
  const musts = terms.filter(({ term }) => mustMatch(term));
  if (asksHowItIs(question, evidence)) return false;
  if (!ASKS_PRESENCE.test(norm) && musts.length < 2 && !terms.some(({ term, at }) => at && term.role === 'meeting'))
    return false;
  const words = normalise(reader.text(sentence));
  if (NEGATION.test(norm.replace(OR_NOT, '')) || NEGATION.test(words)) return false;
  // What is proposed, or only to be done, or turned down by what follows, is no yes.
  if (isTurnedDown(evidence) || (!UNDECIDED.test(norm) && UNDECIDED.test(words))) return false;
  // "Mend the trailer | done".
  if (progressOf(evidence) === 'done') return true;
  const participle = PARTICIPLE.exec(norm)?.[1];
  return !musts.some(
    ({ term, at }) =>
      at !== null &&
      ((term.norm === participle && OTHER_FORM.test(at.norm)) ||
        (ASKS_DONE.test(norm) && TO_BE.test(justBefore(evidence, at.start)))),
  );
}

/** An English word that is no participle. */
const OTHER_FORM = /^[a-z]+$(?<!ed|en|t|ne|wn)/;

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

/** "Is it done?", "Was she there?": words that no record need repeat, so that those it shares are of something else. */
export function asksHowItIs({ norm }: Question, { sentence }: Evidence): boolean {
  return ASKS_STATE.test(norm) || (ASKS_PRESENCE.test(norm) && sentence.people.length === 0);
}

const ASKS_STATE =
  /^(?:so |and |but )?(?:is|are|was|were|'s) (?:[^ ]+ ){1,5}(?:done|ready|ok|okay|fine|finished|complete|over|gone|back|in|out|on|off|up|free|due|late|early|sorted)[? ]*$/u;
const ASKS_PRESENCE = /^(?:so |and |but )?(?:is|are|was|were|'s) (?:[^ ]+ ){1,5}(?:there|here)[? ]*$/u;
const ASKS_DONE = /^(?:so |and |but )?(?:did|is|are|was|were|has|have|had)(?![a-z])/u;
/** "Is it booked?": "Jo books it" does not say so. */
const PARTICIPLE = /^(?:so |and |but )?(?:is|are|was|were|has|have|had) .*?(?<![a-z])([a-z]{2,}ed)(?![a-z])/u;
/** Just before a verb: it is to be done, or might be. */
const TO_BE =
  /(?<![\p{L}])(?:(?:to|will|would|should|could|might|may|must|can|shall|ll|['’]ll)\s+|(?:will|shall|(?:offer|promis|agre|volunteer|hop|plann|ask)(?:ed|es|s)? to|(?:is|are|was|were) to)\s+(?:\p{L}+\s+){0,4})$/iu;
const UNDECIDED =
  /(?<![a-z\u0620-\u06ff])(?:propos\p{L}*|suggest\p{L}*|wonder\p{L}*|whether|if|waiting|on hold|put off|postpon\p{L}*|still to|supposed to|(?:was|were|is|are) to|ask(?:ed|s)? (?:for|to|whether|about)|wants?|wanted|[وف]?(?:اقترح\p{L}*|يقترح|طلب\p{L}*|مقترح\p{L}*|لو|اذا|معلق\p{L}?|موجل\p{L}?|مءجل\p{L}?|جاري|ينتظر\p{L}*|ننتظر|ناطر\p{L}*|مستني\p{L}*))(?![a-z\u0620-\u06ff])/u;
const TURNED_DOWN =
  /(?<![a-z\u0620-\u06ff])(?:reject\p{L}*|turned down|voted down|not carried|declin\p{L}*|dropped|refus\p{L}*|withdr[ae]wn?|[وف]?(?:رفض\p{L}*|فرفض\p{L}*|لم [يت]قبل|لم [يت]وافق\p{L}*|مرفوض\p{L}*))(?![a-z\u0620-\u06ff])/u;

/** Whether what follows in the same paragraph, or the sentence itself, says that it was turned down. */
function isTurnedDown({ reader, sentence }: Evidence): boolean {
  return reader
    .paragraph(sentence.paragraph)
    .some((other) => other.start >= sentence.start && TURNED_DOWN.test(normalise(reader.text(other))));
}

const NEGATION =
  /(?<!\p{L})(?:not|non|no|whether|deferred|postponed|عدم|تعذر\p{L}*|استبعاد|never|without|rather than|instead of|fail\p{L}*|no longer|nor|refus\p{L}*|reject\p{L}*|cancel\p{L}*|\p{L}+n't|لا|لم|لن|ليس|ليست|غير|دون|بدون|بدلا?|عوضا?|رفض\p{L}*|ما|absent|absence|apolog\p{L}*|[وف]?(?:تغيب\p{L}*|غاب\p{L}*|غياب\p{L}*|اعتذر\p{L}*|رفض\p{L}*))(?!\p{L})/u;

/** "Did the minister come in person?" */
const IN_PERSON = 'person';
const SAID_IN_OTHER_WORDS = 0.7;
/** Nominated is not elected. */
const VERY_WORD = 0.95;
