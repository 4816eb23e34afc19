import type { Meeting } from '../../../meetings/meeting.js';
import { normalise } from '../../../text/normalise.js';
import { rememberedFor } from '../../../text/remembered.js';
import { type Circle, circlesOf } from '../meeting-words.js';
import type { Readers } from '../readers.js';
import type { RecordReader } from '../record-reader.js';

/**
 * How a record is written: as that of a meeting, where people with offices speak and decide, as an article, or laid out as
 * minutes, line by line or by who speaks.
 */
export type Genre = 'meeting' | 'article' | 'minutes';

/** Documents, and paragraphs of each, that are looked at: enough to tell. */
const DOCUMENTS = 20;
const PARAGRAPHS = 20;
/**
 * From so many marks a sentence on it is of meetings: all 32 records in `test/bench/training/records` have as many, 0.93 on
 * average; articles of encyclopaedias have 0.42 on average, and one in three of them by itself has as many. The average of
 * several varies less, and so may be held to more.
 */
const MARKS_OF_MEETINGS = { one: 0.5, several: 0.65 };
const SEVERAL = 8;
const OF_MEETINGS: ReadonlySet<Circle> = new Set([
  'meeting',
  'attendance',
  'absence',
  'chair',
  'speech',
  'decision',
  'sign',
  'closing',
]);

/** What the records of some meetings are like on average. */
export function genreOf(meetings: readonly Meeting[], readers: Readers): Genre {
  const read = meetings.slice(0, DOCUMENTS).map((meeting) => readers.of(meeting, meeting.original));
  const minutes = read.filter(isLaidOut);
  if (minutes.length * 2 > read.length) return 'minutes';
  const marks = read.map(marksOf);
  const average = marks.reduce((sum, each) => sum + each, 0) / Math.max(1, marks.length);
  const { one, several } = MARKS_OF_MEETINGS;
  const least = one + (several - one) * Math.min(1, (read.length - 1) / (SEVERAL - 1));
  return average >= least ? 'meeting' : 'article';
}

/** How much of a document must stand in lines by themselves or with who speaks; less where labels say what the lines have. */
const LAID_OUT = { labelled: 0.25, unlabelled: 0.5 };

/** Whether a record is laid out line by line: not running words below a line of those present. */
const isLaidOut = rememberedFor(({ outline: { paragraphs, isOfMinutes } }: RecordReader): boolean => {
  const entries = paragraphs.flat();
  const laidOut = entries.filter(({ kind, speaker }) => kind !== 'prose' || speaker !== null).length;
  return laidOut > entries.length * (isOfMinutes ? LAID_OUT.labelled : LAID_OUT.unlabelled);
});

/** Whoever was there writes of "us", where an encyclopaedia hardly does; "US" and "World War I" are others. */
const OF_US =
  /(?<![\p{L}'’])(?:[Ww]e(?:['’](?:ve|re|ll|d))?|[Oo]urs?|us|[Mm]y|I(?:['’](?:ve|ll|d|m)| (?:am|was|have|had|will|would|said|think|asked|told)))(?![\p{L}])/u;
/** The same in Arabic, normalised. */
const OF_US_ARABIC =
  /(?<![\u0620-\u06ff])[وف]?(?:نحن|احنا|انا|(?:عند|لدي|ل|ب|علي|من|مع)نا|(?:قرر|اتفق|ناقش|اجتمع|كن|شكر|وصل|طلب|سمع|حجز|دفع|جمع)نا)(?![\u0620-\u06ff])/u;

/**
 * How many marks of a meeting a sentence has: words of meeting, speaking and deciding, somebody by name or office, and
 * speaking of "us".
 */
const marksOf = rememberedFor((reader: RecordReader): number => {
  const sentences = reader.document.paragraphs.slice(0, PARAGRAPHS).flatMap(({ number }) => reader.paragraph(number));
  const found = sentences.reduce((sum, { terms, people, ...span }) => {
    const isOfMeetings = terms.some(({ norm, stem }) =>
      circlesOf(norm, stem).some((circle) => OF_MEETINGS.has(circle)),
    );
    const words = reader.text(span);
    const isOfUs = OF_US.test(words) || OF_US_ARABIC.test(normalise(words));
    return sum + (isOfMeetings ? 1 : 0) + (people.length > 0 ? 1 : 0) + (isOfUs ? 1 : 0);
  }, 0);
  return found / Math.max(1, sentences.length);
});
