import { otherLanguage } from '../../text/language.js';
import type { Lexicon } from '../../text/lexicon.js';
import { arabicRoots } from '../../text/roots-arabic.js';
import { looseArabicStems } from '../../text/stem-arabic.js';
import { consonantSkeleton, skeletonSimilarity } from '../../text/transliterate.js';
import { type Circle, circlesOf, isLight, isOwnDeed } from './meeting-words.js';

/** A word to compare: of a question, or of a record. */
export interface Word {
  readonly norm: string;
  readonly stem: string;
}

/** How much each kind of likeness is worth, where the same stem is worth 1. */
const SYNONYM = 0.75;
/** Words that share a translation without standing in one entry. */
const PARAPHRASE = 0.7;
/** Words that stand in for each other in a question and its answer: winner, victory. */
const KIN = 0.6;
const TRANSLATION = 0.85;
const SAME_CIRCLE = 0.8;
const SAME_CONTENT_CIRCLE = 0.92;
const MISSPELT = 0.8;
/** Readings of one stem: a preposition or a dialect's prefix taken off, or a broken plural's pattern. */
const LOOSE_STEM = 0.85;
const SAME_ROOT = 0.45;
/** A people's name for its country's: Tajik, Tajikistan. */
const DEMONYM = 0.9;
const SHORTENED = 0.7;
/** Names of fewer consonants than this are too often alike by chance. */
const LEAST_SKELETON = 3;
const LEAST_NAME_SIMILARITY = 0.78;
const MOST_SENSES = 8;
/** Words of questions whose comparisons are remembered. */
const MOST_KNOWN = 500;
const MOST_PIVOTS = 5;

/**
 * Says how far a word of a question and a word of a record mean the same, from 0 to 1: one stem, one spelled wrong, one
 * name in two spellings or scripts, one entry of the lexicon, or one circle of the words that meetings are about.
 */
export class TermMatcher {
  private readonly related = new Map<string, ReadonlyMap<string, number>>();
  private readonly paraphrases = new Map<string, ReadonlyMap<string, number>>();
  private readonly kindred = new Map<string, ReadonlyMap<string, number>>();
  /** By the question's word, then by the record's. */
  private readonly known = new Map<string, Map<string, number>>();
  private readonly skeletons = new Map<string, string>();

  /**
   * `knows` tells the stems that any record has: a paraphrase is looked for only of words that none has. Where `deeds` are to
   * be told apart, whoever was elected was not appointed: a question may ask either way, a claim must say which.
   */
  constructor(
    private readonly lexicon: Lexicon,
    private readonly knows: (stem: string) => boolean = () => false,
    private readonly kin: Lexicon | null = null,
    private readonly deeds: 'alike' | 'apart' = 'alike',
  ) {}

  similarity(a: Word, b: Word): number {
    if (a.stem === b.stem || a.norm === b.norm) return 1;
    let row = this.known.get(a.norm);
    if (!row) {
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      row = new Map();
      this.known.set(a.norm, row);
    }
    let value = row.get(b.norm);
    if (value === undefined) {
      value = this.compare(a, b);
      row.set(b.norm, value);
    }
    return value;
  }

  /** Whether the lexicon knows the word; one it doesn't know is a name, a rare word or a typing error. */
  isKnown(word: Word): boolean {
    return this.lexicon.match([word.stem], 0).length > 0;
  }

  /** Whether two words are spellings of one name. */
  nameSimilarity(a: string, b: string): number {
    const left = this.skeleton(a);
    const right = this.skeleton(b);
    if (left.length < LEAST_SKELETON || right.length < LEAST_SKELETON) return 0;
    return skeletonSimilarity(left, right);
  }

