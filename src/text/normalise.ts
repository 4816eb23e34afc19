/**
 * The form of a text that matching compares: never shown, never quoted.
 *
 * Compatibility forms are unfolded (NFKC), letters are lower case, and what writers of Arabic leave out, vary or add
 * for the eye is gone: diacritics, tatweel, the seat of the hamza (أإآٱ → ا, ؤئ → ء), ى → ي, ة → ه, the letters that
 * Persian and foreign names bring along (ک ی گ پ چ ڤ). Digits of every script are ASCII, accents of Latin letters are
 * dropped, control and direction characters and halves of surrogate pairs vanish, and white space is one space.
 *
 * `normalise(normalise(x)) === normalise(x)` for every string. A list of words to compare with must be normalised too.
 */
export function normalise(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const folded = TABLE[text.charCodeAt(i)];
    if (folded === undefined) return normaliseAnything(text);
    if (folded === ' ' && (out === '' || out.endsWith(' '))) continue;
    out += folded;
  }
  return out.endsWith(' ') ? out.slice(0, -1) : out;
}

const HAMZA_SEATS = /[ؤئ]/g;
const WHITE_SPACE = /[\s\u0085]+/g;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{M}\u0640]/gu;
const DIGIT_OR_FOLDED = /\p{Nd}|[^\0-\x7f]/gu;

const FOLDS: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ڭ: 'ك',
  گ: 'غ',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ڤ: 'ف',
  ڨ: 'ق',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
  '٪': '%',
  '٫': '.',
  '٬': ',',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  ʻ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

function normaliseAnything(text: string): string {
  return text
    .normalize('NFKC')
    .replace(HAMZA_SEATS, 'ء')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(WHITE_SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(DIGIT_OR_FOLDED, fold)
    .normalize('NFC')
    .replace(WHITE_SPACE, ' ')
    .trim();
}

function fold(character: string): string {
  return FOLDS[character] ?? digit(character) ?? character;
}

/** The blocks of decimal digits are ten characters long and start at a multiple of two that `\p{Nd}` finds. */
function digit(character: string): string | null {
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** What each character up to the end of the Arabic block becomes, so that ordinary text takes the short way. */
const TABLE: readonly (string | undefined)[] = Array.from({ length: 0x700 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[\s\u0085]/.test(character) ? ' ' : normaliseAnything(character);
});
