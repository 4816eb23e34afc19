import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 5.88,
  passage: 3.71,
  second: -1.08,
  coverage: -4.41,
  pair: 2.91,
  neighbours: 0.94,
  context: 3.65,
  opening: 2.44,
  dense: 3.13,
  type: 1.46,
  brevity: 2.91,
  title: 8.46,
  titled: 9.55,
};