  private compare(a: Word, b: Word): number {
    if (/^\d/.test(a.stem) || /^\d/.test(b.stem)) return 0;
    if (isNext(a.norm) || isNext(b.norm)) return isNext(a.norm) && isNext(b.norm) ? 0.9 : 0;
    // An office is held by its own name: a president is no chairman, though Arabic has one word for both.
    if (OFFICES.has(a.norm) && /^[a-z]/.test(b.norm)) return 0;
    const circle = circleLikeness(this.circles(a), this.circles(b));
    const likeness = Math.max(this.relatedTo(a.stem).get(b.stem) ?? 0, circle, sameLoosely(a, b));
    if (likeness > SAME_ROOT) return likeness;
    const isPossible =
      ARABIC.test(a.norm) === ARABIC.test(b.norm) && !this.knows(a.stem) && circlesOf(a.norm, a.stem).length === 0;
    const paraphrase = isPossible ? (this.paraphrasesOf(a.stem).get(b.stem) ?? 0) : 0;
    if (paraphrase > 0) return paraphrase;
    if (isDemonym(a.norm, b.norm) || isDemonym(b.norm, a.norm)) return DEMONYM;
    // A word that has a meaning of its own, or that the record has, is no other word misspelt.
    if (this.isKnown(a) || (this.knows(a.stem) && ARABIC.test(a.norm) === ARABIC.test(b.norm))) return likeness;
    if (isMisspelling(bare(a.norm), bare(b.norm))) return MISSPELT;
    if (/^[a-z]{3,4}$/.test(a.stem) && b.norm.startsWith(a.stem) && b.norm.length >= a.stem.length + 3)
      return SHORTENED;
    const name = this.nameSimilarity(a.norm, b.norm);
    if (name < LEAST_NAME_SIMILARITY) return likeness;
    // Few consonants are alike in too many words: then only a word without a meaning of its own is taken for a name.
    return this.skeleton(a.norm).length < 4 && this.isKnown(b) ? likeness : name * 0.95;
  }

  private circles({ norm, stem }: Word): readonly Circle[] {
    const circles = circlesOf(norm, stem);
    return this.deeds === 'alike' ? circles : circles.filter((circle) => !isOwnDeed(circle));
  }

  /** The stems that share an entry of the lexicon with a stem, each with the likeness it has by that. */
  relatedTo(stem: string): ReadonlyMap<string, number> {
    const known = this.related.get(stem);
    if (known) return known;
    const related = new Map<string, number>();
    for (const match of this.lexicon.match([stem], 0)) {
      if (match.length !== 1) continue;
      for (const language of ['ar', 'en'] as const) {
        const worth = language === match.language ? SYNONYM : TRANSLATION;
        this.lexicon.lemmas(match.entry, language).forEach((lemma, rank) => {
          const [only] = lemma;
          if (lemma.length !== 1 || only === undefined || only === stem) return;
          const value = worth * 0.95 ** (rank + match.rank);
          if (value > (related.get(only) ?? 0)) related.set(only, value);
        });
      }
    }
    this.related.set(stem, related);
    return related;
  }

  /**
   * Stems of the same language by way of the other: what a stem's translations can be translated back to. A way back is
   * worth more the fewer there are.
   * @see Bannard and Callison-Burch (2005), Paraphrasing with Bilingual Parallel Corpora: pivoting
   */
  paraphrasesOf(stem: string): ReadonlyMap<string, number> {
    const known = this.paraphrases.get(stem);
    if (known) return known;
    const paraphrases = new Map<string, number>();
    this.paraphrases.set(stem, paraphrases);
    const entries = this.lexicon.match([stem], 0).filter(({ length }) => length === 1);
    for (const { entry, language } of entries.slice(0, MOST_SENSES)) {
      for (const [rank, pivot] of this.lexicon.lemmas(entry, otherLanguage(language)).slice(0, MOST_PIVOTS).entries()) {
        const [only] = pivot;
        if (pivot.length !== 1 || only === undefined) continue;
        const backs = this.lexicon.match([only], 0).filter((match) => match.length === 1 && match.rank < 3);
        for (const back of backs.slice(0, MOST_SENSES)) {
          const share = PARAPHRASE * 0.9 ** (rank + back.rank) * Math.min(1, 3 / backs.length);
          for (const lemma of this.lexicon.lemmas(back.entry, language)) {
            const [word] = lemma;
            if (lemma.length !== 1 || word === undefined || word === stem) continue;
            if (share > (paraphrases.get(word) ?? 0)) paraphrases.set(word, share);
          }
        }
      }
    }
    return paraphrases;
  }

