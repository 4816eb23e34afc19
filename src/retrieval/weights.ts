import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 6,
  passage: 4,
  second: -1,
  coverage: 4,
  pair: 4,
  neighbours: 2,
  context: 3,
  opening: 3,
  dense: 1,
  type: 1,
  brevity: 1,
};
