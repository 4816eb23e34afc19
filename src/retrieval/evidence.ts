import type { Passage } from '../meetings/meeting.js';
import { analyse } from '../text/analyse.js';
import type { Concept } from './concepts.js';
import type { LexicalIndex } from './lexical-index.js';
import type { Scores } from './scoring.js';
import type { Units } from './units.js';

/** What speaks for a unit as the place that answers a question; each from 0 to about 1. */
export interface Evidence {
  /** BM25 of the unit as a whole. */
  readonly unit: number;
  /** BM25 of its best passage. */
  readonly passage: number;
  /** BM25 of its second best passage. */
  readonly second: number;
  /** Which share of the question's words, by what they tell, the unit has. */
  readonly coverage: number;
  /** The same of its best two passages that follow each other: words that stand together. */
  readonly pair: number;
  /** The best BM25 of the two units before and the two after: a question often names what the text around is about. */
  readonly neighbours: number;
  /** Which share of the question's words only the unit before or after has. */
  readonly context: number;
  /** How much the weightiest word of the question tells that opens the unit: what is defined stands first. */
  readonly opening: number;
  /** Cosine of its passage nearest to the question, less that of a passage that is not among the nearest. */
  readonly dense: number;
  /** 1 where the question asks for a time or a number and the unit has one, 0 where it has none, else between. */
  readonly type: number;
  /** Of two texts with the same words the shorter says more about them. */
  readonly brevity: number;
  /** Which share of the question's words the title of its meeting has. */
  readonly title: number;
  /** Which share of the question's words the unit or that title has. */
  readonly titled: number;
}

