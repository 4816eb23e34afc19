/** The languages Majlis reads and speaks. */
export type Language = 'ar' | 'en';

/** A text in one or both languages. */
export type Localised = { readonly [L in Language]?: string };

export const LANGUAGES: readonly Language[] = ['ar', 'en'];

const ARABIC_LETTER = /\p{Script=Arabic}/gu;
const LATIN_LETTER = /\p{Script=Latin}/gu;
const OTHER_LETTER = /(?!\p{Script=Arabic}|\p{Script=Latin})\p{L}/gu;

/**
 * The language a text is written in, judged by its script: Arabic letters for Arabic, Latin letters for English.
 *
 * In a mixed text the script with more letters wins, an Arabic letter counting double, because Arabic sentences quote
 * Latin names and abbreviations far more often than the other way round. Returns null when most letters belong to
 * neither script, or when there are no letters at all.
 */
export function detectLanguage(text: string): Language | null {
  const arabic = count(text, ARABIC_LETTER);
  const latin = count(text, LATIN_LETTER);
  const other = count(text, OTHER_LETTER);
  if (other > arabic + latin || arabic + latin === 0) return null;
  return 2 * arabic >= latin ? 'ar' : 'en';
}

export function otherLanguage(language: Language): Language {
  return language === 'ar' ? 'en' : 'ar';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
