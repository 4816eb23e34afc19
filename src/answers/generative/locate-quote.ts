import type { MeetingDocument } from '../../meetings/meeting.js';
import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';

/** A stretch of a document, and the paragraph it stands in. */
export interface LocatedQuote extends Span {
  readonly paragraph: number;
}

/** Letters and digits that a quote must have at least: fewer stand anywhere by chance. */
export const LEAST_LETTERS = 8;

/**
 * Where a quote stands in a document, word for word, or null where it doesn't.
 *
 * Only letters and digits are compared, as matching sees them (see normalise): what copying changes is forgiven (spaces,
 * quotation marks and other punctuation, diacritics, tatweel, digits of another script), a word more, less or different
 * is not. A quote begins and ends with whole words and stays in one paragraph; `preferred` is looked through first.
 */
export function locateQuote(quote: string, document: MeetingDocument, preferred?: number): LocatedQuote | null {
  const wanted = lettersOf(quote, 0, quote.length).text;
  if (wanted.length < LEAST_LETTERS) return null;
  const first = document.paragraphs.filter(({ number }) => number === preferred);
  for (const paragraph of [...first, ...document.paragraphs]) {
    const span = find(wanted, document, paragraph);
    if (span) return { ...span, paragraph: paragraph.number };
  }
  return null;
}

/** The parts of a quote that leaves something out: "… A … B" is two. */
export function quoteParts(quote: string): string[] {
  return quote.split(/\s*(?:\[?(?:…|\.{3,})\]?)\s*/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
}

interface Letters {
  readonly text: string;
  /** For each of its letters, where the character it came from begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const READ = new WeakMap<MeetingDocument, Map<number, Letters>>();

function find(wanted: string, document: MeetingDocument, paragraph: Span & { number: number }): Span | null {
  const read = READ.get(document) ?? new Map<number, Letters>();
  READ.set(document, read);
  const letters = read.get(paragraph.number) ?? lettersOf(document.text, paragraph.start, paragraph.end);
  read.set(paragraph.number, letters);
  for (let at = letters.text.indexOf(wanted); at >= 0; at = letters.text.indexOf(wanted, at + 1)) {
    const start = letters.starts[at];
    const end = letters.ends[at + wanted.length - 1];
    if (start === undefined || end === undefined) continue;
    const whole = !isInsideWord(document.text, start) && !isInsideWord(document.text, end);
    if (whole) return { start, end: withMarks(document.text, end) };
  }
  return null;
}

function lettersOf(text: string, from: number, to: number): Letters {
  let out = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = from; i < to; ) {
    const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
    const end = i + character.length;
    for (const letter of normalise(character)) {
      if (!/[\p{L}\p{N}]/u.test(letter)) continue;
      for (let unit = 0; unit < letter.length; unit++) {
        starts.push(i);
        ends.push(end);
      }
      out += letter;
    }
    i = end;
  }
  return { text: out, starts, ends };
}

function isInsideWord(text: string, at: number): boolean {
  const before = /[\p{L}\p{N}][\p{M}\u0640]*$/u.exec(text.slice(Math.max(0, at - 8), at));
  return before !== null && /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) && !changesKind(text, at);
}

/** Arabic letters and digits part ways without a space: الجانبين(2022, 2026م. */
function changesKind(text: string, at: number): boolean {
  return /\p{N}/u.test(text.charAt(at - 1)) !== /\p{N}/u.test(text.charAt(at));
}

/** Diacritics after the last letter belong to it. */
function withMarks(text: string, end: number): number {
  return end + (/^[\p{M}\u0640]*/u.exec(text.slice(end, end + 8))?.[0].length ?? 0);
}
