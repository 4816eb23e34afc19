import { analyse } from '../../../text/analyse.js';
import type { Weigher } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import type { Question, QuestionTerm } from '../question.js';
import { likeness, type Spelling, type Wanted, wanted } from './likeness.js';
import type { Reading, WordKind } from './words.js';

/** A question's words, each with how much it tells. */
export interface Asked {
  readonly question: Question;
  readonly words: readonly AskedWord[];
  /** The question's terms, one for each word. */
  readonly terms: readonly QuestionTerm[];
  /** Sum of the weights. */
  readonly total: number;
  /** Neighbouring stems, function words too. */
  readonly pairs: ReadonlySet<string>;
  /** Function words. */
  readonly small: ReadonlySet<string>;
  /** Runs of letters of its content words. */
  readonly runs: ReadonlySet<string>;
}

export interface AskedWord extends Wanted {
  readonly weight: number;
}

/** The likeness that counts as a match. */
export const MATCHED = 0.5;

/** A paragraph that was retrieved, to be ranked sentence by sentence. */
export interface RankedParagraph {
  /** The retriever's score. */
  readonly score: number;
  /** From 0. */
  readonly rank: number;
}

/** How a sentence's words stand to the question's. */
export interface Matches {
  readonly reading: Reading;
  /** For each word of the question, the best likeness here. */
  readonly best: Float32Array;
  /** For each word of the sentence, which word of the question it is likest to, -1 for none that matches, and how much. */
  readonly of: Int16Array;
  readonly value: Float32Array;
}

export function askedOf(question: Question, matcher: TermMatcher, weigher: Weigher): Asked {
  const terms = question.terms.filter(({ role }) => role !== 'type');
  const words = terms.map((term) => ({ ...wanted(term, matcher), weight: weigher.weight(term.stem) }));
  const all = analyse(question.text);
  const pairs = new Set(all.slice(1).map(({ stem }, i) => `${all[i]?.stem} ${stem}`));
  return {
    question,
    words,
    terms,
    pairs,
    small: new Set(all.filter(({ stop }) => stop).map(({ norm }) => norm)),
    runs: new Set(words.flatMap(({ runs }) => runs)),
    total: words.reduce((sum, { weight }) => sum + weight, 0) || 1,
  };
}

/** Holds the question's words against a sentence's. `known` remembers likenesses while one question is answered. */
export function matchesOf(asked: Asked, reading: Reading, known: Map<Spelling, Float32Array | null>): Matches {
  const { words } = reading;
  const best = new Float32Array(asked.words.length);
  const of = new Int16Array(words.length).fill(-1);
  const value = new Float32Array(words.length);
  words.forEach(({ spelling, term }, i) => {
    if (term.stop) return;
    let row = known.get(spelling);
    if (row === undefined) {
      row = rowOf(asked, spelling);
      known.set(spelling, row);
    }
    if (!row) return;
    for (let t = 0; t < row.length; t++) {
      const like = row[t] ?? 0;
      if (like > (best[t] ?? 0)) best[t] = like;
      if (like >= MATCHED && like > (value[i] ?? 0)) {
        value[i] = like;
        of[i] = t;
      }
    }
  });
  return { reading, best, of, value };
}

function rowOf(asked: Asked, spelling: Spelling): Float32Array | null {
  let row: Float32Array | null = null;
  asked.words.forEach((word, t) => {
    const like = likeness(word, spelling);
    if (like > 0) {
      row ??= new Float32Array(asked.words.length);
      row[t] = like;
    }
  });
  return row;
}

/** What speaks for a sentence as the one that holds the answer; each from 0 to about 1. */
export interface SentenceFeatures {
  coverage: number;
  exact: number;
  local: number;
  localWindow: number;
  written: number;
  before: number;
  after: number;
  paragraph: number;
  window: number;
  missing: number;
  density: number;
  date: number;
  number: number;
  name: number;
  cause: number;
  position: number;
  novel: number;
  score: number;
  best: number;
  letters: number;
  small: number;
  order: number;
  firstWord: number;
  last: number;
}

export const SENTENCE_FEATURES: readonly (keyof SentenceFeatures)[] = [
  'coverage',
  'exact',
  'local',
  'localWindow',
  'written',
  'before',
  'after',
  'paragraph',
  'window',
  'missing',
  'density',
  'date',
  'number',
  'name',
  'cause',
  'position',
  'novel',
  'score',
  'best',
  'letters',
  'small',
  'order',
  'firstWord',
  'last',
];

/** The question's words, weighed by how few of the sentences at hand have them: what all of them have tells none apart. */
export type Local = Pick<Asked, 'words' | 'total'>;

export function localOf(asked: Asked, all: readonly Matches[]): Local {
  const words = asked.words.map((word, t) => {
    const have = all.reduce((sum, { best }) => sum + (best[t] ?? 0), 0);
    return { ...word, weight: Math.log((all.length + 1) / (have + 0.5)) };
  });
  return { words, total: words.reduce((sum, { weight }) => sum + weight, 0) || 1 };
}

/** Share of the question's pairs of neighbouring words, function words too, that stand side by side in the sentence. */
function writtenShare({ pairs }: Asked, { words }: Reading): number {
  let found = 0;
  const seen = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) {
    const pair = `${words[i]?.term.stem} ${words[i + 1]?.term.stem}`;
    if (pairs.has(pair) && !seen.has(pair)) {
      seen.add(pair);
      found++;
    }
  }
  return pairs.size > 0 ? found / pairs.size : 0;
}

