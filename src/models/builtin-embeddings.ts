import { Embeddings, type EmbeddingsParams } from '@langchain/core/embeddings';
import { analyse } from '../text/analyse.js';
import { hashString } from '../text/hash.js';
import { LANGUAGES } from '../text/language.js';
import type { Lexicon, LexiconMatch } from '../text/lexicon.js';
import { arabicRoots } from '../text/roots-arabic.js';
import { consonantSkeleton } from '../text/transliterate.js';
import type { NamedEmbeddings } from './embeddings.js';

export interface BuiltinEmbeddingsParams extends EmbeddingsParams {
  readonly lexicon: Lexicon;
}

/**
 * Embeddings that need no download: features of a text's words, hashed to a fixed dimension (Weinberger et al., "Feature
 * Hashing for Large Scale Multitask Learning", ICML 2009), weighted and of unit length, the same on every machine.
 *
 * A word gives its stem, its root, its runs of four letters, its consonants as both scripts spell them, and the concepts
 * that the lexicon lists it under: Arabic and English texts of one content share numbers, names and concepts.
 */
export class BuiltinEmbeddings extends Embeddings implements NamedEmbeddings {
  readonly dimension = DIMENSION;
  /** Changes whenever vectors would. */
  readonly id: string;
  private readonly lexicon: Lexicon;
  private readonly known = new Map<string, Features>();

  constructor(params: BuiltinEmbeddingsParams) {
    super(params);
    this.lexicon = params.lexicon;
    this.id = `builtin-${VERSION}-${DIMENSION}-${this.lexicon.hash}`;
  }

  override async embedQuery(text: string): Promise<number[]> {
    return Array.from(this.embed(text));
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => Array.from(this.embed(text)));
  }

  /**
   * The vector of a text: of length 1, or all zeros where the text has no words.
   *
   * `weightOf` says how much a stem tells among the texts that are searched; without it, all tell the same.
   */
  embed(text: string, weightOf: (stem: string) => number = () => 1): Float32Array {
    const vector = new Float32Array(DIMENSION);
    const terms = analyse(text);
    const content = terms.filter((term) => !term.stop);
    const used = content.length > 0 ? content : terms;
    const stems = used.map((term) => term.stem);
    stems.forEach((stem, at) => {
      const weight = weightOf(stem) * (this.lexicon.match(stems, at).length === 0 ? UNLISTED : 1);
      addScaled(
        vector,
        this.featuresOf(`s${stem}`, (add) => addWord(add, stem)),
        weight,
      );
      const senses = sensesAt(this.lexicon, stems, at);
      if (senses.length === 0) return;
      const key = `c${stem} ${senses.map(({ entry, rank }) => `${entry}:${rank}`).join()}`;
      addScaled(
        vector,
        this.featuresOf(key, (add) => addConcepts(add, stem, senses, this.lexicon)),
        weight,
      );
    });
    return toUnitLength(vector);
  }

  /** A record repeats its words: their features are hashed once. */
  private featuresOf(key: string, write: (add: Add) => void): Features {
    const known = this.known.get(key);
    if (known) return known;
    const sums = new Map<number, number>();
    write((feature, weight) => {
      const hash = hashString(feature);
      // Two places, each with a sign, so that two features rarely share both.
      for (const [place, sign] of [
        [hash % DIMENSION, hash & 0x40000000],
        [hashString(feature, 1) % DIMENSION, hash & 0x20000000],
      ] as const) {
        sums.set(place, (sums.get(place) ?? 0) + (sign ? weight : -weight));
      }
    });
    const features = { places: Uint16Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(key, features);
    return features;
  }
}

interface Features {
  readonly places: Uint16Array;
  readonly values: Float32Array;
}

type Add = (feature: string, weight: number) => void;

const MOST_KNOWN = 30_000;
/** Raise it whenever what follows, or the analysis of texts, gives other vectors. */
const VERSION = 5;
/** Words that no lexicon lists are mostly names: they tell more than others. */
const UNLISTED = 1.6;
const DIMENSION = 512;
const WEIGHTS = { stem: 1, root: 0.5, letters: 0.7, sound: 0.7, concept: 0.3, lemma: 0.8 } as const;

function addWord(add: Add, stem: string): void {
  add(`s${stem}`, WEIGHTS.stem);
  if (/^[0-9]/.test(stem)) return;
  const roots = arabicRoots(stem);
  for (const root of roots) add(`r${root}`, WEIGHTS.root / Math.sqrt(roots.length));
  const skeleton = consonantSkeleton(stem);
  if (skeleton.length > 2) add(`k${skeleton}`, WEIGHTS.sound);
  const padded = `_${stem.slice(0, 32)}_`;
  const runs = Math.max(1, padded.length - 3);
  for (let i = 0; i < runs; i++) add(`4${padded.slice(i, i + 4)}`, WEIGHTS.letters / Math.sqrt(runs));
}

/** The entries for the longest run of stems from `at` on that the lexicon lists. */
function sensesAt(lexicon: Lexicon, stems: readonly string[], at: number): readonly LexiconMatch[] {
  const matches = lexicon.match(stems, at);
  return matches.filter((match) => match.length === matches[0]?.length);
}

/** A word shares with words of its meaning the entries they stand in, and the lemmas of those entries. */
function addConcepts(add: Add, stem: string, senses: readonly LexiconMatch[], lexicon: Lexicon): void {
  const lemmas = new Map<string, number>();
  for (const { entry, rank } of senses) {
    const share = 0.85 ** rank / Math.sqrt(senses.length);
    add(`c${entry}`, WEIGHTS.concept * share);
    for (const language of LANGUAGES) {
      lexicon.lemmas(entry, language).forEach((lemma, order) => {
        const weight = (share * 0.85 ** order) / Math.sqrt(lemma.length);
        for (const other of lemma) lemmas.set(other, Math.max(lemmas.get(other) ?? 0, weight));
      });
    }
  }
  lemmas.delete(stem);
  for (const [other, weight] of lemmas) add(`s${other}`, WEIGHTS.lemma * weight);
}

function addScaled(vector: Float32Array, { places, values }: Features, weight: number): void {
  for (let i = 0; i < places.length; i++) (vector[places[i] as number] as number) += weight * (values[i] as number);
}

function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  if (squares > 0) {
    const length = Math.sqrt(squares);
    vector.forEach((value, i) => {
      vector[i] = value / length;
    });
  }
  return vector;
}
