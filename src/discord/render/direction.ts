import { isolate, withDirection } from '../../text/direction.js';
import type { Language } from '../../text/language.js';

/**
 * A line that reads in its own language's direction, whatever stands above or below it and whichever direction the
 * client gives the whole block: the mark decides where a client looks at the first letter, the isolate keeps numbers,
 * brackets and full stops in place where it does not.
 *
 * A plain Latin line of an English message needs neither.
 */
export function directed(line: string, language: Language, message: Language = language): string {
  if (!line) return line;
  if (language === 'en' && message === 'en' && !RIGHT_TO_LEFT.test(line)) return line;
  return withDirection(
    isolate(language === 'ar' ? ARABIC_LETTER_MARK + line : withDirection(line, language)),
    language,
  );
}

/** A run of the other direction inside a line: a percentage, a Latin name, a record's words in the other language. */
export function run(text: string): string {
  return isolate(text);
}

/**
 * Unlike the right-to-left mark it makes the digits after it Arabic ones to the algorithm: a line that begins with
 * 2022-2026 shows the years in the same order as the record's sentence does.
 * @see https://www.unicode.org/reports/tr9/#W2
 */
const ARABIC_LETTER_MARK = '\u061c';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
