import { Embeddings, type EmbeddingsParams } from '@langchain/core/embeddings';
import { analyse, type Term } from '../text/analyse.js';
import { hashString } from '../text/hash.js';
import type { Lexicon } from '../text/lexicon.js';
import { arabicRoot } from '../text/stem-arabic.js';
import { consonantSkeleton } from '../text/transliterate.js';

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
export class BuiltinEmbeddings extends Embeddings {
  readonly dimension = DIMENSION;
  /** Changes whenever vectors would. */
  readonly id: string;
  private readonly lexicon: Lexicon;

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
    used.forEach((term, at) => {
      const weight = weightOf(term.stem);
      this.addTerm(vector, term, weight);
      this.addConcepts(vector, stems, at, weight);
    });
    return toUnitLength(vector);
  }

  private addTerm(vector: Float32Array, term: Term, weight: number): void {
    const { stem } = term;
    add(vector, `s${stem}`, weight * WEIGHTS.stem);
    if (/^[0-9]/.test(stem)) return;
    const root = arabicRoot(stem);
    if (root) add(vector, `r${root}`, weight * WEIGHTS.root);
    const skeleton = consonantSkeleton(stem);
    if (skeleton.length > 2) add(vector, `k${skeleton}`, weight * WEIGHTS.sound);
    const padded = `_${stem.slice(0, 32)}_`;
    const grams = Math.max(1, padded.length - 3);
    for (let i = 0; i < grams; i++)
      add(vector, `4${padded.slice(i, i + 4)}`, (weight * WEIGHTS.letters) / Math.sqrt(grams));
  }

  private addConcepts(vector: Float32Array, stems: readonly string[], at: number, importance: number): void {
    const matches = this.lexicon.match(stems, at);
    const longest = matches[0]?.length ?? 0;
    const senses = matches.filter((match) => match.length === longest);
    const weights = new Map<string, number>();
    for (const { entry, rank } of senses) {
      const share = (importance * 0.85 ** rank) / Math.sqrt(senses.length);
      add(vector, `c${entry}`, WEIGHTS.concept * share);
      for (const language of ['en', 'ar'] as const) {
        this.lexicon.lemmas(entry, language).forEach((lemma, order) => {
          for (const stem of lemma) {
            const weight = (share * 0.85 ** order) / Math.sqrt(lemma.length);
            weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
          }
        });
      }
    }
    weights.delete(stems[at] ?? '');
    for (const [stem, weight] of weights) add(vector, `s${stem}`, WEIGHTS.lemma * weight);
  }
}

/** Raise it whenever what follows, or the analysis of texts, gives other vectors. */
const VERSION = 1;
const DIMENSION = 512;
export const WEIGHTS = { stem: 1, root: 0.5, letters: 0.7, sound: 0.7, concept: 0.3, lemma: 0.8 };

/** Two places a feature, each with a sign, so that two features rarely share both. */
function add(vector: Float32Array, feature: string, weight: number): void {
  const hash = hashString(feature);
  const first = hash % DIMENSION;
  const second = hashString(feature, 1) % DIMENSION;
  vector[first] = (vector[first] ?? 0) + (hash & 0x40000000 ? weight : -weight);
  vector[second] = (vector[second] ?? 0) + (hash & 0x20000000 ? weight : -weight);
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
