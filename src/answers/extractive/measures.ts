import { findDates } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import type { Evidence } from './evidence.js';
import type { Question } from './question.js';
import { askingOf } from './ranking/asking.js';
import type { RecordReader } from './record-reader.js';
import { isNoun } from './standing.js';

const LENGTHS =
  /^(?:(?:square|cubic) )?(?:km|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|hectares?|acres?|كيلومترا?|كيلومترات|مترا?|امتار|ميلا?|اميال|هكتارا?|هكتارات|فدانا?|افدنه|دونما?|دونمات)(?!\p{L})/u;
/** What numbers are of when they count no things; the words are normalised. */
const MEASURES: readonly RegExp[] = [
  /^(?:[%٪]|(?:percent|per cent|في المءه|بالمءه|في الماءه|بالماءه)(?!\p{L}))/u,
  /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|ثانيه|ثواني|دقيقه|دقاءق|ساعه|ساعات|يوما?|ايام|اسبوعا?|اسابيع|شهرا?|اشهر|شهور|عاما?|اعوام|سنه|سنوات|سنين)(?!\p{L})/u,
  /^(?:dollars?|euros?|riyals?|dinars?|dirhams?|pounds?|cents?|rupees?|yuan|krone[rn]?|kronor|francs?|shillings?|دولارا?|دولارات|يورو|ريالا?|ريالات|دينارا?|دنانير|درهما?|دراهم|جنيها?|جنيهات|ليره|ليرات|فلسا?|فرنكا?|فرنكات|شلنا?)(?!\p{L})/u,
  LENGTHS,
  /^(?:kg|kilos?|tonnes?|tons?|lit(?:re|er)s?|barrels?|طنا?|اطنان|كيلو|كيلوغراما?|كيلوجراما?|غراما?|لترا?|لترات|برميلا?|براميل)(?!\p{L})/u,
  /^(?:[km]w|kilowatts?|megawatts?|gigawatts?|كيلوواط|ميغاواط|ميجاوات)(?!\p{L})/u,
];

/** Not "how long", which asks for a time as well. */
const ASKS_LENGTH =
  /(?<![a-z\u0620-\u06ff])(?:how (?:wide|high|tall|deep)|length|width|height|depth|(?:ال)?(?:طول|ارتفاع|عمق|مسافه))(?:ه|ها)?(?![a-z\u0620-\u06ff])/u;

/** "How many members", «عدد الركاب», «كم صوتًا»: the noun that is counted; null where a number is asked for in another way. */
function countedNoun({ norm }: Question): string | null {
  const found =
    /(?:^|\s)how many (?:of the |more |other |new )*(\p{L}+)/u.exec(norm) ??
    /(?:^|\s)(?:و|ب)?عدد (?:ال)?(\p{L}+)/u.exec(norm) ??
    /(?:^|\s)(?:كم|جم) (\p{L}{3,}[اه]|واحد|شخص|نفر|صوت|عضو|طالب|موظف|عامل|مشارك)(?!\p{L})/u.exec(norm);
  const noun = found?.[1] ?? null;
  return noun !== null && MEASURED.test(noun) ? null : noun;
}

/** The head of what is counted: "incidents" of "how many serious pilotage incidents"; '' where no number is asked for. */
export function countedHead(question: Question): string {
  if (question.type !== 'number') return '';
  const measure = OF_A_MEASURE.exec(question.norm)?.groups;
  if (measure) return measure.english ?? measure.arabic ?? '';
  return PLURAL_ASKED.exec(question.norm)?.[1] ?? askingOf(question).noun;
}

const PLURAL_ASKED =
  /(?:^|\s)how many (?:[\p{L}-]+ ){0,2}?([\p{L}-]+(?:(?<![ious])s|people|men|women|children))(?![\p{L}-])/u;

