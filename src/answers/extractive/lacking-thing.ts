import { normalise } from '../../text/normalise.js';
import { numberValue } from '../../text/numbers.js';
import type { Evidence } from './evidence.js';
import { countriesIn } from './person-candidates.js';
import type { Question } from './question.js';
import { isNoun } from './standing.js';
import { isListedName } from './word-lists.js';

/** Whether a sentence has nothing of the very thing that is asked for: a number, a building, countries, who began. */
export function lacksThing(question: Question, evidence: Evidence): boolean {
  return (
    lacksNumber(question, evidence) ||
    lacksBuilding(question, evidence) ||
    lacksCountries(question, evidence) ||
    lacksFirst(question, evidence) ||
    lacksSeveral(question, evidence) ||
    lacksScribe(question, evidence) ||
    lacksPrice(question, evidence) ||
    lacksChair(question, evidence) ||
    lacksJoining(question, evidence)
  );
}

/** "How many …?" is not answered by a sentence without a number, or a word or list that stands for one; nor "how long …?". */
function lacksNumber({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  if (type !== 'number') return false;
  const words = normalise(reader.text(sentence));
  if (ASKS_SPAN.test(norm)) return !OF_A_SPAN.test(words);
  if (!ASKS_COUNT.test(norm) || sentence.people.length > 2) return false;
  if (/\d/.test(words) || AMOUNT.test(words) || (words.match(/[,،]/g) ?? []).length > 1) return false;
  return !sentence.terms.some(
    ({ norm: word }) => numberValue(word) !== null || numberValue(word.replace(/^[وفبل]/, '')) !== null,
  );
}

const ASKS_SPAN = /(?<![a-z])how long(?![a-z])/u;
const ASKS_COUNT =
  /(?<![a-z\u0620-\u06ff])(?:how many|كم|كام|جم|قداش|شحال|(?:قد|اد) ايه|ما عدد)(?![a-z\u0620-\u06ff])/u;
/** How long something lasts, or is: units of time and length, or what it lasts from and until. */
const OF_A_SPAN =
  /(?<![a-z\u0620-\u06ff])(?:\d+ ?(?:h|hrs?|mins?|km|m|cm|ft|pp?)|seconds?|min(?:ute)?s?|h(?:ou)?rs?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|terms?|seasons?|summer|winter|spring|autumn|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|yards?|pages?|words|since|until|till|throughout|during|from|for|as long as|permanent\p{L}*|forever|indefinite\p{L}*|annual\p{L}*|[وفبلك]?(?:ال)?(?:ثاني[هت]\p{L}*|دقي?ق[هت]?\p{L}*|دقاءق|ساع\p{L}{1,3}|يوم(?:ا|ين|ان)?|ايام|اسبوع(?:ا|ين|ان)?|اسابيع|شهر(?:ا|ين|ان)?|اشهر|شهور|سن[هت]\p{L}*|سنوات|سنين|عام(?:ا|ين|ان)?|اعوام|عقد|قرن|موسم|صيف|شتاء|كيلو\p{L}*|كلم|متر\p{L}*|امتار|ميل|صفح\p{L}{1,3}|مده|طوال|طيله|دواما?)|منذ|من|حتي|لغايه|خلال)(?![a-z\u0620-\u06ff])/u;
/** Whatever may stand for a number: rather too many, for without one there is no answer. */
const AMOUNT =
  /(?<![a-z\u0620-\u06ff])(?:one|all|every|each|both|half|third|quarter|double|twice|once|dozens?|none|no|nobody|several|few|many|most|majority|unanimous\p{L}*|daily|weekly|monthly|annual\p{L}*|[وفبل]?(?:(?:ال)?(?:كل|جميع|كلا|كلتا|نصف|ثلث|ربع|ضعف|عشرات|مءات|عده|بعض|معظم|اغلب|اجماع|يوميا|اسبوعيا|شهريا|سنويا|ساعه|يوم|اسبوع|شهر|سنه|عام|دقيقه)|(?!ال)\p{L}{2,}(?:ين|ان|تان|تين)))(?![a-z\u0620-\u06ff])/u;

/** "In which hotel …?" is not answered by the city, nor by a hall. */
function lacksBuilding({ type, norm }: Question, { reader, sentence, terms }: Evidence): boolean {
  const noun = type === 'place' ? (BUILDING.exec(norm)?.[1] ?? '') : '';
  if (noun === '') return false;
  const asked = terms.filter(({ term }) => isNoun(term.norm, noun));
  if (asked.some(({ places }) => places.length > 0)) return false;
  const alike = BUILDINGS.find((each) => each.split('|').some((other) => isNoun(other, noun)));
  return !ofBuildings(alike ?? noun).test(normalise(reader.text(sentence)));
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
  /(?<![a-z\u0620-\u06ff])(?:(?:spoke|speaks?|talk(?:ed)?|went|goes|began|started|answered|replied) first|first (?:to (?:speak|talk|take the floor|say)|speaker)|took the floor first|اول (?:متحدث|متكلم)|اول (?:من|واحد|حد|شخص) (?:تكلم|تحدث|حكي|القي)\p{L}*|(?:تكلم|تحدث|حكي)ت? (?:ال)?اول)/u;
const AT_FIRST =
  /(?<![a-z\u0620-\u06ff])(?:first|begin\p{L}*|began|start\p{L}*|open\p{L}*|outset|initial\p{L}*|welcom\p{L}*|[وفبل]?(?:(?:ال)?(?:اول|اولي|اولا|بدايه|مستهل|افتتاح)|بدا\p{L}*|افتتح\p{L}*|استهل\p{L}*|رحب\p{L}*))(?![a-z\u0620-\u06ff])/u;

/** "Who was in charge of the meeting?" is not answered by whoever is in charge of something, nor by who will lead the next. */
function lacksChair({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  if (type !== 'person' || !ASKS_CHAIR.test(norm)) return false;
  const isOfNext = reader
    .paragraph(sentence.paragraph)
    .some(({ start, entry }) => start < sentence.start && entry.labelKind === 'next');
  return isOfNext || !LED.test(normalise(reader.text(sentence)));
}

const ASKS_CHAIR =
  /(?<![a-z\u0620-\u06ff])(?:in charge of (?:the |this |that |our )?(?:meeting|session|call)|(?:led|ran|hosted|moderated|facilitated) (?:the |this |that |our )?(?:meeting|session|call)|(?:ادار|يدير|تراس|يتراس|راس)ت? (?:ال)?(?:اجتماع|جلسه|لقاء))(?![a-z\u0620-\u06ff])/u;
const LED =
  /(?<![a-z\u0620-\u06ff])(?:chair\p{L}*|led|leads?|leading|ran|presid\p{L}*|facilitat\p{L}*|host\p{L}*|moderat\p{L}*|in charge|took the chair|[وف]?(?:(?:[يت]?ت)?راس(?:ت|ها|ه)?|برءاسه|رءاسه|ادار(?:ت|ها)?|[يت]دير|(?:ال)?رءيسه?|(?:ال)?ميسره?))(?![a-z\u0620-\u06ff])/u;

/** "What does it cost?" is not answered by a sentence without a sum. */
function lacksPrice({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  return type === 'number' && ASKS_PRICE.test(norm) && !OF_A_PRICE.test(normalise(reader.text(sentence)));
}

const ASKS_PRICE =
  /(?<![a-z\u0620-\u06ff])(?:how much (?:is|are|does|do|did|will|would) .*(?:cost|charge)|(?:price|cost) of|[وف]?(?:بكم|بكام|بشحال|بيش|بقديش)|(?:كم|ما) (?:ال)?(?:سعر|تكلفه|كلفه|ثمن))(?![a-z\u0620-\u06ff])/u;
const OF_A_PRICE =
  /\d|[$€£]|(?<![a-z\u0620-\u06ff])(?:free|nothing|cost\p{L}*|pric\p{L}*|pounds?|euros?|dollars?|quid|hundred|thousand|million|[وفبل]?(?:(?:ال)?(?:ريال|دينار|درهم|دولار|جنيه|يورو|ليره|شيكل|فلس|مليم|قرش)\p{L}{0,2}|دراهم|دنانير|مجان\p{L}*|بلاش|سعر\p{L}*|تكلف\p{L}*|(?:ال)?كلفه|الف|(?:ال)?(?:مليون|مليار|مءه|ميه)))(?![a-z\u0620-\u06ff])/u;

/** "Who took the notes?" is not answered by whoever took something. */
function lacksScribe({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  return type === 'person' && ASKS_SCRIBE.test(norm) && !WRITES_DOWN.test(normalise(reader.text(sentence)));
}

const ASKS_SCRIBE =
  /(?<![a-z])(?:took|takes?|taking|kept|keeps?|wrote|writes?|typed|did) (?:up )?(?:the |our |these |those )?(?:minutes|notes)(?![a-z])|(?<![\u0620-\u06ff])(?:كتب|دون|سجل|حرر|اعد)ت? (?:ال)?(?:محضر|ملاحظات)(?![\u0620-\u06ff])/u;
const WRITES_DOWN =
  /(?<![a-z\u0620-\u06ff])(?:minutes|notes?|notebook|wrote|written|clerk|secretary|scribe|record(?:ed|er)|typed|(?:ال)?(?:محضر|ملاحظات|مقرره?|كاتبه?|سكرتيره?)|كتب\p{L}*|[يت]كتب|دون\p{L}*|امينه? (?:ال)?سر)(?![a-z\u0620-\u06ff])/u;

/** "Which two members …?" is not answered by one name. */
function lacksSeveral({ type, norm }: Question, { reader, sentence }: Evidence): boolean {
  const match = type === 'person' || type === 'list' ? WHICH_SEVERAL.exec(norm) : null;
  if (!match) return false;
  const wanted = SEVERAL.findIndex((words) => words.split('|').includes(match[1] ?? match[2] ?? '')) + 2;
  const named = sentence.terms.filter(({ norm: word, stop, start, end }, i) => {
    if (stop || norm.includes(word)) return false;
    // Words side by side are one name.
    const before = sentence.terms[i - 1];
    if (before && /^\s*$/.test(reader.document.text.slice(before.end, start)) && /^\p{Lu}/u.test(reader.text(before)))
      return false;
    const isCapital = start > sentence.start && /^\p{Lu}/u.test(reader.text({ start, end }));
    return isCapital || isListedName(reader.lists, word);
  });
  return Math.max(sentence.people.length, named.length) < wanted;
}

/** From two on, normalised. */
const SEVERAL = ['two|2|اثنين|اتنين|تنين|اثنان|شخصين', 'three|3|ثلاثه|تلاته', 'four|4|اربعه|اربع'];
const WHICH_SEVERAL = new RegExp(
  `(?<![a-z\\u0620-\\u06ff])(?:(?:which|who (?:were|are) the) (${SEVERAL.join('|')})(?![a-z\\u0620-\\u06ff])|(?:مين|منو|شكون|من هما?)(?: هم| هما)? (?:ال)?(${SEVERAL.join('|')})(?![a-z\\u0620-\\u06ff]))`,
  'u',
);

/** What buildings and their parts are called, normalised; those in a line are the same by other words. */
const BUILDINGS = [
  'hotel|hotels|inn|فندق|اوتيل',
  'hall|halls|room|rooms|auditorium|auditoriums|ballroom|ballrooms|theatre|theater|studio|chamber|vestry|classroom|library|قاعه|صاله|غرفه|مسرح|مدرج|حجره',
  'palace|palaces|قصر',
  'street|streets|road|square|شارع|طريق|ميدان',
  'stadium|stadiums|pitch|ground|field|ملعب|استاد',
  'center|centre|centers|centres|مركز',
  'floor|floors|طابق|دور',
  'office|offices|headquarters|مكتب|مقر',
  'church|chapel|cathedral|كنيسه',
  'mosque|مسجد|جامع',
  'school|schools|college|university|مدرسه|كليه|جامعه',
  'house|villa|flat|apartment|بيت|منزل|فيلا|شقه|دار',
  'pub|cafe|restaurant|مقهي|قهوه|كافيه|مطعم',
];
/** A building may be any of them. */
const ANY_BUILDING = 'building|buildings|مبني|بنايه|عماره';
const ALL_BUILDINGS = [...BUILDINGS, ANY_BUILDING].join('|');
const BUILDING = new RegExp(
  `(?<![a-z\\u0620-\\u06ff])(?:which|what|ب?اي|انهي|(?:ما|شو|ايش) اسم) (?:the )?(?:ال)?(${ALL_BUILDINGS})(?![a-z\\u0620-\\u06ff])`,
  'u',
);

function ofBuildings(nouns: string): RegExp {
  const wanted = ANY_BUILDING.split('|').includes(nouns) ? ALL_BUILDINGS : nouns;
  return new RegExp(`(?<![a-z\\u0620-\\u06ff])[وفبل]?(?:ال)?(?:${wanted})(?![a-z\\u0620-\\u06ff])`, 'u');
}
