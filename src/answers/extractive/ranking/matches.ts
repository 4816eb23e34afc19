import type { Asked } from './asked.js';
import { likeness, type Spelling } from './likeness.js';
import type { Reading } from './words.js';

/** The likeness that counts as a match. */
export const MATCHED = 0.5;
/** What a word is worth that stands in a heading, a column's head or with who speaks, and not in the sentence. */
const AROUND = 0.9;

/** How a sentence's words stand to the question's. */
export interface Matches {
  readonly reading: Reading;
  /** For each word of the question, the best likeness here, also around the sentence. */
  readonly best: Float32Array;
  /** The same of its own words alone. */
  readonly own: Float32Array;
  /** For each word of the sentence, which word of the question it is likest to, -1 for none that matches, and how much. */
  readonly of: Int16Array;
  readonly value: Float32Array;
}

/** Holds the question's words against a sentence's. `known` remembers likenesses while one question is answered. */
export function matchesOf(asked: Asked, reading: Reading, known: Map<Spelling, Float32Array | null>): Matches {
  const { words } = reading;
  const best = new Float32Array(asked.words.length);
  const of = new Int16Array(words.length).fill(-1);
  const value = new Float32Array(words.length);
  words.forEach(({ spelling, term }, i) => {
    if (term.stop) return;
    let row = known.get(spelling);
    if (row === undefined) {
      row = rowOf(asked, spelling);
      known.set(spelling, row);
    }
    if (!row) return;
    for (let t = 0; t < row.length; t++) {
      const like = row[t] ?? 0;
      if (like > (best[t] ?? 0)) best[t] = like;
      if (like >= MATCHED && like > (value[i] ?? 0)) {
        value[i] = like;
        of[i] = t;
      }
    }
  });
  const own = reading.around.length > 0 ? Float32Array.from(best) : best;
  for (const spelling of reading.around) {
    const row = rowOf(asked, spelling)?.map((like) => like * AROUND);
    if (row) raise(best, row);
  }
  return { reading, best, own, of, value };
}

function rowOf(asked: Asked, spelling: Spelling): Float32Array | null {
  let row: Float32Array | null = null;
  asked.words.forEach((word, t) => {
    const like = likeness(word, spelling);
    if (like > 0) {
      row ??= new Float32Array(asked.words.length);
      row[t] = like;
    }
  });
  return row;
}

/** Raises each value of a row to the other's, where that is higher. */
export function raise(row: Float32Array, other: Float32Array): void {
  for (let t = 0; t < row.length; t++) if ((other[t] ?? 0) > (row[t] ?? 0)) row[t] = other[t] ?? 0;
}
