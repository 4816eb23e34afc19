import { normalise } from '../../../text/normalise.js';
import type { Asked } from './asked.js';
import type { Wish } from './asking.js';
import type { Matches } from './matches.js';
import { findOfKind } from './of-kind.js';
import type { WordKind } from './words.js';

/** Whether a sentence has what is asked for, besides what the question itself names; see SentenceFeatures. */
export interface Granted {
  date: number;
  number: number;
  name: number;
  wanted: number;
  ofKind: number;
  focus: number;
  early: number;
  digits: number;
  lacking: number;
  percent: number;
}

/** What kinds of words answer which wish. */
const KINDS_WANTED: Readonly<Partial<Record<Wish, readonly WordKind[]>>> = {
  when: ['date'],
  year: ['date'],
  count: ['number'],
  amount: ['number'],
  percent: ['number'],
  duration: ['number', 'date'],
  who: ['name'],
  group: ['name'],
  where: ['place', 'name'],
};
const FIGURES: ReadonlySet<WordKind> = new Set(['date', 'number']);
/** Wishes for a time or a number: a sentence without one does not grant them. */
export const FIGURES_WANTED: ReadonlySet<string> = new Set(
  Object.entries(KINDS_WANTED).flatMap(([wish, kinds]) => (kinds.some((kind) => FIGURES.has(kind)) ? [wish] : [])),
);
const MOST_WANTED = 3;

/** In normalised text. */
const PERCENT =
  /%|\bper ?cent\b|\bhalf\b|\b(?:a|one|two) thirds?\b|\b(?:a|one|three) quarters?\b|(?<!\p{L})و?(?:بالم|في الم)ا?[ءي]ه(?!\p{L})|(?<!\p{L})[وفبل]?(?:ال)?(?:نصف|ربع|ثلث)(?!\p{L})/u;

export function grantedIn(
  { question: { type }, asking: { wish, noun }, focus }: Asked,
  { reading, best, of }: Matches,
): Granted {
  const { words, reader } = reading;
  const count = (kinds: readonly WordKind[]): number =>
    words.filter(({ kind }, i) => kinds.includes(kind) && (of[i] ?? -1) < 0).length;
  const has = (kinds: readonly WordKind[]): number => Math.min(1, count(kinds));
  const kinds = KINDS_WANTED[wish];
  const wanted = count(kinds ?? []);
  const first = of.findIndex((t) => t >= 0);
  return {
    date: type === 'date' || type === 'time' ? has(['date']) : 0,
    number: type === 'number' ? has(['number']) : 0,
    name: type === 'person' || type === 'place' || type === 'organisation' ? has(['name', 'place']) : 0,
    wanted: Math.min(MOST_WANTED, wanted) / MOST_WANTED,
    lacking: kinds && wanted === 0 ? 1 : 0,
    percent: wish === 'percent' && PERCENT.test(normalise(reader.text(reading.sentence))) ? 1 : 0,
    ofKind: findOfKind(words, of, noun, reader.lists).spans.length > 0 ? 1 : 0,
    focus: focus >= 0 ? (best[focus] ?? 0) : 0,
    early: first >= 0 ? 1 - first / of.length : 0,
    digits: FIGURES_WANTED.has(wish) && words.some(({ term }) => /\d/.test(term.norm)) ? 1 : 0,
  };
}
