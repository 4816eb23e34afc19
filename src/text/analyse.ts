import { numberValue } from './numbers.js';
import { remembered } from './remembered.js';
import { stem } from './stem.js';
import { isStopWord } from './stop-words.js';
import { tokenise } from './tokenise.js';

/** A word of a text as every part of Majlis that matches words sees it. Offsets are UTF-16, into the text as given. */
export interface Term {
  /** What words of one meaning share; a number, in digits or words of either language, is its digits. */
  readonly stem: string;
  readonly norm: string;
  readonly start: number;
  readonly end: number;
  /** Whether the word carries no content of its own. */
  readonly stop: boolean;
}

/** The one analysis that embeddings, lexical search and answers share. */
export function analyse(text: string): readonly Term[] {
  return tokenise(text).map(({ norm, start, end }) => {
    const reading = readingOf(norm);
    return { stem: reading.stem, norm, start, end, stop: reading.stop };
  });
}

interface Reading {
  readonly stem: string;
  readonly stop: boolean;
}

const MOST_KNOWN = 50_000;

/** A record repeats its words, and reading one is most of the work. */
const readingOf = remembered(MOST_KNOWN, (norm): Reading => {
  const number = numberValue(norm);
  return { stem: number === null ? stem(norm) : String(number), stop: isStopWord(norm) };
});
