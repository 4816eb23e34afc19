import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 5.77,
  passage: 3.49,
  second: -0.98,
  coverage: 3.5,
  pair: 3.11,
  neighbours: 1.94,
  context: 1.99,
  opening: 1.92,
  dense: 1.16,
  type: 0.68,
  brevity: 1.29,
};
