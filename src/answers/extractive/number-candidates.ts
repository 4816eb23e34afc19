import { findDates } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { enumerations } from './constructions.js';
import { type Evidence, mustMatch } from './evidence.js';
import { countedHead, isOfOtherMeasure } from './measures.js';
import { DEPUTY_ASKED } from './people.js';
import { deputises } from './person-candidates.js';
import { findCountries } from './places.js';
import type { Question } from './question.js';
import { isInQuestion, isInside, isNoun, leadOf, nearness, OWN_WAW } from './standing.js';

export function numberCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const numbers = sentence.terms.filter(
    (term) =>
      numberValue(term.norm) !== null &&
      !isInQuestion(question, term.norm) &&
      !/^(?:one|احد|واحد|first|second|third|[a-z]+th|اول|ءول|ال\p{L})$|^ال/u.test(term.norm) &&
      // "How much" wants figures.
      (/\d/.test(term.norm) || !/how much|بكم|بكام/.test(question.norm)),
  );
  const dates = findDates(reader.text(sentence)).map((date) => ({
    start: sentence.start + date.start,
    end: sentence.start + date.end,
    kind: date.kind,
  }));
  const found: Candidate[] = numbers
    .filter((term) => !dates.some((date) => term.start < date.end && date.start < term.end))
    .map((term) => ({ term, span: withUnit(reader.document.text, term, sentence.end) }))
    // "1.9 million" and «15 مليونًا و700 ألف» are one number each.
    .filter(({ term }, i, all) => !all.slice(0, i).some(({ span }) => isInside(term, span)))
    .filter(
      ({ term, span }) =>
        !isOfOtherMeasure(question, reader.text(span)) && (!TWO.test(term.norm) || isCounted(question, evidence, span)),
    )
    .map(({ term, span }) => ({
      evidence,
      span,
      short: reader.text(span),
      fit: 0.2 + nearness(evidence, term) * 0.7 + unitFit(question, evidence, span),
    }));
  const wantsDuration = /(?:year|yrs|month|day|week|long|سنه|سنوات|عام|اعوام|مده|شهر|يوم)/.test(question.norm);
  if (wantsDuration) {
    for (const date of dates) {
      if (date.kind === 'range')
        found.push({ evidence, span: date, short: reader.text(date), fit: 0.3 + nearness(evidence, date) * 0.7 });
    }
  }
  // A price is money: no other number answers it.
  const asksMoney = /how much|cost|price|worth|كلفه|تكلفه|سعر|ثمن|بكم|بكام/.test(question.norm);
  const priced = asksMoney ? found.filter(({ short }) => MONEY.test(normalise(short ?? ''))) : found;
  return [...priced, ...countCandidates(question, evidence), ...memberCount(question, evidence)];
}

/** "The two sides": seldom what is counted. */
const TWO = /^(?:two|اثنان|اثنين|اثنتين)$/;

/** Whether a number is of the very noun that the question counts. */
export function isCounted(question: Question, { terms }: Evidence, span: Span): boolean {
  const noun = countedHead(question);
  return terms.some(({ term, places }) => isNoun(term.norm, noun) && places.some(({ at }) => isInside(at, span)));
}

/** How many there are of what the sentence lists: the countries of its people, or the people themselves. */
function countCandidates(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  const people = sentence.people.filter((person) => person.name);
  const [first, last] = [people[0], people.at(-1)];
  if (!first || !last || people.length < 3) return [];
  const span = { start: first.start, end: last.end };
  const asksCountries = /(?:countr|states|nations|republics|(?<![a-z])stans(?![a-z])|دول|بلد|جمهوري)/.test(
    question.norm,
  );
  const asksPeople =
    /(?:minister|representative|people|person|(?<![a-z])(?:ppl|guys|folks)(?![a-z])|delegate|official|participant|attendee|وزير|وزراء|ممثل|شخص|اشخاص|مسءول|مندوب|نفر|كم واحد|جم واحد)/.test(
      question.norm,
    );
  // "How many deputy ministers": those whose office has every word that any office has.
  const offices = people.map((person) => person.office ?? person);
  const asked = evidence.terms.filter(
    ({ term, places }) => mustMatch(term) && places.some(({ at }) => offices.some((office) => isInside(at, office))),
  );
  const asksDeputies = DEPUTY_ASKED.test(question.norm);
  const counted = people.filter(
    (person) =>
      asked.every(({ places }) => places.some(({ at }) => isInside(at, person))) &&
      (!asksDeputies || (person.office !== null && deputises(evidence, person.office))),
  );
  const countries = new Set(
    people.flatMap(({ office }) => (office ? findCountries(reader.text(office)).map(({ country }) => country) : [])),
  );
  const count = asksCountries ? countries.size : asksPeople ? counted.length : 0;
  const must = evidence.terms.filter(({ term }) => mustMatch(term));
  // Of whom the list is must be said: "how many attended?" may mean more than one list.
  if (must.length === 0 || must.some(({ at, match }) => !at && match < 0.8)) return [];
  return count > 1 ? [{ evidence, span, short: String(count), fit: 0.8, ...leadOf(evidence, first.start) }] : [];
}