/** Share of the question's runs of letters that the sentence's words have: what is inflected or spelled otherwise. */
function letterShare({ runs }: Asked, { words }: Reading): number {
  const found = new Set<string>();
  for (const { term, spelling } of words)
    if (!term.stop) for (const run of spelling.runs) if (runs.has(run)) found.add(run);
  return runs.size > 0 ? found.size / runs.size : 0;
}

function smallShare({ small }: Asked, { words }: Reading): number {
  const found = new Set(words.filter(({ term }) => term.stop && small.has(term.norm)).map(({ term }) => term.norm));
  return small.size > 0 ? found.size / small.size : 0;
}

/** Share of the question's words that stand in the sentence in the question's order (longest increasing subsequence). */
function orderShare({ words }: Asked, { of }: Matches): number {
  const places = of.filter((t) => t >= 0);
  const lengths: number[] = [];
  places.forEach((t) => {
    lengths.push(1 + lengths.reduce((most, length, j) => ((places[j] ?? 0) < t ? Math.max(most, length) : most), 0));
  });
  return words.length > 0 ? Math.max(0, ...lengths) / words.length : 0;
}

/** Features of every sentence of a paragraph; `top` is the best paragraph's score. */
export function sentenceFeatures(
  asked: Asked,
  paragraph: RankedParagraph,
  matches: readonly Matches[],
  top: number,
  local: Local,
): SentenceFeatures[] {
  const { words, total } = asked;
  const anywhere = new Float32Array(words.length);
  for (const { best } of matches) raise(anywhere, best);
  const covered = share(words, anywhere, total);
  return matches.map((here, s): SentenceFeatures => {
    const { reading, best } = here;
    const coverage = share(words, best, total);
    const [before, after] = [matches[s - 1], matches[s + 1]];
    const exact = words.reduce((sum, { weight }, t) => sum + ((best[t] ?? 0) >= 1 ? weight : 0), 0) / total;
    const missing = words.reduce((most, { weight }, t) => Math.max(most, weight * (1 - (best[t] ?? 0))), 0);
    const content = reading.words.filter(({ term }) => !term.stop).length;
    const novel = here.of.reduce((sum, t, i) => sum + (t < 0 && !reading.words[i]?.term.stop ? 1 : 0), 0);
    const matched = content - novel;
    return {
      coverage,
      exact,
      local: share(local.words, best, local.total),
      localWindow: windowCoverage(local, here),
      written: writtenShare(asked, reading),
      before: before ? share(words, joined(best, before.best), total) - coverage : 0,
      after: after ? share(words, joined(best, after.best), total) - coverage : 0,
      paragraph: covered - coverage,
      window: windowCoverage(asked, here),
      missing: missing / 4,
      density: content > 0 ? matched / content : 0,
      ...typePresence(asked.question, here),
      cause: asked.question.type === 'reason' && reading.saysWhy ? 1 : 0,
      position: s / Math.max(1, matches.length - 1),
      novel: Math.min(1, novel / 10),
      score: (paragraph.score - top) / 4,
      best: paragraph.rank === 0 ? 1 : 0,
      letters: letterShare(asked, reading),
      small: smallShare(asked, reading),
      order: orderShare(asked, here),
      firstWord: best[0] ?? 0,
      last: s === matches.length - 1 ? 1 : 0,
    };
  });
}

function share(words: readonly AskedWord[], row: Float32Array, total: number): number {
  return words.reduce((sum, { weight }, t) => sum + weight * (row[t] ?? 0), 0) / total;
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const row = Float32Array.from(a);
  raise(row, b);
  return row;
}

function raise(row: Float32Array, other: Float32Array): void {
  for (let t = 0; t < row.length; t++) if ((other[t] ?? 0) > (row[t] ?? 0)) row[t] = other[t] ?? 0;
}

const WINDOW = 14;

/** The most of the question that stands within a few words of each other. */
function windowCoverage({ words, total }: Local, { of, value }: Matches): number {
  let most = 0;
  for (let from = 0; from < of.length; from++) {
    if ((of[from] ?? -1) < 0) continue;
    const row = new Map<number, number>();
    for (let i = from; i < Math.min(of.length, from + WINDOW); i++) {
      const t = of[i] ?? -1;
      if (t >= 0) row.set(t, Math.max(row.get(t) ?? 0, value[i] ?? 0));
    }
    let sum = 0;
    for (const [t, like] of row) sum += (words[t]?.weight ?? 0) * like;
    most = Math.max(most, sum);
  }
  return most / total;
}

/** Whether the sentence has what is asked for, besides what the question itself names. */
function typePresence(
  { type }: Question,
  { reading, of }: Matches,
): Pick<SentenceFeatures, 'date' | 'number' | 'name'> {
  const has = (kinds: readonly WordKind[]): number =>
    reading.words.some(({ kind }, i) => kinds.includes(kind) && (of[i] ?? -1) < 0) ? 1 : 0;
  return {
    date: type === 'date' || type === 'time' ? has(['date']) : 0,
    number: type === 'number' ? has(['number']) : 0,
    name: type === 'person' || type === 'place' || type === 'organisation' ? has(['name', 'place']) : 0,
  };
}
