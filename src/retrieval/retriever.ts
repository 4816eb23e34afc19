import type { Passage } from '../meetings/meeting.js';
import type { Lexicon } from '../text/lexicon.js';
import { conceptsOf } from './concepts.js';
import type { LexicalIndex } from './lexical-index.js';
import { type Scores, score, type Units } from './scoring.js';

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
}

/** Embeddings that may also answer at once. */
export interface QueryEmbeddings {
  embedQuery(text: string): Promise<number[]>;
  embed?(text: string): Float32Array;
}

export interface SearchOptions {
  /** How many paragraphs. */
  readonly limit: number;
  /** A meeting's id: only its passages. */
  readonly meeting?: string;
}

/** A paragraph's best passage. Hits are ordered by score, one for each paragraph. */
export interface Hit {
  readonly passage: Passage;
  readonly score: number;
  /** What the score was made of. */
  readonly evidence: Readonly<Record<string, number>>;
}
export const W = { unit: 1, passage: 1, dense: 1 };

/** The paragraphs that speak to a question, best first, each by the passage that does so best. */
export async function search(
  index: RetrievalIndex,
  question: string,
  { limit, meeting }: SearchOptions,
): Promise<readonly Hit[]> {
  const units = unitsOf(index);
  const concepts = conceptsOf(question, index.lexical, index.lexicon ?? null);
  const scores = score(index.lexical, concepts, units);
  const vector = index.embeddings.embed?.(question) ?? Float32Array.from(await index.embeddings.embedQuery(question));
  const dense = new Map<number, number>();
  for (const { passage, distance } of index.vectors.search(vector, Math.min(200, index.passages.length))) {
    dense.set(passage, 1 - distance);
  }
  const hits = new Map<string, Hit>();
  for (let p = 0; p < index.passages.length; p++) {
    const passage = index.passages[p];
    const unit = units.of[p] ?? 0;
    if (!passage || (meeting !== undefined && passage.meeting !== meeting)) continue;
    const evidence = {
      unit: (scores.units[unit] ?? 0) / (scores.ideal || 1),
      passage: (scores.passages[p] ?? 0) / (scores.ideal || 1),
      dense: dense.get(p) ?? 0,
    };
    const hit = {
      passage,
      score: W.unit * evidence.unit + W.passage * evidence.passage + W.dense * evidence.dense,
      evidence,
    };
    const key = `${passage.meeting}\0${passage.paragraph}`;
    if ((hits.get(key)?.score ?? Number.NEGATIVE_INFINITY) < hit.score) hits.set(key, hit);
  }
  return [...hits.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}

const UNITS = new WeakMap<LexicalIndex, Units>();

function unitsOf({ passages, lexical }: RetrievalIndex): Units {
  const known = UNITS.get(lexical);
  if (known) return known;
  const of = new Uint32Array(passages.length);
  const lengths: number[] = [];
  passages.forEach((passage, p) => {
    const before = passages[p - 1];
    const same =
      before?.meeting === passage.meeting &&
      before.language === passage.language &&
      before.paragraph === passage.paragraph;
    if (!same) lengths.push(0);
    of[p] = lengths.length - 1;
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + lexical.lengthOf(p);
  });
  const sum = lengths.reduce((total, length) => total + length, 0);
  const units = {
    of,
    lengths: Float32Array.from(lengths),
    averageLength: Math.max(1, sum / Math.max(1, lengths.length)),
  };
  UNITS.set(lexical, units);
  return units;
}

export type { Scores };
