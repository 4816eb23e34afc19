import type { Span } from '../../text/segment.js';
import { bestBound } from './binding.js';
import type { Candidate } from './candidate.js';
import { type Evidence, mustMatch, type Place, type TermEvidence } from './evidence.js';
import { CHAIRED, DEPUTY_ASKED, DEPUTY_OFFICE, OFFICE_NOUN, type PersonMention } from './people.js';
import { findCountries } from './places.js';
import type { Question } from './question.js';
import type { RecordReader } from './record-reader.js';
import { isInside, leadOf, nearness } from './standing.js';
import { cameBefore, isAway, isOfAnotherTime, standsIn } from './substitutes.js';

/**
 * Who: the person whose name or office has the question's own words; all of a list's people where none stands out; else
 * whoever the sentence is about.
 */
export function personCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const singles = sentence.people.filter(({ isGroup }) => !isGroup);
  // A group is who did it only where nobody else is, and where the question doesn't name it itself.
  const deputies = sentence.people.filter((person) => isDeputyOfAsked(question, evidence, person));
  const people = (
    singles.length > 0 ? singles : sentence.people.filter((group) => !isInQuestion(evidence, group))
  ).filter(
    (person) =>
      !deputies.includes(person) &&
      !isOfAnotherTime(question, evidence, person) &&
      !isAway(question, evidence, person) &&
      // Nobody is their own deputy.
      !(DEPUTY_OF.test(question.norm) && person.name && isNamed(evidence, person.name)),
  );
  if (people.length === 0) return [];
  const inPlace = people.find(
    (person) => standsIn(question, evidence, person) || cameBefore(question, evidence, person),
  );
  if (inPlace) return [{ evidence, span: inPlace, short: reader.text(inPlace), fit: 1 }];
  const inside = people.map((person) => termsInside(evidence, person));
  const most = Math.max(...inside.map(coverage));
  const chosen = people.filter((_, i) => most > 0 && coverage(inside[i] ?? []) === most);
  const only = chosen[0];
  if (only && chosen.length < people.length && pointsAt(evidence, only)) return [one(question, evidence, only)];
  if (only && people.length === 1 && most > 0 && pointsAt(evidence, only)) return [one(question, evidence, only)];
  const group = evidence.sentence.people.filter((person) => person.name);
  // The holder of one office is not the whole list.
  const isOfOne = deputies.length > 0;
  const listed = group.length > 1 && !isOfOne ? group : [];
  const [first, last] = [listed[0], listed.at(-1)];
  if (first && last && namesTogether(reader, listed)) {
    const short = reader.text({ start: first.start, end: last.end });
    return [
      {
        evidence,
        span: { start: first.start, end: last.end },
        short,
        fit: Math.min(1, 0.7 + 0.05 * listed.length),
        ...leadOf(evidence, first.start),
      },
    ];
  }
  const closeness = (person: PersonMention): number =>
    nearness(evidence, person) + (doesAsked(evidence, person, people) ? DOER_BONUS : 0);
  const inPart = bestBound(
    question,
    evidence,
    people.map(({ start, end }) => ({ evidence, span: { start, end }, short: null, fit: 0 })),
  );
  const bound = people.filter((person) => inPart.some(({ span }) => span.start === person.start));
  const speaker = bound.reduce<PersonMention | null>(
    (best, person) => (best && closeness(best) >= closeness(person) ? best : person),
    null,
  );
  if (!speaker || !acts(question, evidence, speaker)) return [];
  return [
    {
      evidence,
      span: speaker,
      short: reader.text(speaker),
      fit: 0.2 + 0.6 * nearness(evidence, speaker),
      ...(isOfOne ? { terms: localTerms(evidence, [speaker], true) } : {}),
    },
  ];
}

