import { normalise } from './normalise.js';

/** A word or a number of a text. Offsets are UTF-16, into the text that was given: `text.slice(start, end)` is `text`. */
export interface Token {
  readonly text: string;
  /** The text as matching sees it; a number without its thousands separators. Never empty. */
  readonly norm: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words and numbers of a text, in order.
 *
 * Arabic letters and digits part ways (بـ104 and 2026م are two tokens each), Latin ones stay together (C5, 1620s). A
 * number keeps its decimal point and its groups of three (1,279.5, 3.850.000); other commas, hyphens and slashes divide (2022-2026
 * is two numbers). Initials are one token (U.S.). A run of letters longer than any word is cut.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const found = match[0];
    const norm = normaliseToken(found);
    if (norm) tokens.push({ text: found, norm, start: match.index, end: match.index + found.length });
  }
  return tokens;
}

const DIGIT = '[0-9٠-٩۰-۹]';
/** Two groups of three behind points are thousands (3.850.000), one may be a fraction. */
const NUMBER = `${DIGIT}{1,3}(?:[.]${DIGIT}{3}){2,5}(?![.]?${DIGIT})|${DIGIT}{1,3}(?:[,٬]${DIGIT}{3})+(?!${DIGIT})(?:[.٫]${DIGIT}{1,20})?|${DIGIT}{1,40}(?:[.٫]${DIGIT}{1,20})?`;
/** 20th, 1620s. */
const NUMBER_ENDING = '(?:(?:st|nd|rd|th|s)(?![A-Za-z0-9]))?';
const INITIALS = '(?:[A-Z]\\.){2,8}';
const ARABIC =
  '[\\u0620-\\u063F\\u0641-\\u064A\\u066E\\u066F\\u0671-\\u06D3\\u06D5\\u06EE\\u06EF\\u06FA-\\u06FC\\u06FF\\u0750-\\u077F\\u08A0-\\u08C7\\uFB50-\\uFBB1\\uFBD3-\\uFD3D\\uFD50-\\uFDF4\\uFE70-\\uFEFC]';
/** Tatweel and diacritics; and characters nobody sees, which may stand inside a word, not at its end. */
const ARABIC_MARK = '[\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u08D3-\\u08FF]';
const INVISIBLE = '[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]{1,8}';
const OTHER = '(?:[A-Za-z]|(?![\\0-\\x7f])\\p{L})';
const ARABIC_WORD = `${ARABIC}(?:${ARABIC}|${ARABIC_MARK}|${INVISIBLE}(?=${ARABIC})){0,63}`;
const OTHER_WORD = `${OTHER}(?:(?!${ARABIC})${OTHER}|[0-9]|\\p{M}|['’](?=[A-Za-z])|${INVISIBLE}(?=[A-Za-z])){0,63}`;
const TOKEN = new RegExp(`(?:${NUMBER})${NUMBER_ENDING}|${ARABIC_WORD}|${INITIALS}|${OTHER_WORD}`, 'gu');

function normaliseToken(found: string): string {
  const norm = normalise(found);
  if (/^[0-9]/.test(norm)) return norm.replaceAll(/\.[0-9]{3}\./.test(norm) ? '.' : ',', '');
  return norm.includes('.') ? norm.replaceAll('.', '') : norm;
}
