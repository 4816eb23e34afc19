import { type DateMention, findDates } from '../../text/dates.js';
import type { Span } from '../../text/segment.js';
import type { Evidence } from './evidence.js';
import type { Question } from './question.js';

/** Letters of both languages as plain ranges, in small letters: Unicode's classes take a cold process tens of milliseconds. */
const LETTER = 'a-z\\u0620-\\u0652';
/** A word for putting something at another time, or at another figure. */
const MOVED = new RegExp(
  `(?<![${LETTER}])(?:postpon[a-z]*|mov(?:e|es|ed|ing)|delay[a-z]*|reschedul[a-z]*|put (?:off|back|forward)|push[a-z]*|brought forward|shift[a-z]*|extend[a-z]*|chang(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|ris(?:e|es|en)|rose|up|down|increas[a-z]*|lower[a-z]*|cut|reduc[a-z]*|fell|drop[a-z]*|(?:تأجيل|تاجيل|[أايت]ُ?ؤ?جّ?ل|تأجل|نقل|ننقل|تغيير|تغيّر|غيّر|تمديد|مدّد|تقديم|ترحيل|رفع|ارتفع|ارتفاع|زياد|زاد|خفض|تخفيض|انخفض|نزل|صار)[${LETTER}]*)(?![${LETTER}])`,
);
const FROM = new RegExp(`(?:\\bfrom|(?<![${LETTER}])من(?:\\s+يوم)?)\\s+(?:the\\s+)?$`);
const TO = /^\s*(?:to|until|till|إلى|الى|لـ?|حتى)(?:\s+(?:يوم|the))?\s+$/;
/** That a time is another now: not that something goes on up to it. */
const PUT_ELSEWHEN = new RegExp(
  `(?<![${LETTER}])(?:postponed|moved|rescheduled|deferred|put (?:off|back|forward)|brought forward|(?<!من )(?:تأجيل|تأجلت?|أُ?جّ?لت?|[أاتي]ُ?رج[ئأ][${LETTER}]*|إرجاء|نُقلت?|نُقل)[${LETTER}]*)(?![${LETTER}])`,
);
const TO_AT_END = new RegExp(`(?<![${LETTER}])(?:to|إلى|الى|لـ?)(?:\\s+(?:يوم|the))?\\s+$`);
/** Who asks so asks what it was before. */
const BEFORE = new RegExp(
  `(?<![${LETTER}])(?:original[a-z]*|first|before|previous[a-z]*|from|قبل|سابق[${LETTER}]*|السابق|اصلا|الاصلي|الاول|كان)(?![${LETTER}])`,
);

/**
 * Where something is moved from one time, or raised from one sum, to another: the other, which is how it stands now. Null
 * where what is given is not what it is moved from, or is what the question asks for.
 */
export function movedTo(question: Question, { reader, sentence }: Evidence, place: Span): Span | null {
  if ((question.type !== 'date' && question.type !== 'number') || BEFORE.test(question.norm)) return null;
  const text = reader.text(sentence).toLowerCase();
  if (!MOVED.test(text) && !PUT_ELSEWHEN.test(text)) return null;
  if (question.type === 'number') return raisedTo(text, sentence, place);
  const dates = findDates(text);
  const at = dates.findIndex(
    ({ start, end }) => start + sentence.start < place.end && place.start < end + sentence.start,
  );
  const [from, to] = [dates[at], dates[at + 1]];
  if (!from || !to || !(isFromTo(text, from, to) || isPlannedAndMoved(text, from, to))) return null;
  return { start: sentence.start + to.start, end: sentence.start + to.end };
}

/** "Planned for 12 July, it is moved to 2 August". */
function isPlannedAndMoved(text: string, from: DateMention, to: DateMention): boolean {
  const between = text.slice(from.end, to.start);
  return PUT_ELSEWHEN.test(between) && TO_AT_END.test(between);
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
  '[£$€]?[0-9\\u0660-\\u0669][0-9\\u0660-\\u0669.,٫٬]*(?:\\s?(?:[£$€%٪]|million|thousand|euros?|pounds?|dollars?|مليون|ألف|ريال|دينار|درهم|جنيه|دولار|شيكل))*';
const FROM_TO_NUMBER = new RegExp(
  `(?:\\bfrom|(?<![${LETTER}])من)\\s+(?<from>${NUMBER})\\s+(?:[${LETTER}]+\\s+){0,2}?(?:to|إلى|الى|لـ?)\\s*(?<to>${NUMBER})`,
);

function isFromTo(text: string, from: DateMention, to: DateMention): boolean {
  return FROM.test(text.slice(0, from.start)) && TO.test(text.slice(from.end, to.start));
}
