import { analyse } from '../text/analyse.js';
import { hashString } from '../text/hash.js';
import { isStopWord } from '../text/stop-words.js';
import { ByteReader, ByteWriter } from './bytes.js';
import { select, type Tables, tabulate } from './lexical-tables.js';
import { BM25 } from './scoring.js';
import { formsOf } from './variants.js';

/** Where a stem stands: passages in ascending order, and how often in each. */
export interface Postings {
  readonly passages: Uint32Array;
  readonly counts: Uint8Array;
}

/** A passage's number, from 0 in the order they were given, and its score; more is better. */
export interface LexicalHit {
  readonly passage: number;
  readonly score: number;
}

/**
 * An inverted index over the stems of passages, in typed arrays that are read from disk as they are.
 *
 * What a plain index of stems cannot match (typing errors, prepositions grown on to a word, broken plurals, other
 * spellings of a name) is found in the vocabulary instead of in the text: each stem is filed under keys (its root, its
 * other readings, its consonants, its letter triples), so that a word of the question becomes a few stems of the index.
 */
export class LexicalIndex {
  readonly size: number;
  readonly averageLength: number;

  private constructor(private readonly tables: Tables) {
    this.size = tables.lengths.length;
    let words = 0;
    for (const length of tables.lengths) words += length;
    this.averageLength = Math.max(1, words / Math.max(1, this.size));
  }

  static build(texts: readonly string[], onProgress?: (done: number, total: number) => void): LexicalIndex {
    return new LexicalIndex(tabulate(texts, onProgress));
  }

  serialise(): Uint8Array {
    const { stems, starts, passages, counts, lengths, keys, keyStarts, keyStems } = this.tables;
    return new ByteWriter(MAGIC)
      .text(stems.join('\n'))
      .array(starts)
      .array(passages)
      .array(counts)
      .array(lengths)
      .array(keys)
      .array(keyStarts)
      .array(keyStems)
      .finish();
  }

  /** @throws Error when the bytes are not what `serialise` wrote: too short, changed, or of another version. */
  static deserialise(bytes: Uint8Array): LexicalIndex {
    const reader = new ByteReader(bytes, MAGIC);
    const text = reader.text();
    return new LexicalIndex({
      stems: text ? text.split('\n') : [],
      starts: reader.uint32(),
      passages: reader.uint32(),
      counts: reader.uint8(),
      lengths: reader.uint16(),
      keys: reader.uint32(),
      keyStarts: reader.uint32(),
      keyStems: reader.uint32(),
    });
  }

  /** The index of some of its passages, given in ascending order: what `build` makes of their texts alone. */
  only(passages: readonly number[]): LexicalIndex {
    return new LexicalIndex(select(this.tables, passages));
  }

  /** The best passages for a question by BM25 over its content stems, best first. */
  search(query: string, limit: number): LexicalHit[] {
    const scores = new Float64Array(this.size);
    const stems = new Set(
      analyse(query)
        .filter((term) => !term.stop)
        .map((term) => term.stem),
    );
    for (const stem of stems) {
      const weight = this.weight(stem);
      for (const { term, weight: share } of formsOf(this, stem)) this.add(scores, term, weight * share);
    }
    return best(scores, limit);
  }

  /** The number of a stem, or -1. */
  termOf(stem: string): number {
    const { stems } = this.tables;
    let low = 0;
    for (let high = stems.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((stems[middle] ?? '') < stem) low = middle + 1;
      else high = middle;
    }
    return stems[low] === stem ? low : -1;
  }

  stemOf(term: number): string {
    return this.tables.stems[term] ?? '';
  }

  postings(term: number): Postings {
    const { starts, passages, counts } = this.tables;
    const start = starts[term] ?? 0;
    const end = starts[term + 1] ?? start;
    return { passages: passages.subarray(start, end), counts: counts.subarray(start, end) };
  }

  lengthOf(passage: number): number {
    return this.tables.lengths[passage] ?? 0;
  }

  /** In how many passages a stem stands. */
  frequency(term: number): number {
    return term < 0 ? 0 : (this.tables.starts[term + 1] ?? 0) - (this.tables.starts[term] ?? 0);
  }

  /** The stems filed under a key. */
  filedUnder(key: string): Uint32Array {
    const { keys, keyStarts, keyStems } = this.tables;
    const hash = hashString(key);
    let low = 0;
    for (let high = keys.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    return keys[low] === hash ? keyStems.subarray(keyStarts[low], keyStarts[low + 1]) : keyStems.subarray(0, 0);
  }

  /**
   * How much a stem tells: BM25's inverse document frequency, over the passages and a background of texts that are not
   * in the index, so that in a record of eight paragraphs a common word does not weigh as much as a name.
   */
  weight(stem: string): number {
    return this.weightOf(this.frequency(this.termOf(stem)), stem);
  }

  weightOf(frequency: number, stem: string): number {
    const present = frequency + BACKGROUND * (isStopWord(stem) ? 0.5 : 0.01);
    const all = this.size + BACKGROUND;
    return Math.log(1 + (all - present + 0.5) / (present + 0.5));
  }

  private add(scores: Float64Array, term: number, weight: number): void {
    const { passages, counts } = this.postings(term);
    for (let i = 0; i < passages.length; i++) {
      const passage = passages[i] ?? 0;
      const count = counts[i] ?? 0;
      const norm = BM25.k1 * (1 - BM25.b + (BM25.b * this.lengthOf(passage)) / this.averageLength);
      scores[passage] = (scores[passage] ?? 0) + (weight * count) / (count + norm);
    }
  }
}

const MAGIC = 'majlis lexical 2';
/** How many passages the background is worth. */
const BACKGROUND = 50;

function best(scores: Float64Array, limit: number): LexicalHit[] {
  const hits: LexicalHit[] = [];
  scores.forEach((score, passage) => {
    if (score > 0) hits.push({ passage, score });
  });
  return hits.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, limit);
}
