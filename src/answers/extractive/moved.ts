import { type DateMention, findDates } from '../../text/dates.js';
import type { Span } from '../../text/segment.js';
import type { Evidence } from './evidence.js';
import type { Question } from './question.js';

/** A word for putting something at another time, or at another figure. */
const MOVED =
  /(?<![\p{L}])(?:postpon\p{L}*|mov(?:e|es|ed|ing)|delay\p{L}*|reschedul\p{L}*|put (?:off|back|forward)|push\p{L}*|brought forward|shift\p{L}*|extend\p{L}*|chang(?:e|es|ed|ing)|تأجيل|تاجيل|[أايت]ُ?ؤ?جّ?ل\p{L}*|تأجل\p{L}*|نقل\p{L}*|تغيير|تغيّر|غيّر\p{L}*|تمديد|مدّد\p{L}*|مُدد\p{L}*|تقديم|ترحيل)(?![\p{L}])/iu;
const FROM = /(?:\bfrom|(?<![\p{L}])من(?:\s+يوم)?)\s+(?:the\s+)?$/iu;
const TO = /^\s*(?:to|until|till|to the|إلى|الى|لـ?|حتى)(?:\s+(?:يوم|the))?\s+$/iu;
/** Who asks so asks what it was before. */
const BEFORE =
  /(?<![a-z\u0620-\u06ff])(?:original\p{L}*|first|before|previous\p{L}*|from|قبل|سابق\p{L}*|السابق|اصلا|الاصلي|الاول|كان)(?![a-z\u0620-\u06ff])/u;

/**
 * Where something is moved from one time to another, the other, which is when it will be; null where the time given is not
 * the one that it is moved from, or is what the question asks for.
 */
export function movedTo(question: Question, { reader, sentence }: Evidence, place: Span): Span | null {
  if (question.type !== 'date' || BEFORE.test(question.norm)) return null;
  const text = reader.text(sentence);
  if (!MOVED.test(text)) return null;
  const dates = findDates(text);
  const at = dates.findIndex(
    ({ start, end }) => start + sentence.start < place.end && place.start < end + sentence.start,
  );
  const [from, to] = [dates[at], dates[at + 1]];
  if (!from || !to || !isFromTo(text, from, to)) return null;
  return { start: sentence.start + to.start, end: sentence.start + to.end };
}

function isFromTo(text: string, from: DateMention, to: DateMention): boolean {
  return FROM.test(text.slice(0, from.start)) && TO.test(text.slice(from.end, to.start));
}
