import type { Evidence } from './evidence.js';

/** What each piece of evidence counts in the ranking. Made by `node test/bench/train-ranking.js`; not to be edited by hand. */
export const EVIDENCE_WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  unit: 5.94,
  passage: 3.98,
  second: -1.03,
  coverage: -4.35,
  pair: 2.53,
  neighbours: 0.94,
  context: 3.6,
  opening: 2.44,
  dense: 2.73,
  type: 1.44,
  brevity: 2.92,
  title: 8.22,
  titled: 9.62,
};
