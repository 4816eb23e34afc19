/** The languages Majlis reads and speaks. */
export type Language = 'ar' | 'en';

/** A text in one or both languages. */
export type Localised = { readonly [L in Language]?: string };

export const LANGUAGES: readonly Language[] = ['ar', 'en'];

const ARABIC_WORD = /[\p{Script=Arabic}\p{M}]*\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu;
const OTHER_LETTER = /(?!\p{Script=Arabic}|\p{Script=Latin})\p{L}/gu;

/**
 * The language a text is written in, judged by its script: Arabic letters for Arabic, Latin letters for English.
 *
 * In a mixed text the script with more words wins; Latin words that begin with a capital are taken for names, which
 * Arabic sentences quote as they are («مين Kamilov؟»), and count only where no Arabic word stands beside them. Returns
 * null when most letters belong to neither script, or when there are no letters at all.
 */
export function detectLanguage(text: string): Language | null {
  const arabic = text.match(ARABIC_WORD) ?? [];
  const latin = text.match(LATIN_WORD) ?? [];
  const other = text.match(OTHER_LETTER)?.length ?? 0;
  if (other > letters(arabic) + letters(latin) || arabic.length + latin.length === 0) return null;
  if (arabic.length === 0) return 'en';
  const plain = latin.filter((word) => !/^\p{Lu}/u.test(word));
  return arabic.length >= plain.length ? 'ar' : 'en';
}

export function otherLanguage(language: Language): Language {
  return language === 'ar' ? 'en' : 'ar';
}

function letters(words: readonly string[]): number {
  return words.reduce((total, word) => total + word.length, 0);
}
