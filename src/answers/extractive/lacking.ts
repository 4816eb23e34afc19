import { analyse } from '../../text/analyse.js';
import { findDates } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import { purposes } from './constructions.js';
import { type Evidence, mustMatch, STANDS_FOR, type TermEvidence } from './evidence.js';
import { lacksThing } from './lacking-thing.js';
import { lacksMeasured } from './measures.js';
import type { Circle } from './meeting-words.js';
import { countTheSame, ordinalsAsked, ordinalsIn } from './ordinals.js';
import { OFFICE_NOUN, type PersonMention } from './people.js';
import type { Question, QuestionTerm } from './question.js';
import { askingOf } from './ranking/asking.js';
import { isInside, isNoun, justBefore } from './standing.js';

/** Whether a sentence, whatever words it shares with the question, has nothing of what is asked for. */
export function lacksAsked(question: Question, evidence: Evidence): boolean {
  return (
    lacksTime(question, evidence) ||
    lacksThing(question, evidence) ||
    hasOtherOrdinal(question, evidence) ||
    leavesUnnamed(question, evidence) ||
    lacksHolder(question, evidence) ||
    lacksMeasured(question, evidence) ||
    speaksForOther(question, evidence) ||
    isSpokenTo(question, evidence) ||
    isReasonItself(question, evidence) ||
    isHeardOnly(question, evidence) ||
    countsOther(question, evidence)
  );
}

/** "At what time …?" is not answered by the day. */
function lacksTime({ type }: Question, { reader, sentence }: Evidence): boolean {
  return type === 'time' && !findDates(reader.text(sentence)).some(({ kind }) => kind === 'time');
}

/** Of the third round the sentence on the first and the second says nothing, nor one on the third phase. */
function hasOtherOrdinal(question: Question, { sentence, terms }: Evidence): boolean {
  const asked = ordinalsAsked(question);
  if (asked.length === 0) return false;
  // What names the meeting is not the sentence's to repeat.
  const isOfMeeting = terms.some(
    ({ term, match, at }) => at === null && match >= STANDS_FOR && asked.some((each) => each.at.norm === term.norm),
  );
  const said = ordinalsIn(sentence.terms);
  return !isOfMeeting && said.length > 0 && !asked.some((each) => said.some((other) => countTheSame(each, other)));
}

/**
 * "Which company …?" is not answered by "one of the companies": where the sentence has the very noun without saying which,
 * and no name beside it.
 */
function leavesUnnamed(question: Question, evidence: Evidence): boolean {
  const { reader, sentence, terms } = evidence;
  if (!WANTS_NAME.has(question.type)) return false;
  const { noun } = askingOf(question);
  if (!noun || !ASKS_WHICH.test(question.norm)) return false;
  const places = terms.filter(({ term }) => isNoun(term.norm, noun)).flatMap((each) => each.places);
  if (places.length === 0) return false;
  return places.every(({ at }) => {
    const before = justBefore(evidence, at.start);
    const after = reader.text({ start: at.end, end: sentence.end });
    if (reader.language === 'ar')
      return (
        ARABIC_COUNT.test(normalise(before)) &&
        (!/^(?:وال|ال)/.test(at.norm) || ONE_OF.test(normalise(before))) &&
        !ARABIC_NAMING.test(after) &&
        (!/^ ال/.test(after) || ONE_OF.test(normalise(before)))
      );
    return ENGLISH_INDEFINITE.test(before) && !NAMED_AFTER.test(after) && !NAMED_BEFORE.test(before);
  });
}

