import type { Language } from './language.js';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT_MARK = '\u200f';
const LEFT_TO_RIGHT_MARK = '\u200e';

const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** What colours text or moves the cursor in a terminal; its letters are no words. @see https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const ESCAPE_SEQUENCE = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;
const INVISIBLE = /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Keeps a run's direction from leaking into the text around it.
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolate(run: string): string {
  return `${FIRST_STRONG_ISOLATE}${run}${POP_ISOLATE}`;
}

/** Makes a line that may begin with a number, a Latin name or a mark take its language's direction. */
export function withDirection(line: string, language: Language): string {
  return (language === 'ar' ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK) + line;
}

/**
 * What somebody typed, fit to be read and echoed: no control characters, no direction marks or overrides, no invisible
 * fillers, no halves of surrogate pairs; white space other than line breaks becomes single spaces.
 */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(ESCAPE_SEQUENCE, ' ')
    .replace(BIDI_CONTROL, '')
    .replace(CONTROL, ' ')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
