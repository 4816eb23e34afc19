import { arabicRoot, looseArabicStems } from '../text/stem-arabic.js';
import { consonantSkeleton } from '../text/transliterate.js';

/**
 * The keys that a stem is filed under, and under which its other forms are looked for: `r` its root, `l` its stem when
 * the first letter is a preposition, `k` its consonants as both scripts spell them, `3` its letter triples.
 */
export function variantKeys(stem: string): readonly string[] {
  if (/^[0-9]/.test(stem)) return [];
  const keys = letterTriples(stem).map((triple) => `3${triple}`);
  if (ARABIC.test(stem)) {
    const root = arabicRoot(stem);
    if (root) keys.push(`r${root}`);
    for (const loose of [stem, ...looseArabicStems(stem)]) keys.push(`l${loose}`);
  }
  const skeleton = consonantSkeleton(stem);
  if (skeleton.length >= 2) keys.push(`k${skeleton}`);
  return keys;
}

/** Every three letters that follow each other, the word's edges being letters too. */
export function letterTriples(stem: string): string[] {
  const padded = `_${stem.slice(0, 32)}_`;
  const triples: string[] = [];
  for (let i = 0; i + 3 <= padded.length; i++) triples.push(padded.slice(i, i + 3));
  return triples;
}

const ARABIC = /^[\u0600-\u06ff]/;