/** Nouns of what is measured rather than counted. */
const MEASURED =
  /^(?:amount|value|تكلفه|كلفه|قيمه|مساحه|نسبه|ميزانيه|مده|فتره|سرعه|مسافه|درجه|حصه|منحه|غرامه|ضريبه|اجره|قوه|طاقه|سعه|زياده|مساهمه|خساره|مكافءه|دفعه|فاتوره|كميه|سنه|ساعه|دقيقه|مره|يوما|شهرا|عاما|اسبوعا)$/;

/**
 * Whether words are a number of something else than what the question counts: hours are no passengers. Only where things
 * are counted, since what is measured goes by many names.
 */
export function isOfOtherMeasure(question: Question, words: string): boolean {
  const noun = countedNoun(question);
  const unit = measureOf(/[$€£¥]/.test(words) ? 'dollars' : behindNumber(normalise(words)));
  if (ASKS_LENGTH.test(question.norm)) return unit !== null && unit !== LENGTHS;
  return noun !== null && unit !== null && unit !== measureOf(noun);
}

/** Whether words are a time and nothing else. */
export function isTimeAlone(words: string): boolean {
  return findDates(words).some(({ start, end }) => start === 0 && end === words.length);
}

/** Whether a sum, a number or a time is given for who or where, or a place for who. */
export function isOfOtherKind({ type }: Question, words: string, reader: RecordReader): boolean {
  if (type !== 'person' && type !== 'place') return false;
  // An address may begin with a number.
  const number = type === 'person' ? /^[^\p{L}]*\d/u : /^[^\p{L}]*\d[\d.,]*(?:\s+(?!\p{Lu})|$)/u;
  if (number.test(words) || SUM.test(normalise(words))) return true;
  if (isTimeAlone(words)) return true;
  return type === 'person' && reader.listedPlaces(words).some(({ start, end }) => start === 0 && end === words.length);
}

const SUM = /[$€£]|\d (?:الف |مليون |مليار )?(?:ريال|دينار|درهم|دولار|جنيه|يورو)/;

const OF_A_MEASURE =
  /(?:^|\s)(?:how many (?<english>tonnes|tons|kilos|lit(?:re|er)s|barrels|hectares|acres) of (?<thing>\p{L}+)|(?:كم|جم) (?<arabic>طنا?|كيلو|لترا?|برميلا?|هكتارا?) (?:من )?(?:ال)?(?<what>\p{L}+))/u;

/** "How many tonnes of wheat": of what, where the number is of a measure; null where it is of things. */
function measuredThing({ norm }: Question): string | null {
  const found = OF_A_MEASURE.exec(norm)?.groups;
  return found?.thing ?? found?.what ?? null;
}

/** Whether the sentence has nothing of what is measured: tonnes of flour are none of wheat. */
export function lacksMeasured(question: Question, { terms }: Evidence): boolean {
  const thing = question.type === 'number' ? measuredThing(question) : null;
  const asked = thing ? terms.filter(({ term }) => isNoun(term.norm, thing)) : [];
  return asked.length > 0 && asked.every(({ places }) => places.length === 0);
}

/** What a number is followed by, in figures or in words. */
function behindNumber(words: string): string {
  const parts = words
    .replace(/^[$€£¥]\s?/, '')
    .replace(/(?<=\d)(?=[%٪])/, ' ')
    .split(' ');
  const first = parts.findIndex((part) => !/\d/.test(part) && numberValue(part) === null && !SCALE.test(part));
  return first > 0 ? parts.slice(first).join(' ') : '';
}

const SCALE = /^(?:hundred|thousand|million|billion|and|مءه|الف|الاف|مليون|ملايين|مليار|مليارات)$/;

/** Whether a noun is of a measure, as tonnes and hours are. */
export function isMeasure(noun: string): boolean {
  return measureOf(noun) !== null;
}

function measureOf(words: string): RegExp | null {
  return MEASURES.find((measure) => measure.test(words)) ?? null;
}
