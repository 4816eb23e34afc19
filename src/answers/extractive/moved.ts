import { type DateMention, findDates } from '../../text/dates.js';
import type { Span } from '../../text/segment.js';
import type { Evidence } from './evidence.js';
import type { Question } from './question.js';

/** A word for putting something at another time, or at another figure. */
const MOVED =
  /(?<![\p{L}])(?:postpon\p{L}*|mov(?:e|es|ed|ing)|delay\p{L}*|reschedul\p{L}*|put (?:off|back|forward)|push\p{L}*|brought forward|shift\p{L}*|extend\p{L}*|chang(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|ris(?:e|es|en)|rose|went up|go(?:es)? up|up|down|increas\p{L}*|lower\p{L}*|cut|reduc\p{L}*|fell|drop\p{L}*|رفع\p{L}*|ارتفع\p{L}*|ارتفاع|زياد\p{L}*|زاد\p{L}*|خفض\p{L}*|تخفيض|انخفض\p{L}*|نزل\p{L}*|صار\p{L}*|تأجيل|تاجيل|[أايت]ُ?ؤ?جّ?ل\p{L}*|تأجل\p{L}*|نقل\p{L}*|تغيير|تغيّر|غيّر\p{L}*|تمديد|مدّد\p{L}*|مُدد\p{L}*|تقديم|ترحيل)(?![\p{L}])/iu;
const FROM = /(?:\bfrom|(?<![\p{L}])من(?:\s+يوم)?)\s+(?:the\s+)?$/iu;
const TO = /^\s*(?:to|until|till|to the|إلى|الى|لـ?|حتى)(?:\s+(?:يوم|the))?\s+$/iu;
/** Who asks so asks what it was before. */
const BEFORE =
  /(?<![a-z\u0620-\u06ff])(?:original\p{L}*|first|before|previous\p{L}*|from|قبل|سابق\p{L}*|السابق|اصلا|الاصلي|الاول|كان)(?![a-z\u0620-\u06ff])/u;

/**
 * Where something is moved from one time, or raised from one sum, to another: the other, which is how it stands now. Null
 * where what is given is not what it is moved from, or is what the question asks for.
 */
export function movedTo(question: Question, { reader, sentence }: Evidence, place: Span): Span | null {
  if ((question.type !== 'date' && question.type !== 'number') || BEFORE.test(question.norm)) return null;
  const text = reader.text(sentence);
  if (!MOVED.test(text)) return null;
  if (question.type === 'number') return raisedTo(text, sentence, place);
  const dates = findDates(text);
  const at = dates.findIndex(
    ({ start, end }) => start + sentence.start < place.end && place.start < end + sentence.start,
  );
  const [from, to] = [dates[at], dates[at + 1]];
  if (!from || !to || !isFromTo(text, from, to)) return null;
  return { start: sentence.start + to.start, end: sentence.start + to.end };
}

/** "From £42 to £48": the second sum, where the first was taken. */
function raisedTo(text: string, sentence: Span, place: Span): Span | null {
  const match = FROM_TO_NUMBER.exec(text);
  const { from = '', to = '' } = match?.groups ?? {};
  if (!match || to === '') return null;
  const at = sentence.start + match.index + match[0].indexOf(from);
  if (place.start >= at + from.length || at >= place.end) return null;
  const start = sentence.start + match.index + match[0].length - to.length;
  return { start, end: start + to.length };
}

const NUMBER =
  '[£$€]?\\p{Nd}[\\p{Nd}.,٫٬]*(?:\\s?(?:[£$€%٪]|million|thousand|euros?|pounds?|dollars?|مليون|ألف|ريال|دينار|درهم|جنيه|دولار|شيكل))*';
const FROM_TO_NUMBER = new RegExp(
  `(?:\\bfrom|(?<!\\p{L})من)\\s+(?<from>${NUMBER})\\s+(?:\\p{L}+\\s+){0,2}?(?:to|إلى|الى|لـ?)\\s*(?<to>${NUMBER})`,
  'u',
);

function isFromTo(text: string, from: DateMention, to: DateMention): boolean {
  return FROM.test(text.slice(0, from.start)) && TO.test(text.slice(from.end, to.start));
}
