import type { Passage } from '../meetings/meeting.js';
import type { Lexicon } from '../text/lexicon.js';
import { conceptsOf } from './concepts.js';
import { type Evidence, type EvidenceSources, gatherEvidence } from './evidence.js';
import type { LexicalIndex } from './lexical-index.js';
import { score } from './scoring.js';
import { indexWithout, type ParagraphPlace } from './taken-out.js';
import { unitsOf } from './units.js';
import { EVIDENCE_WEIGHTS } from './weights.js';

/** What the retriever needs of the saved index. */
export interface RetrievalIndex {
  readonly passages: readonly Passage[];
  readonly lexical: LexicalIndex;
  readonly vectors: {
    /** The nearest passages by cosine distance (0..2), nearest first. */
    search(vector: Float32Array, k: number): readonly { readonly passage: number; readonly distance: number }[];
  };
  readonly embeddings: QueryEmbeddings;
  /** Without it, a question finds passages of its own language, names and numbers only. */
  readonly lexicon?: Lexicon;
  /** Groups of words of one family or matter; without it, a question in other words than the record's finds less. */
  readonly kin?: Lexicon;
  /** Meeting → its title, in any language: what it is about goes without saying in its paragraphs. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** Embeddings that may also answer at once, and heed what each stem tells. */
export interface QueryEmbeddings {
  embedQuery(text: string): Promise<number[]>;
  embed?(text: string, weightOf?: (stem: string) => number): Float32Array;
}

export interface SearchOptions {
  /** How many paragraphs. */
  readonly limit: number;
  /** A meeting's id: only its passages. */
  readonly meeting?: string;
  /** A paragraph to leave out, as if it had never been written. */
  readonly without?: ParagraphPlace;
}

/** A paragraph's best passage. Hits are ordered by score, one for each paragraph. */
export interface Hit {
  readonly passage: Passage;
  /** More is better; differences are about log odds between the hits of one question. */
  readonly score: number;
  /** What the score was made of. */
  readonly evidence: Evidence;
}

/** The paragraphs that speak to a question, best first, each by the passage that does so best, in either language. */
export async function search(
  index: RetrievalIndex,
  question: string,
  { limit, meeting, without }: SearchOptions,
): Promise<readonly Hit[]> {
  const sources = await look(without ? indexWithout(index, without) : index, question);
  const candidates = mostPromising(sources, meeting, Math.max(HEAD, 2 * limit));
  const evidence = gatherEvidence(sources, candidates);
  const temper = temperOf(evidence);
  const paragraphs = new Map<string, Hit>();
  candidates.forEach((unit, i) => {
    const found = evidence[i];
    const passage = found && bestPassage(sources, unit);
    if (!found || !passage) return;
    const hit: Hit = { passage, score: weigh(found) / temper, evidence: found };
    const paragraph = `${passage.meeting}\n${passage.paragraph}`;
    if ((paragraphs.get(paragraph)?.score ?? Number.NEGATIVE_INFINITY) < hit.score) paragraphs.set(paragraph, hit);
  });
  return [...paragraphs.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}

/** Units whose evidence is gathered; a paragraph that the first look does not put among them is not found. */
const HEAD = 24;
const NEAREST = 100;

async function look(index: RetrievalIndex, question: string): Promise<EvidenceSources> {
  const { passages, lexical, embeddings, titles = NO_TITLES } = index;
  const units = unitsOf(passages, lexical);
  const concepts = conceptsOf(question, lexical, index);
  const vector =
    embeddings.embed?.(question, (stem) => lexical.weight(stem)) ??
    // A model elsewhere may fail; the words alone still find most of what there is.
    (await embeddings.embedQuery(question).then(
      (numbers) => Float32Array.from(numbers),
      () => null,
    ));
  const nearest = vector ? index.vectors.search(vector, Math.min(NEAREST, passages.length)) : [];
  return {
    passages,
    lexical,
    units,
    concepts,
    question,
    scores: score(lexical, concepts, units),
    dense: closeness(nearest),
    titles,
  };
}

const NO_TITLES: ReadonlyMap<string, string> = new Map();

/** Models differ in how close unrelated texts lie: closeness is counted from the last of the nearest. */
function closeness(nearest: readonly { passage: number; distance: number }[]): Map<number, number> {
  const last = nearest.length < NEAREST ? 1 : (nearest.at(-1)?.distance ?? 1);
  return new Map(nearest.map(({ passage, distance }) => [passage, Math.max(0, last - distance)]));
}

/** The units that BM25 and the vectors together put first. */
function mostPromising(sources: EvidenceSources, meeting: string | undefined, count: number): number[] {
  const { passages, units, scores, dense } = sources;
  const eligible = (unit: number): boolean =>
    meeting === undefined || passages[units.starts[unit] ?? 0]?.meeting === meeting;
  const values = meeting === undefined ? scores.units : scores.units.map((value, unit) => (eligible(unit) ? value : 0));
  const found = new Set(strongest(values, 8 * count));
  for (const p of dense.keys()) if (eligible(units.of[p] ?? 0)) found.add(units.of[p] ?? 0);
  const promise = new Map<number, number>();
  for (const unit of found) {
    let best = 0;
    for (let p = units.starts[unit] ?? 0; p < (units.starts[unit + 1] ?? 0); p++) {
      best = Math.max(best, (scores.passages[p] ?? 0) + (dense.get(p) ?? 0) / 2);
    }
    promise.set(unit, best + (scores.units[unit] ?? 0));
  }
  return [...promise]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .slice(0, count)
    .map(([unit]) => unit);
}

/** About the `count` largest of the values above zero: all above a threshold that a histogram finds in one pass. */
function strongest(values: Float32Array, count: number): number[] {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] as number);
  if (most === 0) return [];
  const bins = new Uint32Array(BINS + 1);
  const scale = BINS / most;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value > 0) (bins[Math.floor(value * scale)] as number)++;
  }
  let least = BINS;
  for (let sum = bins[BINS] ?? 0; least > 1 && sum < count; sum += bins[least] ?? 0) least--;
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value > 0 && value * scale >= least) found.push(i);
  }
  return found;
}

const BINS = 512;

/**
 * Below this share of the best possible BM25 a question's words are hardly there: to divide by less would make the scores of
 * paragraphs that have none of them the largest of all.
 */
const LEAST_FOUND = 0.3;

/**
 * What the scores of a question are divided by: where all its words are found more often, differences mean less. The order
 * of its paragraphs does not depend on it; the odds between them do, and so what is learned from them.
 */
export function temperOf(evidence: readonly Evidence[]): number {
  return Math.sqrt(Math.max(LEAST_FOUND, ...evidence.map(({ unit }) => unit)));
}

function weigh(evidence: Evidence): number {
  let sum = 0;
  for (const [name, weight] of WEIGHTS) sum += weight * evidence[name];
  return sum;
}

const WEIGHTS = Object.entries(EVIDENCE_WEIGHTS) as [keyof Evidence, number][];

function bestPassage({ passages, units, scores, dense }: EvidenceSources, unit: number): Passage | undefined {
  let best = units.starts[unit] ?? 0;
  let most = -1;
  for (let p = best; p < (units.starts[unit + 1] ?? 0); p++) {
    const value = (scores.passages[p] ?? 0) + (dense.get(p) ?? 0) / 4;
    if (value > most) [best, most] = [p, value];
  }
  return passages[best];
}
