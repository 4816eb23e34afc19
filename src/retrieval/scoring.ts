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
  const passageCounts = new Float32Array(index.size);
  const unitCounts = new Float32Array(units.count);
  const ideal = concepts.reduce((sum, concept) => sum + concept.weight, 0) || 1;
  const touched: number[] = [];
  for (const { weight, variants } of concepts) {
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
    const share = weight / ideal;
    for (const passage of touched) {
      const unit = units.of[passage] ?? 0;
      const length = index.lengthOf(passage) / index.averageLength;
      const unitLength = (units.lengths[unit] ?? 0) / units.averageLength;
      scores.passages[passage] =
        (scores.passages[passage] ?? 0) + share * saturate(passageCounts[passage] ?? 0, BM25.k1, BM25.b, length);
      scores.units[unit] =
        (scores.units[unit] ?? 0) + share * saturate(unitCounts[unit] ?? 0, BM25.unitK1, BM25.unitB, unitLength);
      passageCounts[passage] = 0;
      unitCounts[unit] = 0;
    }
    touched.length = 0;
  }
  return scores;
}

/** How often a word stands in a text, bent: the second time tells less than the first, and in a long text less. */
function saturate(count: number, k1: number, b: number, length: number): number {
  return (count * (1 + k1)) / (count + k1 * (1 - b + b * length));
}
