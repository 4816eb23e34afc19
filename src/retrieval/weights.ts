import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 6.77,
  passage: 4.23,
  second: -1.3,
  coverage: 4.58,
  pair: 2.97,
  neighbours: 2.29,
  context: 3.41,
  opening: 2.89,
  dense: 2.62,
  type: 0.9,
  brevity: 1.56,
};
