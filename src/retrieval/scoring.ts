import type { Concept } from './concepts.js';
import type { LexicalIndex } from './lexical-index.js';

/** Passages gathered into the units that a ranking ranks: a paragraph in one language. */
export interface Units {
  /** Passage → unit. Passages of a unit follow each other. */
  readonly of: Uint32Array;
  /** Content words of each unit. */
  readonly lengths: Float32Array;
  readonly averageLength: number;
}

/** BM25 scores over the concepts of a question. */
export interface Scores {
  readonly passages: Float32Array;
  readonly units: Float32Array;
  /** What a passage would score that had every concept often. */
  readonly ideal: number;
}

export const BM25 = { k1: 0.9, b: 0.4, unitK1: 1.2, unitB: 0.4 };

/**
 * BM25 where the stems that may stand for one word of the question count as that word, each for as much as it is worth
 * (Pirkola, "The Effects of Query Structure and Dictionary Setups in Dictionary-Based Cross-Language Information
 * Retrieval", SIGIR 1998), for every passage and for every unit.
 */
export function score(index: LexicalIndex, concepts: readonly Concept[], units: Units): Scores {
  const passages = new Float32Array(index.size);
  const scores = new Float32Array(units.lengths.length);
  const passageCounts = new Float32Array(index.size);
  const unitCounts = new Float32Array(units.lengths.length);
  const touched: number[] = [];
  let ideal = 0;
  for (const { weight, variants } of concepts) {
    ideal += weight;
    for (const variant of variants) {
      const postings = index.postings(variant.term);
      for (let i = 0; i < postings.passages.length; i++) {
        const passage = postings.passages[i] ?? 0;
        const count = (postings.counts[i] ?? 0) * variant.weight;
        const unit = units.of[passage] ?? 0;
        if (!passageCounts[passage]) touched.push(passage);
        passageCounts[passage] = (passageCounts[passage] ?? 0) + count;
        unitCounts[unit] = (unitCounts[unit] ?? 0) + count;
      }
    }
    for (const passage of touched) {
      const count = passageCounts[passage] ?? 0;
      const norm = BM25.k1 * (1 - BM25.b + (BM25.b * index.lengthOf(passage)) / index.averageLength);
      passages[passage] = (passages[passage] ?? 0) + (weight * count * (1 + BM25.k1)) / (count + norm);
      passageCounts[passage] = 0;
      const unit = units.of[passage] ?? 0;
      const total = unitCounts[unit] ?? 0;
      if (!total) continue;
      const unitNorm = BM25.unitK1 * (1 - BM25.unitB + (BM25.unitB * (units.lengths[unit] ?? 0)) / units.averageLength);
      scores[unit] = (scores[unit] ?? 0) + (weight * total * (1 + BM25.unitK1)) / (total + unitNorm);
      unitCounts[unit] = 0;
    }
    touched.length = 0;
  }
  return { passages, units: scores, ideal };
}
