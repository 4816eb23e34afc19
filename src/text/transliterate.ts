import { normalise } from './normalise.js';

/**
 * The consonants of a name as both scripts spell them, so that الزياني, Al Zayani and Alzayani are one string.
 *
 * Vowels, the article and the particles of a name (bin, Al) are dropped, doubled letters are single, and letters that
 * transliteration mixes up share a class: ب پ / b p, ف ڤ / f v, ق ك / k q c, ج غ / g j gh, ت ط ث / t th, د ض ذ / d dh.
 * Empty when nothing is left.
 */
export function consonantSkeleton(word: string): string {
  const parts = normalise(word).split(/[^\p{L}]+/u);
  const telling = parts.filter((part) => parts.length === 1 || !PARTICLES.has(part));
  return collapse(telling.map((part) => (ARABIC.test(part) ? arabicSkeleton(part) : latinSkeleton(part))).join(''));
}

/**
 * How alike two names sound, from 0 to 1, whichever scripts they are written in: the edit distance of their skeletons,
 * where letters that are often mistaken for each other cost less, over the longer one's length.
 */
export function nameSimilarity(a: string, b: string): number {
  return skeletonSimilarity(consonantSkeleton(a), consonantSkeleton(b));
}

/** As `nameSimilarity`, of names whose skeletons are known. */
export function skeletonSimilarity(a: string, b: string): number {
  if (a === b) return a ? 1 : 0;
  const left = a.slice(0, LONGEST);
  const right = b.slice(0, LONGEST);
  if (!left || !right) return 0;
  let row = prefixSums(right);
  for (const x of left) {
    const next = [(row[0] ?? 0) + dropCost(x)];
    for (let j = 1; j <= right.length; j++) {
      const y = right[j - 1] ?? '';
      next.push(
        Math.min((row[j - 1] ?? 0) + changeCost(x, y), (row[j] ?? 0) + dropCost(x), (next[j - 1] ?? 0) + dropCost(y)),
      );
    }
    row = next;
  }
  return Math.max(0, 1 - (row[right.length] ?? 0) / Math.max(left.length, right.length));
}

const LONGEST = 40;
const ARABIC = /[\u0600-\u06ff]/;
const PARTICLES = new Set(['al', 'el', 'bin', 'ibn', 'ben', 'bint', 'abd', 'ال', 'بن', 'ابن', 'بنت', 'ول']);

const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'g',
  ح: 'h',
  خ: 'q',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'x',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
};

function arabicSkeleton(word: string): string {
  const bare = word
    .replace(/^ال(?=..)/, '')
    .replace(/(?<=..)(?:يه|يا|ه)$/, '')
    .replaceAll('تش', 'ش');
  const consonants = bare
    .replace(/(?<=.)و(?![اي])/g, '')
    .replace(/(?<=.)ي(?!ا.)/g, '')
    .replace(/[^بتثجحخدذرزسشصضطظغفقكلمنهوي]/g, '');
  return [...consonants].map((letter) => ARABIC_LETTERS[letter] ?? '').join('');
}

/** Longest first: a digraph is read before its letters. */
const LATIN_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/tch|sch|sh|ch|tsh/g, 'X'],
  [/kh/g, 'Q'],
  [/gh|dj|dg/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ck|qu|q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/j/g, 'g'],
  [/v/g, 'f'],
  [/p/g, 'b'],
  [/^w(?=[aeiouy])|(?<=.)w(?=[aei])/g, 'W'],
  [/^y(?=[aeiou])|(?<=[aeiou])y(?=[aeou].)/g, 'Y'],
  [/h$|(?<=[aeiou])h(?=[^aeiouy])|[^bdfgklmnrstzhWYXQ]/g, ''],
];

function latinSkeleton(word: string): string {
  let bare = word.replace(/^(?:al|el)(?=..[a-z])/, '').replace(/(?<=..)(?:ia|iya|iyah|ya|a|ah)$/, '');
  for (const [spelling, replacement] of LATIN_SPELLINGS) bare = bare.replace(spelling, replacement);
  return bare.toLowerCase();
}

function collapse(skeleton: string): string {
  return skeleton.replace(/(.)\1+/g, '$1');
}

const CONFUSED: ReadonlySet<string> = new Set(
  'gk kg sz zs dt td dz zd sx xs qk kq gq qg qh hq ts st bf fb gx xg wf fw'.split(' '),
);
const WEAK = 'hwy';

function prefixSums(letters: string): number[] {
  const sums = [0];
  for (const letter of letters) sums.push((sums.at(-1) ?? 0) + dropCost(letter));
  return sums;
}

function dropCost(letter: string): number {
  return WEAK.includes(letter) ? 0.4 : 1;
}

function changeCost(x: string, y: string): number {
  if (x === y) return 0;
  return CONFUSED.has(x + y) ? 0.4 : 1;
}