const DEPUTY_OF = /['’]?s deputy|deputy (?:of|to|for) |(?:^|\s)(?:من|مين)(?: هو| هي)? (?:ال)?ناءبه? /u;

/** Arabic puts whoever does something behind the verb: the first person behind the question's words there. */
function doesAsked({ reader, terms }: Evidence, person: PersonMention, people: readonly PersonMention[]): boolean {
  if (reader.language !== 'ar') return false;
  return terms.some(
    ({ term, at }) =>
      at !== null &&
      mustMatch(term) &&
      at.end <= person.start &&
      person.start - at.end <= DOER_CHARACTERS &&
      !/(?<!\p{L})(?:من|إلى|عن|على)(?!\p{L})/u.test(reader.text({ start: at.end, end: person.start })) &&
      !people.some((other) => other.start >= at.end && other.start < person.start),
  );
}

const DOER_BONUS = 0.5;
const DOER_CHARACTERS = 30;

/**
 * Whether the question's deed is the person's own: who says that something was signed has not signed it. A deed that
 * stands behind the "that" of a sentence is somebody else's, unless the question asks who said so.
 */
function acts(question: Question, { reader, sentence, terms }: Evidence, person: PersonMention): boolean {
  if (question.terms.some(({ circles }) => circles.includes('speech') || circles.includes('meeting'))) return true;
  const said = /(?<!\p{L})(?:that|أن|إن|بأن)(?!\p{L})/u.exec(reader.text({ start: person.end, end: sentence.end }));
  const [deed] = terms.filter(({ term }) => mustMatch(term));
  return !said || !deed?.at || deed.at.start < person.end + said.index;
}

/**
 * Whether the question asks for the holder of an office that this person only deputises for: the deputy minister of a state
 * is not its minister.
 */
function isDeputyOfAsked(question: Question, evidence: Evidence, { name, office }: PersonMention): boolean {
  if (!office || DEPUTY_ASKED.test(question.norm) || (name && isNamed(evidence, name))) return false;
  return deputises(evidence, office);
}

/** Whether an office has the noun that the question asks for as the one it stands in for only: "deputy minister". */
export function deputises({ reader, sentence, terms }: Evidence, office: Span): boolean {
  if (!DEPUTY_OFFICE.test(reader.text(office))) return false;
  const deputised = sentence.terms.find((term) => isInside(term, office) && OFFICE_NOUN.test(term.norm));
  const asked = terms
    .filter(({ term }) => OFFICE_NOUN.test(term.norm) || CHAIRED.test(term.norm))
    .flatMap(({ places }) => places.filter(({ at }) => isInside(at, office)));
  return asked.length > 0 && asked.every(({ at }) => at.start === deputised?.start);
}

function isInQuestion({ terms, sentence }: Evidence, span: Span): boolean {
  const words = sentence.terms.filter((term) => !term.stop && isInside(term, span));
  const asked = words.filter((word) => terms.some(({ places }) => places.some(({ at }) => at.start === word.start)));
  return asked.length >= words.length * 0.7;
}

/** The countries a stretch names, each time it does. */
export function countriesIn(reader: RecordReader, range: Span): Span[] {
  return findCountries(reader.text(range)).map(({ start, end }) => ({
    start: start + range.start,
    end: end + range.start,
  }));
}

function one(question: Question, evidence: Evidence, person: PersonMention): Candidate {
  const { reader } = evidence;
  const isAskedByName = person.name && isNamed(evidence, person.name);
  const span = { start: person.start, end: person.end };
  // Who somebody is is not said by the name alone.
  const isNameAlone =
    isAskedByName &&
    evidence.terms.every(({ term, places }) => !mustMatch(term) || places.some(({ at }) => isInside(at, person)));
  const short = isAskedByName && person.office ? reader.text(person.office) : isNameAlone ? null : reader.text(span);
  return {
    evidence,
    span,
    short,
    fit: 1,
    terms: question.type === 'person' ? localTerms(evidence, [person], isAboutPerson(question)) : evidence.terms,
    ...leadOf(evidence, person.start),
  };
}

/** "Who is the president of …?" is about the person alone, "who represented …?" about the meeting too. */
function isAboutPerson(question: Question): boolean {
  return question.terms.every(({ role }) => role !== 'meeting');
}

/**
 * A person answers "who is the president of X" only if those words are of this person: in a list of people, words that
 * stand with another one count for nothing.
 */
export function localTerms(
  evidence: Evidence,
  people: readonly PersonMention[],
  insideOnly: boolean,
): readonly TermEvidence[] {
  const others = evidence.sentence.people.filter((other) => !people.includes(other));
  return evidence.terms.map((each) => {
    if (each.places.length === 0) return each;
    const own = each.places.filter(
      ({ at }) =>
        people.some((person) => isInside(at, person)) || (!insideOnly && !others.some((other) => isInside(at, other))),
    );
    const best = own.reduce<Place | null>((most, place) => (most && most.match >= place.match ? most : place), null);
    return best ? { ...each, match: best.match, at: best.at } : { ...each, match: 0, at: null };
  });
}

function termsInside({ terms }: Evidence, span: Span): TermEvidence[] {
  return terms.flatMap((each) => {
    const inside = each.places.filter(({ at }) => isInside(at, span));
    if (!mustMatch(each.term) || inside.length === 0) return [];
    return [{ ...each, match: Math.max(...inside.map(({ match }) => match)) }];
  });
}

function coverage(terms: readonly TermEvidence[]): number {
  return terms.reduce((total, { weight, match }) => total + weight * match, 0);
}

/** Whether the question's words are about this person rather than about what is said of the group. */
function pointsAt(evidence: Evidence, person: PersonMention): boolean {
  return termsInside(evidence, person).length > 0;
}

/** Whether the question has a word of the name. */
export function isNamed(evidence: Evidence, name: Span): boolean {
  return termsInside(evidence, name).length > 0;
}

/** People named one after the other, with nothing between but their offices, commas and "and". */
function namesTogether(reader: RecordReader, people: readonly PersonMention[]): boolean {
  return people.every((person, i) => {
    const next = people[i + 1];
    return !next || /^[\s،,]*(?:and\s+|و)?[\s،,]*$/u.test(reader.text({ start: person.end, end: next.start }));
  });
}
