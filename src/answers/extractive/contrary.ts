import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import { deedAmong, type Evidence, mustMatch, STANDS_FOR } from './evidence.js';
import type { Question } from './question.js';
import { justBefore } from './standing.js';

/** Whether a sentence has a question's words, but says them of something else or the other way round. */
export function isContrary(question: Question, evidence: Evidence): boolean {
  return (
    saysTheReverse(question, evidence) ||
    isOfOtherYear(question, evidence) ||
    isSpokenAbout(question, evidence) ||
    isYetToCome(question, evidence) ||
    isOfOtherPlace(question, evidence)
  );
}

const REVERSED = /(?:^|[\s(])(?:[وبلف]?(?:ال)?غير\s+|non[-\s]|not (?:the |an? )?)$/iu;
const NEGATED =
  /(?<![a-z\u0620-\u06ff])(?:not|never|\p{L}+n['’]t|didnt|dont|doesnt|wasnt|werent|isnt|wont|cant|without|no|لم|لن|لا|ليس|ليست|عدم|دون|مش|مو)(?![a-z\u0620-\u06ff])/u;

/** «غير عادية» is not «عادية», nor "non-binding" binding. */
function saysTheReverse({ type, text, norm }: Question, evidence: Evidence): boolean {
  // A yes or no is quoted as it stands, and no yes is said.
  if (type === 'confirmation' || NEGATED.test(norm)) return false;
  return evidence.terms.some(({ term, places }) => {
    const isAsked = REVERSED.test(text.slice(0, term.start));
    return places.length > 0 && places.every(({ at }) => REVERSED.test(justBefore(evidence, at.start)) !== isAsked);
  });
}

const WHEN_DONE =
  /^(?:and |so )?(?:when|what (?:date|day|month|year)|on (?:what|which) (?:date|day)) (?:did|was|were|has|have)(?![a-z])|^و?متي (?!س[يتن]|[يتن]\p{L}{3}|سوف)/u;
const TO_COME =
  /(?<!\p{L})(?:to (?:be )?(?=$)|will|would|shall|should|hop(?:es?|ed|ing)|expect\p{L}*|planned|due|scheduled|propos(?:es?|ed|ing)|intend\p{L}*|سوف|ي?أمله?م?|تأمل|يتطلع\p{L}*|تطلع\p{L}*|المقرر|المتوقع|اقترح\p{L}*|ينبغي|يجب)(?!\p{L})[^,;.،؛]{0,60}$/u;
const HELD = /^(?:held|hosted|convened|met|عقدت?|انعقدت?|اجتمعوا|التقوا)$/;
const ARABIC_FUTURE = /^و?س[يتن]\p{L}{3}/u;

/** "When was it signed?" is not answered by the day on which it will be, or is hoped to be. */
function isYetToCome(question: Question, evidence: Evidence): boolean {
  if (question.type !== 'date' || !WHEN_DONE.test(question.norm)) return false;
  const { terms } = evidence;
  const musts = terms.filter(({ term }) => mustMatch(term));
  const deed = deedAmong(question, musts) ?? terms.find(({ term }) => HELD.test(term.norm));
  if (!deed || deed.places.length === 0) return false;
  return deed.places.every(({ at }) => ARABIC_FUTURE.test(at.norm) || TO_COME.test(justBefore(evidence, at.start)));
}

const BETWEEN = /^[\s-]+(?:(?:in|at|of|for|في|ب)\s*)?(?:the\s+)?(?:مدينة\s+)?(?:ال)?$/u;

/** "The warehouse in Jeddah" is not the one in Riyadh, though the sentence names both towns. */
function isOfOtherPlace({ text, terms: asked }: Question, { reader, sentence, terms }: Evidence): boolean {
  const inQuestion = reader.listedPlaces(text);
  if (inQuestion.length === 0) return false;
  const words = reader.text(sentence);
  const inSentence = reader
    .listedPlaces(words)
    .map(({ start, end }) => ({ start: start + sentence.start, end: end + sentence.start }));
  if (inSentence.length === 0) return false;
  return asked.some((noun, i) => {
    const beside = [asked[i - 1], asked[i + 1]].find(
      (other) => other && isIn(other, inQuestion) && belongTogether(text, noun, other),
    );
    const name = terms.find(({ term }) => term === beside);
    const { places = [] } = terms.find(({ term }) => term === noun) ?? {};
    if (!name || isIn(noun, inQuestion) || !mustMatch(noun) || places.length === 0) return false;
    return places.every(({ at }) => {
      const others = inSentence.filter((place) => belongTogether(reader.document.text, at, place));
      return others.length > 0 && !others.some((place) => name.places.some((each) => isWithin(each.at, place)));
    });
  });
}

function isIn(term: Span, places: readonly Span[]): boolean {
  return places.some((place) => isWithin(term, place));
}

function isWithin(term: Span, place: Span): boolean {
  return term.start < place.end && place.start < term.end;
}

/** A noun and the place that it is of: side by side, in Arabic the place behind. */
function belongTogether(text: string, noun: Span, place: Span): boolean {
  if (place.start > noun.start) return BETWEEN.test(text.slice(noun.end, place.start));
  const between = text.slice(place.end, noun.start);
  return BETWEEN.test(between) && /[a-z]/i.test(text.charAt(place.end - 1));
}

/** What happened in 2023 is not said by a sentence on 2024. */
function isOfOtherYear({ norm }: Question, { reader, sentence, terms }: Evidence): boolean {
  const asked: readonly string[] = norm.match(YEAR) ?? [];
  if (asked.length === 0 || terms.some(({ term, match }) => asked.includes(term.norm) && match >= STANDS_FOR))
    return false;
  const said: readonly string[] = normalise(reader.text(sentence)).match(YEAR) ?? [];
  return said.length > 0 && !asked.some((year) => said.includes(year));
}

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;

/** Who spoke about a theft is no thief. */
function isSpokenAbout({ type }: Question, evidence: Evidence): boolean {
  const { terms } = evidence;
  const deed = type === 'person' ? terms.find(({ term }) => mustMatch(term)) : undefined;
  return (
    deed !== undefined &&
    deed.term.role === 'content' &&
    deed.places.length > 0 &&
    terms.every(({ term }) => !term.circles.includes('speech')) &&
    deed.places.every(({ at }) => ABOUT.test(justBefore(evidence, at.start)))
  );
}

const ABOUT = /(?<!\p{L})(?:عن|بشأن|حول|about)\s+$/u;
