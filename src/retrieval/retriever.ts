import type { Passage } from '../meetings/meeting.js';
import type { LexicalIndex } from './lexical-index.js';

/** What the retriever needs of the saved index. */
export interface RetrievalIndex {
  readonly passages: readonly Passage[];
  readonly lexical: LexicalIndex;
  readonly vectors: {
    /** The nearest passages by cosine distance (0..2), nearest first. */
    search(vector: Float32Array, k: number): readonly { readonly passage: number; readonly distance: number }[];
  };
  readonly embeddings: QueryEmbeddings;
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

/** The paragraphs that speak to a question, best first, each by the passage that does so best. */
export async function search(
  index: RetrievalIndex,
  question: string,
  { limit, meeting }: SearchOptions,
): Promise<readonly Hit[]> {
  const vector = index.embeddings.embed?.(question) ?? Float32Array.from(await index.embeddings.embedQuery(question));
  const scores = new Map<number, { lexical: number; dense: number }>();
  for (const { passage, score } of index.lexical.search(question, 200))
    scores.set(passage, { lexical: score, dense: 0 });
  for (const { passage, distance } of index.vectors.search(vector, Math.min(100, index.passages.length))) {
    scores.set(passage, { lexical: scores.get(passage)?.lexical ?? 0, dense: 1 - distance });
  }
  const paragraphs = new Map<string, Hit>();
  for (const [number, { lexical, dense }] of scores) {
    const passage = index.passages[number];
    if (!passage || (meeting !== undefined && passage.meeting !== meeting)) continue;
    const hit: Hit = { passage, score: lexical + 5 * dense, evidence: { lexical, dense } };
    const key = `${passage.meeting}\0${passage.paragraph}`;
    if ((paragraphs.get(key)?.score ?? Number.NEGATIVE_INFINITY) < hit.score) paragraphs.set(key, hit);
  }
  return [...paragraphs.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
