import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 4.66,
  passage: 2.97,
  second: -0.49,
  coverage: 2.83,
  pair: 2.87,
  neighbours: 1.36,
  context: 0.85,
  opening: 1.44,
  dense: 1.55,
  type: 0.43,
  brevity: 0.88,
};
