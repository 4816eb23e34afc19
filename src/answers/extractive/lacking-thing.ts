import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import type { Evidence } from './evidence.js';
import { countriesIn } from './person-candidates.js';
import type { Question } from './question.js';
import { isNoun } from './standing.js';

/** Whether a sentence has nothing of the very thing that is asked for: a number, a building, countries, who began. */
export function lacksThing(question: Question, evidence: Evidence): boolean {
  return (
    lacksNumber(question, evidence) ||
    lacksBuilding(question, evidence) ||
    lacksCountries(question, evidence) ||
    lacksFirst(question, evidence) ||
    lacksJoining(question, evidence)
  );
}

/** "How many …?" is not answered by a sentence without a number, or a word or list that stands for one. */
function lacksNumber({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  if (type !== 'number' || !ASKS_COUNT.test(norm) || sentence.people.length > 2) return false;
  const words = normalise(reader.text(sentence));
  if (/\d/.test(words) || AMOUNT.test(words) || (words.match(/[,،]/g) ?? []).length > 1) return false;
  return !sentence.terms.some(
    ({ norm: word }) => numberValue(word) !== null || numberValue(word.replace(/^[وفبل]/, '')) !== null,
  );
}

const ASKS_COUNT =
  /(?<![a-z\u0620-\u06ff])(?:how (?:many|long)|كم|كام|جم|قداش|شحال|(?:قد|اد) ايه|ما عدد)(?![a-z\u0620-\u06ff])/u;
/** Whatever may stand for a number or a span, and any word that ends as duals do: rather too many, for without one there is no answer. */
const AMOUNT =
  /(?<![a-z\u0620-\u06ff])(?:an?|one|all|every|each|both|half|third|quarter|double|twice|once|dozens?|none|no|nobody|several|few|many|most|majority|unanimous\p{L}*|daily|weekly|monthly|annual\p{L}*|until|till|hours?|days?|weeks?|months?|years?|minutes?|[وفبل]?(?:(?:ال)?(?:كل|جميع|كلا|كلتا|نصف|ثلث|ربع|ضعف|عشرات|مءات|عده|بعض|معظم|اغلب|اجماع|يوميا|اسبوعيا|شهريا|سنويا|ساعه|يوم|اسبوع|شهر|سنه|عام|دقيقه)|حتي|\p{L}{2,}(?:ين|ان|تان|تين)))(?![a-z\u0620-\u06ff])/u;

/** "In which hotel …?" is not answered by the city. */
function lacksBuilding({ type, norm }: Question, { reader, sentence, terms }: Evidence): boolean {
  const noun = type === 'place' ? (BUILDING.exec(norm)?.[1] ?? '') : '';
  if (noun === '') return false;
  const asked = terms.filter(({ term }) => isNoun(term.norm, noun));
  return asked.every(({ places }) => places.length === 0) && !IN_BUILDING.test(normalise(reader.text(sentence)));
}

/** "List the member states" is not answered by the words "member states". */
function lacksCountries({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  return type === 'list' && LISTS_COUNTRIES.test(norm) && countriesIn(reader, sentence).length < 2;
}

const LISTS_COUNTRIES =
  /^(?:please |pls )?(?:list|name|give me|give us|tell me)(?: me| us)?(?: all)?(?: of)?(?: the)?(?: [a-z0-9-]+){0,2} (?:countries|states|nations|republics)|^(?:اذكر|عدد|عددلي|سم|اعطني|عطني|هات|اسماء)\p{L}* (?:لي |اسماء |كل |جميع )?(?:ال)?(?:دول|بلدان|جمهوريات)/u;

/** "Who wants to join the group?" is not answered by who its members are. */
function lacksJoining({ norm }: Question, { reader, sentence }: Evidence): boolean {
  return WANTS_TO_JOIN.test(norm) && !JOINS.test(normalise(reader.text(sentence)));
}

const WANTS_TO_JOIN =
  /(?<![a-z\u0620-\u06ff])(?:(?:wants?|wanted|wish\p{L}*|seeks?|sought|hop\p{L}+|appl(?:y|ied|ying)|asked|plan\p{L}*) to join|(?:تريد|يريد|تبي|يبي|بد\p{L}{1,3}|عايز\p{L}*|ترغب|يرغب|تود|يود|تسعي|يسعي|طلب\p{L}*) ?(?:ب|في |الي |ل)?(?:ال)?(?:انضم\p{L}*|[يتن]نضم\p{L}*))(?![a-z\u0620-\u06ff])/u;
const JOINS =
  /(?<![a-z\u0620-\u06ff])(?:join\p{L}*|acced\p{L}*|accession|appl\p{L}*|candida\p{L}*|[وفبلك]?(?:ال)?(?:انضم\p{L}*|[يتن]نضم\p{L}*|التح[اق]\p{L}*))(?![a-z\u0620-\u06ff])/u;

/** "Who spoke first?" is not answered by whoever spoke. */
function lacksFirst({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  if (type !== 'person' || !SPOKE_FIRST.test(norm)) return false;
  // Of several, no words tell which of them it was.
  return sentence.people.length > 1 || !AT_FIRST.test(normalise(reader.text(sentence)));
}

const SPOKE_FIRST =
  /(?<![a-z\u0620-\u06ff])(?:(?:spoke|speaks?|talk(?:ed)?|went|goes|began|started|answered|replied) first|first (?:to (?:speak|talk|take the floor|say)|speaker)|took the floor first|اول (?:من|واحد|متحدث|متكلم|حد|شخص)\p{L}* ?(?:تكلم|تحدث|حكي|القي)?|(?:تكلم|تحدث|حكي)ت? (?:ال)?اول)/u;
const AT_FIRST =
  /(?<![a-z\u0620-\u06ff])(?:first|begin\p{L}*|began|start\p{L}*|open\p{L}*|outset|initial\p{L}*|welcom\p{L}*|[وفبل]?(?:(?:ال)?(?:اول|اولي|اولا|بدايه|مستهل|افتتاح)|بدا\p{L}*|افتتح\p{L}*|استهل\p{L}*|رحب\p{L}*))(?![a-z\u0620-\u06ff])/u;

const BUILDINGS =
  'hotels?|buildings?|halls?|rooms?|palaces?|streets?|stadiums?|cent(?:er|re)s?|floors?|headquarters|offices?|ballrooms?|auditoriums?|فندق|مبني|قاعه|صاله|قصر|شارع|ملعب|طابق|مقر|مركز|مسرح|مدرج';
const BUILDING = new RegExp(
  `(?<![a-z\\u0620-\\u06ff])(?:which|what|ب?اي|انهي|(?:ما|شو|ايش) اسم) (?:the )?(?:ال)?(${BUILDINGS})(?![a-z\\u0620-\\u06ff])`,
  'u',
);
const IN_BUILDING = new RegExp(`(?<![a-z\\u0620-\\u06ff])[وفبل]?(?:ال)?(?:${BUILDINGS})(?![a-z\\u0620-\\u06ff])`, 'u');
