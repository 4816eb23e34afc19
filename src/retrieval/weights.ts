import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 5.91,
  passage: 3.7,
  second: -1.1,
  coverage: -4.37,
  pair: 2.86,
  neighbours: 0.88,
  context: 3.67,
  opening: 2.4,
  dense: 3.02,
  type: 1.45,
  brevity: 2.86,
  title: 8.28,
  titled: 9.53,
};
