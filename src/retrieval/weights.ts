import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 6.43,
  passage: 3.76,
  second: -1.37,
  coverage: 4.79,
  pair: 3.04,
  neighbours: 2.35,
  context: 3.42,
  opening: 2.79,
  dense: 1.07,
  type: 0.93,
  brevity: 1.96,
};
