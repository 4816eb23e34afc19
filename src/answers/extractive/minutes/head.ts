import { findDates } from '../../../text/dates.js';
import { normalise } from '../../../text/normalise.js';
import { rememberedFor } from '../../../text/remembered.js';
import { type Span, trim } from '../../../text/segment.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';

/** What the lines above the first matter tell of the meeting without any label. */
export interface Head {
  readonly sentence: ReadSentence;
  readonly date: Span;
  readonly time: Span | null;
  readonly place: Span | null;
}

/** Paragraphs in which a record tells of its meeting. */
export const HEAD_PARAGRAPHS = 3;
/** A longer line is of running words. UTF-16 units. */
const LONGEST = 200;

/** "Board meeting, Monday 2 May, 6 pm, town hall": the first line of a record that has a day; null where none has. */
export const headOf = rememberedFor(read);

function read(reader: RecordReader): Head | null {
  const sentences = reader.document.paragraphs
    .slice(0, HEAD_PARAGRAPHS)
    .flatMap(({ number }) => reader.paragraph(number));
  for (const sentence of sentences) {
    const { entry, start, end } = sentence;
    const words = reader.text(sentence);
    // What is labelled is of its label, and what somebody says of whatever they speak of.
    if (entry.labelKind || entry.speaker || words.length > LONGEST || OF_SOMETHING_ELSE.test(normalise(words)))
      continue;
    const dates = findDates(words).map((date) => ({ ...date, start: start + date.start, end: start + date.end }));
    const date = dates.find(({ kind }) => kind === 'day') ?? shortDate(words, start);
    if (!date) continue;
    const time = dates.find(({ kind }) => kind === 'time') ?? null;
    return { sentence, date, time, place: placeIn(reader, { start, end }, date) };
  }
  return null;
}

/** "13/11/25", with a year of two digits, as a head alone has it. */
function shortDate(words: string, start: number): Span | null {
  const match = /(?:(?:\p{L}+)\s)?\p{Nd}{1,2}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{2}(?!\p{Nd})/u.exec(words);
  return match ? { start: start + match.index, end: start + match.index + match[0].length } : null;
}

/** Of another meeting, of the document itself, or of what is to be done, normalised. */
const OF_SOMETHING_ELSE =
  /(?<![a-z\u0620-\u06ff])(?:export\p{L}*|print\p{L}*|generated|circulated|posted|created|sent|updated|approved|signed|next|previous|last|following|due|by|until|deadline|born|since|minutes of the meeting of|(?:ال)?(?:قادم|مقبل|جاي|سابق|ماضي)\p{L}?|تصدير|طبع|ارسل|صدر|اعتمد\p{L}*|قبل|حتي|منذ)(?![a-z\u0620-\u06ff])/u;

/** The part of a head that says where: one that is called a place, behind the date, or behind "in". */
function placeIn(reader: RecordReader, line: Span, date: Span): Span | null {
  const words = reader.text(line);
  const parts: Span[] = [];
  let from = 0;
  for (const match of words.matchAll(/[,،;؛|\t]|\s[–—-]\s| {3,}|$/gu)) {
    parts.push(trim(reader.document.text, line.start + from, line.start + match.index));
    from = match.index + match[0].length;
  }
  for (const part of parts) {
    const held = HELD_AT.exec(reader.text(part));
    if (held) return { start: part.start + held.index + (held[0].length - (held[1]?.length ?? 0)), end: part.end };
  }
  const found = parts.find(
    (part) => part.start >= date.end && part.end > part.start && PLACE.test(normalise(reader.text(part))),
  );
  return found ? trim(reader.document.text, found.start, found.end - (/[.]$/.test(reader.text(found)) ? 1 : 0)) : null;
}

/** "Meeting at the mill", up to the end of its part. */
const HELD_AT =
  /(?<!\p{L})(?:meeting|mtg|session|held|met)(?: held)? (?:at|in) (?![^,]*\p{Nd}{1,2}[:.]\p{Nd}{2})(.+)$/iu;
/** What places are called, normalised; «بالمركز» says so by its first letter. */
const PLACE =
  /^(?:at|in|@|the) |^(?:في |بال(?!اجماع|كامل)|عبر )|(?<![a-z\u0620-\u06ff])(?:halls?|rooms?|library|office|offices|kitchen|cafe|pub|school|church|chapel|vestry|centre|center|house|hut|club|clubhouse|pavilion|barn|shed|garage|garden|studio|theatre|gym|theater|building|hotel|hq|headquarters|online|zoom|teams|discord|hybrid|(?:ال)?(?:قاعه|صاله|غرفه|مقر|مكتب|مكتبه|مركز|بيت|منزل|ديوان|ديوانيه|قهوه|مقهي|كافيه|مدرسه|مسجد|جامع|نادي|ملعب|مسرح|مبني|فندق|زوم|تيمز|ديسكورد|مجلس|دار))(?![a-z\u0620-\u06ff])/u;