  /** The stems of its language that share a group of kindred words with a stem, each with the likeness it has by that. */
  kinOf(stem: string): ReadonlyMap<string, number> {
    const known = this.kindred.get(stem);
    if (known) return known;
    const kindred = new Map<string, number>();
    this.kindred.set(stem, kindred);
    for (const { entry, language, length } of this.kin?.match([stem], 0) ?? []) {
      if (length !== 1) continue;
      for (const [only, ...more] of this.kin?.lemmas(entry, language) ?? [])
        if (only !== undefined && more.length === 0 && only !== stem) kindred.set(only, KIN);
    }
    return kindred;
  }

  private skeleton(word: string): string {
    let skeleton = this.skeletons.get(word);
    if (skeleton === undefined) {
      skeleton = consonantSkeleton(word);
      this.skeletons.set(word, skeleton);
    }
    return skeleton;
  }
}

function circleLikeness(a: readonly Circle[], b: readonly Circle[]): number {
  const shared = a.filter((circle) => b.includes(circle));
  if (shared.length === 0) return 0;
  return isLight(shared) ? SAME_CIRCLE : SAME_CONTENT_CIRCLE;
}

/** The meeting after this one is another meeting. */
function isNext(norm: string): boolean {
  return /^(?:next|upcoming|following|(?:ال)?(?:قادم|مقبل|تالي|جاي|لاحق)(?:ه|ين)?)$/.test(norm);
}

const OFFICES = new Set(
  'president king queen prince princess premier ambassador governor mayor emir sultan chancellor emperor pope senator sheikh'.split(
    ' ',
  ),
);

const ARABIC = /^[\u0620-\u064a]/;

function sameLoosely(a: Word, b: Word): number {
  if (!ARABIC.test(a.norm) || !ARABIC.test(b.norm)) return 0;
  const [left, right] = [looseForms(a), looseForms(b)];
  if (left.readings.some((stem) => stem.length > 2 && right.readings.includes(stem))) return LOOSE_STEM;
  return left.roots.some((root) => right.roots.includes(root)) ? SAME_ROOT : 0;
}

interface LooseForms {
  readonly readings: readonly string[];
  readonly roots: readonly string[];
}

const LOOSE_FORMS = new Map<string, LooseForms>();

function looseForms(word: Word): LooseForms {
  const known = LOOSE_FORMS.get(word.norm);
  if (known) return known;
  if (LOOSE_FORMS.size >= 50_000) LOOSE_FORMS.clear();
  const forms = { readings: readings(word), roots: arabicRoots(word.stem) };
  LOOSE_FORMS.set(word.norm, forms);
  return forms;
}

/** Dialects put ب ه ح before the present tense, which has a letter of its own for the person. */
function readings({ norm, stem }: Word): string[] {
  const present = /^[بهحس](?=[يتنا]..)/.test(norm) ? looseArabicStems(norm.slice(1)) : [];
  // A participle's م: منوها, "noting", of نوه.
  const participle = /^م...+/.test(norm)
    ? [
        norm
          .slice(1)
          .replace(/(?:ا|ين|ون)$/, '')
          .replace(/^ء/, 'ا'),
      ]
    : [];
  return [stem, ...looseArabicStems(norm), ...present, ...participle];
}

function isDemonym(people: string, country: string): boolean {
  if (people.length >= 4 && country.startsWith(people) && /^(?:n|an|ian|ish)$/.test(country.slice(people.length)))
    return true;
  const stem = people.replace(/^(?:[وبل]?ال|لل)(?=....)/, '').replace(/(?:i|is|s|يين|يون|يات|ي|يه|ه)$/, '');
  return stem.length >= 4 && country.startsWith(stem) && /^(?:i?stan|ستان|اخستان)/.test(country.slice(stem.length));
}

function bare(norm: string): string {
  return norm.replace(/^(?:و|ف)?(?:ال|بال|لل|كال)(?=...)/, '');
}

/** One letter wrong in five, two in eight or more; the first letter is seldom the wrong one. */
function isMisspelling(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest < 5 || Math.abs(a.length - b.length) > 2 || a[0] !== b[0]) return false;
  return editDistance(a, b) <= (longest >= 8 ? 2 : 1);
}

/**
 * Edits that turn one word into the other: a letter more, less, changed, or two neighbours swapped.
 * @see Damerau (1964), A technique for computer detection and correction of spelling errors; the restricted form.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? a.length;
}
