import { arabicRoots } from '../text/roots-arabic.js';
import { looseArabicStems, spokenArabicStems } from '../text/stem-arabic.js';
import { consonantSkeleton, skeletonSimilarity } from '../text/transliterate.js';
import type { LexicalIndex } from './lexical-index.js';

/** A stem of the index that may stand for a word of the question; `weight` 0..1 says how likely. */
export interface Variant {
  readonly term: number;
  readonly weight: number;
}

/** From so many passages on, only the likeliest forms of a word are looked up: its likeliest root, and no kindred words. */
export const LARGE_FROM = 20_000;

/** What each kind of likeness is worth, next to 1 for the same stem. */
export const LIKENESS = {
  loose: 0.8,
  root: 0.25,
  letters: 0.6,
  lettersFrom: 0.5,
  sound: 0.8,
  soundFrom: 0.75,
  most: 12,
};

/**
 * The keys that a stem is filed under in the index, and under which its other forms are looked for: `l` its readings
 * without a preposition, `r` its root, `3` its letter triples, `q` the pairs of its consonants as both scripts spell them.
 */
export function variantKeys(stem: string): readonly string[] {
  if (/^[0-9]/.test(stem)) return [];
  const keys = letterTriples(stem).map((triple) => `3${triple}`);
  const readings = ARABIC.test(stem) ? readingsOf(stem) : [stem];
  if (ARABIC.test(stem)) {
    for (const root of arabicRoots(stem)) keys.push(`r${root}`);
    for (const reading of readings) keys.push(`l${reading}`);
  }
  for (const reading of readings) {
    for (const pair of soundPairs(consonantSkeleton(reading))) keys.push(`q${pair}`);
  }
  return keys;
}

/** The stem itself, where the index has it, and the stems of its script that may be other forms of it. */
export function formsOf(index: LexicalIndex, stem: string): Variant[] {
  const weights = new Map<number, number>();
  const exact = index.termOf(stem);
  if (exact >= 0) weights.set(exact, 1);
  const raise = (term: number, weight: number): void => {
    if (weight > (weights.get(term) ?? 0)) weights.set(term, weight);
  };
  if (!/^[0-9]/.test(stem)) {
    if (ARABIC.test(stem)) {
      const spoken = spokenArabicStems(stem);
      for (const reading of [...readingsOf(stem), ...spoken]) {
        for (const term of index.filedUnder(`l${reading}`)) raise(term, LIKENESS.loose);
      }
      const all = [...arabicRoots(stem), ...spoken.flatMap(arabicRoots)];
      const roots = index.size < LARGE_FROM ? all : all.slice(0, 1);
      for (const root of roots) for (const term of index.filedUnder(`r${root}`)) raise(term, LIKENESS.root);
    }
    const triples = letterTriples(stem);
    if (triples.length > 2) {
      for (const [term, shared] of countShared(index, '3', triples)) {
        if (shared * 2 < triples.length) continue;
        const dice = (2 * shared) / (triples.length + letterTriples(index.stemOf(term)).length);
        if (dice >= LIKENESS.lettersFrom) raise(term, LIKENESS.letters * dice);
      }
    }
  }
  return strongest(weights);
}

/** The stem itself, and in Arabic the stems that are it with something grown on to it: what a related word is found as. */
export function closeFormsOf(index: LexicalIndex, stem: string): Variant[] {
  const weights = new Map<number, number>();
  if (ARABIC.test(stem)) {
    for (const term of index.filedUnder(`l${stem}`)) weights.set(term, LIKENESS.loose);
  }
  const exact = index.termOf(stem);
  if (exact >= 0) weights.set(exact, 1);
  return strongest(weights);
}

/** Stems of the other script that sound as a word does: how a name is spelled there. */
export function soundsLike(index: LexicalIndex, stem: string): Variant[] {
  const weights = new Map<number, number>();
  if (/^[0-9]/.test(stem)) return [];
  const readings = ARABIC.test(stem) ? readingsOf(stem) : [stem];
  for (const reading of readings) {
    const skeleton = consonantSkeleton(reading);
    const pairs = soundPairs(skeleton);
    if (skeleton.length < 2) continue;
    for (const [term, shared] of countShared(index, 'q', pairs)) {
      const other = index.stemOf(term);
      if (shared * 2 < pairs.length || ARABIC.test(other) === ARABIC.test(stem)) continue;
      const others = ARABIC.test(other) ? readingsOf(other) : [other];
      const likeness = Math.max(...others.map((word) => skeletonSimilarity(skeleton, consonantSkeleton(word))));
      if (likeness < LIKENESS.soundFrom) continue;
      const weight = LIKENESS.sound * likeness * Math.min(1, (skeleton.length - 1) / 3);
      if (weight > (weights.get(term) ?? 0)) weights.set(term, weight);
    }
  }
  return strongest(weights);
}

/** An Arabic stem, and what it is without a preposition or particle, or without the ending of a verb's past (فازت, فاز). */
export function readingsOf(stem: string): readonly string[] {
  const past = PAST.test(stem) ? [stem.replace(PAST, '')] : [];
  return [...new Set([stem, ...looseArabicStems(stem), ...past])];
}

/** Every three letters that follow each other, the word's edges being letters too. */
export function letterTriples(stem: string): string[] {
  return runs(`_${stem.slice(0, 32)}_`, 3);
}

const PAST = /(?<=...)(?<!ا)ت$/;
const ARABIC = /^[\u0600-\u06ff]/;

function soundPairs(skeleton: string): string[] {
  return skeleton.length < 2 ? [] : runs(`_${skeleton.slice(0, 32)}_`, 2);
}

function runs(padded: string, length: number): string[] {
  const found = new Set<string>();
  for (let i = 0; i + length <= padded.length; i++) found.add(padded.slice(i, i + length));
  return [...found];
}

function countShared(index: LexicalIndex, kind: string, pieces: readonly string[]): Map<number, number> {
  const shared = new Map<number, number>();
  for (const piece of pieces) {
    for (const term of index.filedUnder(kind + piece)) shared.set(term, (shared.get(term) ?? 0) + 1);
  }
  return shared;
}

function strongest(weights: ReadonlyMap<number, number>): Variant[] {
  return [...weights]
    .map(([term, weight]) => ({ term, weight }))
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, LIKENESS.most);
}
