import type { Concept } from './concepts.js';
import type { LexicalIndex } from './lexical-index.js';
import type { Units } from './units.js';

/** BM25 scores of every passage and every unit, as fractions of `ideal`. */
export interface Scores {
  readonly passages: Float32Array;
  readonly units: Float32Array;
}

/** BM25's parameters (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), tuned on paragraphs. */
export const BM25 = { k1: 0.9, b: 0.4, unitK1: 1.2, unitB: 0.75 };

/**
 * BM25 where the stems that may stand for one word of the question count as that word, each for as much as it is worth
 * (Pirkola, "The Effects of Query Structure and Dictionary Setups in Dictionary-Based Cross-Language Information
 * Retrieval", SIGIR 1998), for every passage and for every unit. A score of 1 is that of a text of average length that
 * has each word once.
 */
export function score(index: LexicalIndex, concepts: readonly Concept[], units: Units): Scores {
  const scores = { passages: new Float32Array(index.size), units: new Float32Array(units.count) };
  const { passageCounts, unitCounts, touched } = scratchOf(index, units);
  const ideal = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  const norms = normsOf(index, units);
  for (const { weight, variants } of concepts) {
    let count = 0;
    for (const variant of variants) {
      const postings = index.postings(variant.term);
      for (let i = 0; i < postings.passages.length; i++) {
        const passage = postings.passages[i] as number;
        const unit = units.of[passage] as number;
        const times = (postings.counts[i] as number) * variant.weight;
        if (passageCounts[passage] === 0) touched[count++] = passage;
        (passageCounts[passage] as number) += times;
        (unitCounts[unit] as number) += times;
      }
    }
    const share = weight / ideal;
    for (let i = 0; i < count; i++) {
      const passage = touched[i] as number;
      const unit = units.of[passage] as number;
      (scores.passages[passage] as number) +=
        share * saturate(passageCounts[passage] as number, BM25.k1, norms.passages[passage] as number);
      passageCounts[passage] = 0;
      if (unitCounts[unit] === 0) continue;
      (scores.units[unit] as number) +=
        share * saturate(unitCounts[unit] as number, BM25.unitK1, norms.units[unit] as number);
      unitCounts[unit] = 0;
    }
  }
  return scores;
}

interface Scratch {
  readonly passageCounts: Float32Array;
  readonly unitCounts: Float32Array;
  readonly touched: Uint32Array;
}

/** Counts are all 0 again when a question is scored: the next one can have the same memory, and none is left to collect. */
function scratchOf(index: LexicalIndex, units: Units): Scratch {
  const known = SCRATCH.get(index);
  if (known) return known;
  const scratch = {
    passageCounts: new Float32Array(index.size),
    unitCounts: new Float32Array(units.count),
    touched: new Uint32Array(index.size),
  };
  SCRATCH.set(index, scratch);
  return scratch;
}

const SCRATCH = new WeakMap<LexicalIndex, Scratch>();

interface Norms {
  readonly passages: Float32Array;
  readonly units: Float32Array;
}

const NORMS = new WeakMap<LexicalIndex, Norms>();

/** What is added to a count before it divides itself, by the length of the text: BM25's k1·(1 − b + b·length/average). */
function normsOf(index: LexicalIndex, units: Units): Norms {
  const known = NORMS.get(index);
  if (known) return known;
  const norms = {
    passages: new Float32Array(index.size).map(
      (_, p) => BM25.k1 * (1 - BM25.b + (BM25.b * index.lengthOf(p)) / index.averageLength),
    ),
    units: units.lengths.map((length) => BM25.unitK1 * (1 - BM25.unitB + (BM25.unitB * length) / units.averageLength)),
  };
  NORMS.set(index, norms);
  return norms;
}

/** How often a word stands in a text, bent: the second time tells less than the first, and in a long text less. */
function saturate(count: number, k1: number, norm: number): number {
  return (count * (1 + k1)) / (count + norm);
}
