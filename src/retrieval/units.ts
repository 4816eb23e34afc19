import type { Passage } from '../meetings/meeting.js';
import type { LexicalIndex } from './lexical-index.js';

/** Passages gathered into the units that a ranking ranks: a paragraph in one language. */
export interface Units {
  readonly count: number;
  /** Passage → unit. */
  readonly of: Uint32Array;
  /** Unit `u` has the passages from `starts[u]` up to `starts[u + 1]`. */
  readonly starts: Uint32Array;
  /** Content words of each unit. */
  readonly lengths: Float32Array;
  readonly averageLength: number;
}

/** The units of an index; reckoned once for each. Passages of one unit follow each other. */
export function unitsOf(passages: readonly Passage[], lexical: LexicalIndex): Units {
  const known = KNOWN.get(lexical);
  if (known) return known;
  const of = new Uint32Array(passages.length);
  const starts: number[] = [];
  const lengths: number[] = [];
  passages.forEach((passage, p) => {
    if (!isSameUnit(passages[p - 1], passage)) {
      starts.push(p);
      lengths.push(0);
    }
    of[p] = starts.length - 1;
    lengths[starts.length - 1] = (lengths.at(-1) ?? 0) + lexical.lengthOf(p);
  });
  const words = lengths.reduce((sum, length) => sum + length, 0);
  const units: Units = {
    count: lengths.length,
    of,
    starts: Uint32Array.from([...starts, passages.length]),
    lengths: Float32Array.from(lengths),
    averageLength: Math.max(1, words / Math.max(1, lengths.length)),
  };
  KNOWN.set(lexical, units);
  return units;
}

const KNOWN = new WeakMap<LexicalIndex, Units>();

function isSameUnit(a: Passage | undefined, b: Passage): boolean {
  return a?.paragraph === b.paragraph && a.language === b.language && a.meeting === b.meeting;
}
