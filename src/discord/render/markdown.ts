import { sentences } from '../../text/segment.js';

/**
 * Text that somebody else wrote, so that Discord shows it as it is: no styles, masked or bare links, mentions,
 * timestamps, headings, lists or quotes, one line, and nothing that turns the direction of the text around it.
 *
 * `unescapeMarkdown` gives the line back.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(INLINE_MARKS, '\\$&')
    .replace(LINK_SCHEME, '\\$&')
    .replace(LINE_START, (_, space: string, marks: string, stop: string) =>
      stop ? `${space}${marks}\\${stop}` : `${space}\\${marks}`,
    );
}

/** The line that `escapeMarkdown` made harmless, without the marks of direction put around it. */
export function unescapeMarkdown(text: string): string {
  return text
    .replace(DIRECTION_CONTROL, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .trim();
}

/**
 * One line without control characters and without the embeddings, overrides and isolates that could reach beyond it; a
 * letter keeps a few marks above and below it, not a tower. For places that know no markdown: footers and labels.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(DIRECTION_CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(WHITE_SPACE, ' ')
    .replace(TOWER, '$1')
    .trim();
}

/**
 * The text, or its beginning, no longer than `length`: cut after a sentence where one ends in the second half, else
 * between words, with an ellipsis. Never inside an escape or a surrogate pair.
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  if (length < 2) return text.slice(0, Math.max(0, length)).replace(/[\ud800-\udbff\\]$/, '');
  const room = length - 2;
  const end = sentences(text.slice(0, room + 1)).findLast(
    (sentence) => sentence.end <= room && sentence.end > room / 2,
  );
  const cut = end && end.end < room ? text.slice(0, end.end) : atWord(text.slice(0, room));
  return `${withoutLooseEnd(cut)} …`;
}

const INLINE_MARKS = /[\\`*_~|<>[\]@]/g;
const LINK_SCHEME = /:(?=\/\/)/g;
/** Headings, small print, lists, numbered lists: only where a line begins. */
const LINE_START = /^(\s*)(#|-|\+|\d+(?=[.)]))([.)])?/;
const DIRECTION_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const INVISIBLE = /[\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/g;
const WHITE_SPACE = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
const TOWER = /(\p{M}{4})\p{M}+/gu;

function atWord(text: string): string {
  const space = text.lastIndexOf(' ');
  return space > text.length / 2 ? text.slice(0, space) : text;
}

function withoutLooseEnd(text: string): string {
  const trimmed = text.replace(/[\ud800-\udbff]$/, '').trimEnd();
  const backslashes = /\\*$/.exec(trimmed)?.[0].length ?? 0;
  return backslashes % 2 === 1 ? trimmed.slice(0, -1) : trimmed;
}
