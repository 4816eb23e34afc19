import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 5.87,
  passage: 4.18,
  second: -0.95,
  coverage: -4.56,
  pair: 2.38,
  neighbours: 0.96,
  context: 3.54,
  opening: 2.45,
  dense: 2.56,
  type: 1.45,
  brevity: 3.06,
  title: 8.6,
  titled: 9.76,
};