/** "How many fields": the members of an enumeration, without "and others". */
function memberCount(question: Question, evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  if (!question.terms.some(({ circles }) => circles.includes('field'))) return [];
  const [span] = enumerations(reader.document.text, sentence);
  if (!span) return [];
  const members = reader
    .text(span)
    .split(/[،,]\s*|\s+and\s+/u)
    .filter((member) => member.trim() && !/^(?:other|others|و?غيرها|و?سواها)/.test(member.trim()));
  return [{ evidence, span, short: String(members.length), fit: 0.7 }];
}

const MONEY =
  /[$€£¥]|dollar|euro|riyal|dinar|dirham|pound|cent|rupee|yuan|million|billion|دولار|يورو|ريال|دينار|درهم|جنيه|ليره|مليون|مليار|ملايين/;

/** Whether a number comes with the unit that is asked for: a share, money, or the very things that are counted. */
function unitFit(question: Question, evidence: Evidence, span: Span): number {
  const words = normalise(evidence.reader.text(span));
  const isShare = /%|per ?cent|في المءه|بالمءه|بالماءه|في الماءه/.test(words);
  if (/percent|per cent|share|rate|نسبه|معدل/.test(question.norm)) return isShare ? 0.5 : -0.3;
  const isMoney = MONEY.test(words);
  if (/how much|cost|price|budget|worth|spend|spent|كلفه|تكلفه|سعر|ثمن|ميزانيه|مبلغ|بكم|قيمه/.test(question.norm))
    return isMoney ? 0.5 : isShare ? -0.3 : 0;
  if (isShare) return -1;
  const counts = evidence.terms.some(
    ({ term, places }) => term.role !== 'type' && places.some(({ at }) => isInside(at, span)),
  );
  return counts ? 0.4 : isMoney ? -0.2 : 0;
}

/** A number with what it counts: "40 per cent", "١٢ مليون دولار", "seven riparian states". */
function withUnit(text: string, number: Span, end: number): Span {
  const after = text.slice(number.end, Math.min(end, number.end + 60));
  const unit = UNIT.exec(after)?.[0] ?? '';
  const more = /[a-z]$/.test(unit) && !PLURAL.test(unit) ? (NEXT_PLURAL.exec(after.slice(unit.length))?.[0] ?? '') : '';
  const sign = /[$€£¥]\s?$/u.exec(text.slice(Math.max(0, number.start - 2), number.start))?.[0].length ?? 0;
  return { start: number.start - sign, end: number.end + (unit + more).trimEnd().length };
}

/** What stands behind a number without being counted by it. */
const NO_UNIT =
  'of|and|or|in|to|by|for|from|at|on|with|as|than|over|into|is|are|was|were|be|been|has|had|have|will|would|could|may|came|come|comes|went|took|voted|against|abstain\\p{L}*|not|who|which|that|more|less|each|within|before|after|since|last|من|في|و|على|إلى|عن|منها|منهم|منهن|لكل|قبل|بعد|خلال|مقابل|ضد';
const SCALE =
  '(?:per\\s+cent|percent|million|billion|thousand|hundred|مليون(?:ًا|اً|ا)?|مليار(?:ًا|اً|ا)?|ألف(?:ًا|اً|ا)?|ملايين|مليارات|آلاف|في المئة|في المائة|بالمئة|بالمائة)';
const UNIT = new RegExp(
  `^(?:\\s?[%٪]|(?:\\s+${SCALE}(?:\\s+و[\\d.,\u0660-\u0669]+)?)*(?:\\s+(?!(?:${NO_UNIT})(?![\\p{L}\\p{M}])|بال|لل|و(?!${OWN_WAW})\\p{L}{2}|ل(?!تر|ير|يال|اعب|اج|جن|وح|قاح|غ|حظ|قاء|واء)\\p{L}{3})[\\p{L}\\p{M}]+)?)`,
  'u',
);
const PLURAL = /(?:s|people|men|women|children|staff|percent|cent|million|billion|thousand|hundred)$/;
/** One word more, where it is the plural that the first describes. */
const NEXT_PLURAL = /^ [a-z]+(?:(?<!(?:i|u|s))s|people|men|women|children)(?![\p{L}-])/u;