const WANTS_NAME: ReadonlySet<string> = new Set(['thing', 'list', 'organisation', 'place', 'person']);
const ASKS_WHICH =
  /(?<![a-z\u0620-\u06ff])(?:which|wich|what(?:s|'s)? (?:is |are |was |were )?the names?|name of|names of|[وبلف]?(?:اي|ايه)|اسم|اسماء)(?![a-z\u0620-\u06ff])/u;
const INDEFINITE =
  '(?:an?|one|one of (?:the|its|their|our)|another|some|several|two|three|four|five|six|seven|eight|nine|ten|\\d+)\\s(?:[\\p{L}-]+\\s){0,2}$';
const ENGLISH_INDEFINITE = new RegExp(`(?:^|[\\s(])${INDEFINITE}`, 'iu');
/** "A company, Acme", "a company called Acme", "Acme was one of the companies". */
const NAMED_AFTER =
  /^[^.;]*:\s|^\s*(?:[–—]|[,(]\s*["“'‘]?\p{Lu}|["“'‘]|(?:called|named|known as|such as|including|namely)\s|\p{Lu})/u;
const NAMED_BEFORE = new RegExp(
  `\\p{Lu}[\\p{L}.]*(?:,\\s|\\s(?:is|was|are|were|became|as|being)\\s)${INDEFINITE}`,
  'u',
);
const ARABIC_COUNT =
  /(?:^|\s)[وبلف]?(?:احد|احدي|بعض|عدد من|عده|ثلاث|ثلاثه|اربع|اربعه|خمس|خمسه|ست|سته|سبع|سبعه|ثماني|ثمانيه|تسع|تسعه|عشر|عشره|\d+)\s*$/;
const ONE_OF = /(?:^|\s)[وبلف]?(?:احد|احدي|بعض|عدد من)\s*$/;
const ARABIC_NAMING = /^[\s\p{L}]{0,30}[:(«"“]|^\s*[،,]?\s*(?:هي|هما|هم|وهي|وهما|وهم)\s/u;

/** Who is to be the chair is not said by "The Chair announced …", nor who the minister is by "the ministers of …". */
function lacksHolder({ type, norm, terms: asked }: Question, { reader, sentence }: Evidence): boolean {
  if (type !== 'person' || !asked.some((term) => OFFICE_NOUN.test(term.norm))) return false;
  if (!ASKS_HOLDER.test(norm)) return false;
  if (sentence.people.some(({ name }) => name)) return false;
  return reader.language === 'en'
    ? !/\s\p{Lu}\p{L}+\s\p{Lu}\p{L}+/u.test(reader.text(sentence))
    : sentence.people.length > 0;
}

const ASKS_HOLDER =
  /(?<![a-z\u0620-\u06ff])(?:names?|who(?:'?s| is| are| was| were| will)?(?: (?:is|be|become|the|next|new|current|its|their|to))+|اسم|اسماء|مين|من (?:هو|هي|هم|سيكون|كان))(?![a-z\u0620-\u06ff])|^و?من ال/u;

/** "What did the minister of Syria say?" is not answered by what Egypt's said. */
function speaksForOther(question: Question, { sentence, terms }: Evidence): boolean {
  if (question.type !== 'statement' && question.type !== 'person') return false;
  const phrase = officeAsked(question);
  if (phrase.length < 2) return false;
  const asked = terms.filter(({ term }) => phrase.includes(term));
  const isMissing = asked.some(
    ({ term, at, match }) =>
      (question.type === 'statement' || term.role === 'entity' || NISBA.test(term.norm)) &&
      match < STANDS_FOR &&
      (at === null || (OFFICE_NOUN.test(term.norm) && match < SAME_OFFICE)),
  );
  // The minister of one country's water and of another's soil is nobody.
  const isOf = ({ places }: TermEvidence, person: PersonMention): boolean =>
    places.some(({ at }) => isInside(at, person));
  const ofPeople = asked.filter((each) => sentence.people.some((person) => isOf(each, person)));
  return (
    isMissing ||
    (ofPeople.length > 1 && !sentence.people.some((person) => ofPeople.every((each) => isOf(each, person))))
  );
}

/** Whoever is written to does not answer thereby. */
function isSpokenTo({ type }: Question, evidence: Evidence): boolean {
  if (type !== 'statement') return false;
  const offices = evidence.terms.filter(({ term }) => OFFICE_NOUN.test(term.norm)).flatMap(({ places }) => places);
  return offices.length > 0 && offices.every(({ at }) => ADDRESSED.test(justBefore(evidence, at.start)));
}

const ADDRESSED = /(?:(?<!according )\bto (?:the )?|(?<!\p{L})إلى )$/u;

/** "Why was it shut?" is not answered by "… because it was shut". */
function isReasonItself({ type }: Question, { reader, sentence, terms }: Evidence): boolean {
  if (type !== 'reason') return false;
  const spans = purposes(reader.document.text, sentence, reader.language);
  const asked = terms.filter(({ term, at }) => mustMatch(term) && at !== null);
  return (
    asked.length > 1 &&
    spans.some(
      (span) =>
        BECAUSE.test(reader.text(span)) &&
        asked.every(({ places }) => places.every(({ at }) => at.start > span.start && at.end <= span.end)),
    )
  );
}

const BECAUSE = /^(?:because|due to|owing to|since|as a result|thanks to|بسبب|لأن|نتيجة|نظر)/i;

/** The words of the office that a question names: "the Syrian minister of culture", «وزير الثقافة السوري». */
function officeAsked({ text, terms, language }: Question): readonly QuestionTerm[] {
  const noun = terms.findIndex(({ norm }) => OFFICE_NOUN.test(norm) && !/^chair(?:s|ed|ing)$/.test(norm));
  if (noun < 0) return [];
  const isJoined = (left: number, joint: RegExp): boolean => {
    const [a, b] = [terms[left], terms[left + 1]];
    return a !== undefined && b !== undefined && b.role !== 'meeting' && joint.test(text.slice(a.end, b.start));
  };
  let [first, last] = [noun, noun];
  while (isJoined(last, /^(?:\s|\s+(?:of|for|the|and)(?=\s))*(?:ال|و|لل)?$/u)) last++;
  while (language === 'en' && isJoined(first - 1, /^[\s-]+$/) && terms[first - 1]?.role !== 'meeting') first--;
  return terms.slice(first, last + 1);
}

/** An Arabic adjective that may say whose office it is: «السوري». */
const NISBA = /^ال\p{L}{2,}يه?$/u;
/** Leaders are no presidents. */
const SAME_OFFICE = 0.65;

/** Who spoke is no word of what they said: "Also speaking today were the representatives of …". */
function isHeardOnly({ type }: Question, { reader, sentence }: Evidence): boolean {
  return type === 'statement' && SPEAKERS.test(reader.text(sentence));
}

const SPEAKERS = /^(?:Also )?(?:[Ss]peaking|[Tt]aking the floor)(?: \w+){0,2} (?:was|were) /;

/** "How many talks?" is not answered by the seats of a hall: of what all records speak of, the number must stand beside it. */
function countsOther({ type, norm }: Question, { reader, sentence, terms }: Evidence): boolean {
  // Of a list, its members are counted.
  if (type !== 'number' || sentence.people.length > 2) return false;
  const noun = /(?:^|\s)(?:how many|عدد|كم) (?:ال)?(\p{L}+)/u.exec(norm)?.[1] ?? '';
  const counted = terms.filter(
    ({ term }) => term.circles.some((circle) => GATHERING.has(circle)) && isNoun(term.norm, noun),
  );
  if (counted.length === 0) return false;
  return counted.every(({ places }) =>
    places.every(({ at }) => {
      const around = reader.text({
        start: Math.max(sentence.start, at.start - COUNTED_CHARACTERS),
        end: Math.min(sentence.end, at.end + COUNTED_CHARACTERS),
      });
      return !analyse(around).some((word) => numberValue(word.norm) !== null);
    }),
  );
}

const GATHERING: ReadonlySet<Circle> = new Set(['meeting', 'attendance']);
/** How far from its number what is counted may stand. */
const COUNTED_CHARACTERS = 32;
