import { stemArabic } from './stem-arabic.js';
import { stemEnglish } from './stem-english.js';

/** The stem of a normalised word of either language. Digits with an English ending (20th, 1620s) become the bare number. */
export function stem(norm: string): string {
  const first = norm.charCodeAt(0);
  if (first >= 0x600 && first < 0x700) return stemArabic(norm);
  if (first >= 0x30 && first <= 0x39) return norm.replace(/(?:st|nd|rd|th|s)$/, '');
  return ENGLISH_WORD.test(norm) ? stemEnglish(norm) : norm;
}

const ENGLISH_WORD = /^[a-z']{1,40}$/;