export interface EvidenceSources {
  readonly passages: readonly Passage[];
  readonly lexical: LexicalIndex;
  readonly units: Units;
  readonly scores: Scores;
  readonly concepts: readonly Concept[];
  /** Passage → closeness to the question, above that of passages that are not among the nearest. */
  readonly dense: ReadonlyMap<number, number>;
  readonly question: string;
  /** Meeting → its title, in any language. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The evidence for each of some units. */
export function gatherEvidence(sources: EvidenceSources, candidates: readonly number[]): Evidence[] {
  const { passages, units, scores, concepts, dense, question } = sources;
  const coverage = coverageOf(sources, candidates);
  const wanted = wantedPattern(question);
  const weights = weightsByStem(sources);
  const titles = new Map<string, Row>();
  return candidates.map((unit) => {
    const first = units.starts[unit] ?? 0;
    const end = units.starts[unit + 1] ?? first;
    const bm25 = [...scores.passages.subarray(first, end)].sort((a, b) => b - a);
    let closeness = 0;
    let pair = 0;
    for (let p = first; p < end; p++) {
      closeness = Math.max(closeness, dense.get(p) ?? 0);
      pair = Math.max(pair, share(concepts, coverage.passage(p), p + 1 < end ? coverage.passage(p + 1) : NOTHING));
    }
    const own = coverage.unit(unit);
    const around = isBeside(sources, unit, unit - 1) ? coverage.unit(unit - 1) : NOTHING;
    const beyond = isBeside(sources, unit, unit + 1) ? coverage.unit(unit + 1) : NOTHING;
    const { meeting = '' } = passages[first] ?? {};
    const title = titles.get(meeting) ?? titleRow(sources, meeting);
    titles.set(meeting, title);
    const covered = share(concepts, own, NOTHING);
    return {
      unit: scores.units[unit] ?? 0,
      passage: bm25[0] ?? 0,
      second: bm25[1] ?? 0,
      coverage: covered,
      pair,
      neighbours: Math.max(
        ...[-2, -1, 1, 2].map((step) => (isBeside(sources, unit, unit + step) ? (scores.units[unit + step] ?? 0) : 0)),
      ),
      context: shareBeyond(concepts, own, around, beyond),
      opening: opening(passages[first]?.text ?? '', weights),
      dense: closeness,
      type: wanted ? Number(passages.slice(first, end).some(({ text }) => wanted.test(text))) : 0.5,
      brevity: Math.min(1, 3 / Math.sqrt((units.lengths[unit] ?? 0) + 9)),
      title: share(concepts, title, NOTHING),
      titled: share(concepts, own, title),
    };
  });
}

type Row = ArrayLike<number>;
const NOTHING: Row = [];
/** In how many of its first words a paragraph says what it is about. */
const OPENING_WORDS = 8;

/** How well each word of the question is matched in the passages of the candidates and of the units beside them. */
function coverageOf({ lexical, units, concepts }: EvidenceSources, candidates: readonly number[]) {
  const slots = new Map<number, number>();
  const unitRows = new Map<number, Float32Array>();
  const passageRows = new Map<number, Float32Array>();
  for (const candidate of candidates) {
    for (let unit = Math.max(0, candidate - 1); unit <= candidate + 1 && unit < units.count; unit++) {
      if (unitRows.has(unit)) continue;
      unitRows.set(unit, new Float32Array(concepts.length));
      for (let p = units.starts[unit] ?? 0; p < (units.starts[unit + 1] ?? 0); p++) {
        slots.set(p, unit);
        passageRows.set(p, new Float32Array(concepts.length));
      }
    }
  }
  const wanted = Uint32Array.from(slots.keys()).sort();
  concepts.forEach(({ variants }, c) => {
    for (const { term, weight } of variants) {
      forEachShared(lexical.postings(term).passages, wanted, (p) => {
        raise(passageRows.get(p), c, weight);
        raise(unitRows.get(units.of[p] ?? 0), c, weight);
      });
    }
  });
  return {
    passage: (p: number): Row => passageRows.get(p) ?? NOTHING,
    unit: (u: number): Row => unitRows.get(u) ?? NOTHING,
  };
}

/** How well each word of the question is matched in a meeting's title. */
function titleRow({ titles, lexical, concepts }: EvidenceSources, meeting: string): Row {
  const row = new Float32Array(concepts.length);
  const stems = new Set(analyse(titles.get(meeting) ?? '').map((term) => (term.stop ? '' : term.stem)));
  if (stems.size === 0) return row;
  concepts.forEach(({ stem, variants }, c) => {
    if (stems.has(stem)) row[c] = 1;
    for (const { term, weight } of variants) if (stems.has(lexical.stemOf(term))) raise(row, c, weight);
  });
  return row;
}

/** Calls back for every number that both ascending lists hold; looks the shorter's numbers up in the longer. */
function forEachShared(a: Uint32Array, b: Uint32Array, visit: (value: number) => void): void {
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  let from = 0;
  for (const value of few) {
    let low = from;
    for (let high = many.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((many[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    if (many[low] === value) visit(value);
    from = low;
  }
}

function raise(row: Float32Array | undefined, at: number, value: number): void {
  if (row && value > (row[at] ?? 0)) row[at] = value;
}

function share(concepts: readonly Concept[], row: Row, other: Row): number {
  return ratio(concepts, (c) => Math.max(row[c] ?? 0, other[c] ?? 0));
}

function shareBeyond(concepts: readonly Concept[], own: Row, before: Row, after: Row): number {
  return ratio(concepts, (c) => Math.max(0, Math.max(before[c] ?? 0, after[c] ?? 0) - (own[c] ?? 0)));
}

function ratio(concepts: readonly Concept[], matched: (concept: number) => number): number {
  let sum = 0;
  let all = 0;
  concepts.forEach(({ weight }, c) => {
    sum += weight * matched(c);
    all += weight;
  });
  return all > 0 ? sum / all : 0;
}

function isBeside({ passages, units }: EvidenceSources, unit: number, other: number): boolean {
  const a = passages[units.starts[unit] ?? -1];
  const b = other >= 0 && other < units.count ? passages[units.starts[other] ?? -1] : undefined;
  return a !== undefined && b !== undefined && a.meeting === b.meeting && a.language === b.language;
}

/** Stem → what finding it tells: the weight of its word of the question, as far as it stands for it. */
function weightsByStem({ concepts, lexical }: EvidenceSources): ReadonlyMap<string, number> {
  const all = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const weights = new Map<string, number>();
  for (const concept of concepts) {
    for (const { term, weight } of concept.variants) {
      const stem = lexical.stemOf(term);
      weights.set(stem, Math.max(weights.get(stem) ?? 0, (weight * concept.weight) / all));
    }
  }
  return weights;
}

function opening(text: string, weights: ReadonlyMap<string, number>): number {
  const words = analyse(text.slice(0, 160)).slice(0, OPENING_WORDS);
  return Math.max(0, ...words.map(({ stem }) => weights.get(stem) ?? 0));
}

const ASKS_WHEN =
  /متى|امتى|إمتى|(?:أي|اي|أية)\s+(?:عام|سنة|سنه|تاريخ|يوم|شهر|قرن)|\bwhen\b|\b(?:what|which)\s+(?:year|date|day|month|century|decade)\b/iu;
const ASKS_HOW_MANY =
  /(?:^|\s)[وبل]?كم(?=\s)|كام\s|ما\s+(?:هو\s+|هي\s+)?(?:عدد|نسبة|مساحة|طول|ارتفاع)|\bhow\s+(?:many|much|long|far|old|tall|big|large)\b|\bwhat\s+(?:number|percentage|percent)\b/iu;
const HAS_TIME =
  /(?:1\d|20)\d\d|[١٢][٠-٩]{3}|قرن|القرن|centur|january|february|march|april|may \d|june|july|august|september|october|november|december|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر/iu;
const HAS_NUMBER =
  /[0-9٠-٩]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred|thousand|million|half|third)\b|(?:ثلاث|أربع|خمس|ست|سبع|ثمان|تسع|عشر)|مئة|مائة|ألف|مليون|مليار|نصف|ثلث|ربع/iu;

function wantedPattern(question: string): RegExp | null {
  const start = question.slice(0, 400);
  if (ASKS_WHEN.test(start)) return HAS_TIME;
  return ASKS_HOW_MANY.test(start) ? HAS_NUMBER : null;
}
