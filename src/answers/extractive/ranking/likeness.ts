import type { Term } from '../../../text/analyse.js';
import { arabicReadings } from '../../../text/readings-arabic.js';
import { looseArabicStems, spokenArabicStems } from '../../../text/stem-arabic.js';
import type { TermMatcher, Word } from '../matcher.js';
import { hasArticle } from './arabic-words.js';

/** A word of a record as the ranking sees it, read once for each spelling. */
export interface Spelling extends Word {
  readonly isArabic: boolean;
  /** Stems it may have besides its own, if its first letter is a preposition or a sign of the present. */
  readonly loose: readonly string[];
  readonly roots: readonly string[];
  /** Read as a verb: its past, without person, number and object; none behind the article. */
  readonly verbs: readonly string[];
  /** A root and the form that it stands in here. */
  readonly derivations: readonly string[];
  /** Its runs of four letters, the word's edges being letters too. */
  readonly runs: readonly string[];
}

/** A word of a question, ready to be compared with many words of a record. */
export interface Wanted extends Spelling {
  /** Stems of words that mean the same, with how much they do. */
  readonly related: ReadonlyMap<string, number>;
  /** For a name in the other script. */
  readonly soundsLike: (other: Spelling) => number;
}

/** What each kind of likeness is worth, where the same stem is worth 1. */
const LOOSE = 0.85;
const SAME_VERB = 0.85;
const SAME_DERIVATION = 0.75;
const SAME_ROOT = 0.5;
const SAME_BEGINNING = 0.6;
const MISSPELT = 0.7;

const SPELLINGS = new Map<string, Spelling>();
const MOST_SPELLINGS = 50_000;

export function spellingOf({ norm, stem }: Pick<Term, 'norm' | 'stem'>): Spelling {
  const known = SPELLINGS.get(norm);
  if (known) return known;
  if (SPELLINGS.size >= MOST_SPELLINGS) SPELLINGS.clear();
  const isArabic = /^[\u0620-\u064a]/.test(norm);
  // Numbers have digits for a stem: سبعة has nothing to do with a week.
  const readings = arabicReadings(/^\d/.test(stem) ? '' : norm);
  const spelling = {
    norm,
    stem,
    isArabic,
    loose: isArabic ? looseArabicStems(norm) : [],
    roots: readings.roots,
    verbs: hasArticle(norm) ? [] : readings.verbs,
    derivations: readings.derivations,
    runs: runsOf(norm),
  };
  SPELLINGS.set(norm, spelling);
  return spelling;
}

const RUN = 4;

function runsOf(norm: string): string[] {
  const padded = `_${norm.slice(0, 32)}_`;
  return Array.from({ length: Math.max(0, padded.length - RUN + 1) }, (_, i) => padded.slice(i, i + RUN));
}

export function wanted(term: Pick<Term, 'norm' | 'stem'>, matcher: TermMatcher): Wanted {
  const spelling = asSpoken(spellingOf(term));
  const related = new Map<string, number>();
  const add = (others: ReadonlyMap<string, number>, share: number): void => {
    for (const [stem, likeness] of others)
      if (share * likeness > (related.get(stem) ?? 0)) related.set(stem, share * likeness);
  };
  for (const [i, stem] of [term.stem, ...spelling.loose].entries()) {
    const share = i === 0 ? 1 : LOOSE;
    add(matcher.paraphrasesOf(stem), share);
    add(matcher.relatedTo(stem), share);
    add(matcher.kinOf(stem), share);
    if (related.size > 0) break;
  }
  const soundsLike = (other: Spelling): number => (matcher.isKnown(term) ? 0 : matcher.similarity(term, other));
  return { ...spelling, related, soundsLike };
}

function asSpoken(spelling: Spelling): Spelling {
  const spoken = spelling.isArabic ? spokenArabicStems(spelling.norm) : [];
  if (spoken.length === 0) return spelling;
  const present = arabicReadings(spelling.norm.slice(1));
  return {
    ...spelling,
    loose: [...spelling.loose, ...spoken],
    roots: [...spelling.roots, ...present.roots],
    verbs: [...spelling.verbs, ...present.verbs],
  };
}

/** How far a word of a record says what a word of a question says, 0..1. Cheap, since every word at hand is compared. */
export function likeness(wanted: Wanted, word: Spelling): number {
  if (wanted.stem === word.stem) return 1;
  const related = wanted.related.get(word.stem);
  if (wanted.isArabic && word.isArabic) {
    if (wanted.loose.includes(word.stem) || word.loose.includes(wanted.stem)) return LOOSE;
    if (wanted.verbs.some((verb) => word.verbs.includes(verb))) return SAME_VERB;
    if (related !== undefined) return related;
    if (wanted.derivations.some((each) => word.derivations.includes(each))) return SAME_DERIVATION;
    for (const stem of word.loose) {
      const likeness = wanted.related.get(stem);
      if (likeness !== undefined) return LOOSE * likeness;
    }
    if (wanted.roots.some((root) => word.roots.includes(root))) return SAME_ROOT;
  } else if (related !== undefined) return related;
  else if (wanted.isArabic !== word.isArabic && wanted.stem.length > 3) return wanted.soundsLike(word);
  return alike(wanted.stem, word.stem);
}

/** One beginning and little else, or a letter or two apart. */
function alike(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  if (shorter < 4 || longer - shorter > 4 || a.charCodeAt(0) !== b.charCodeAt(0)) return 0;
  if (a.charCodeAt(0) < 0x3a) return 0;
  let same = 1;
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  let ending = 0;
  while (ending < shorter - same && a.charCodeAt(a.length - 1 - ending) === b.charCodeAt(b.length - 1 - ending))
    ending++;
  if (longer >= 5 && longer - same - ending <= 1) return MISSPELT;
  if (same >= 4 && same >= 0.6 * longer) return SAME_BEGINNING;
  return 0;
}
