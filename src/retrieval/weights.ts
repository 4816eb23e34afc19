import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 6.85,
  passage: 4.47,
  second: -1.27,
  coverage: 4.6,
  pair: 2.99,
  neighbours: 2.26,
  context: 3.54,
  opening: 2.84,
  dense: 2.23,
  type: 0.92,
  brevity: 1.48,
};
