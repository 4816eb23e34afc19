import { analyse } from './analyse.js';
import { hashString } from './hash.js';
import type { Language } from './language.js';

/** A run of content stems that the lexicon lists, where it was looked for. */
export interface LexiconMatch {
  /** The entry: where its line begins. Entries stand for concepts. */
  readonly entry: number;
  readonly language: Language;
  /** How many stems the lemma has. */
  readonly length: number;
  /** 0 for the lemma that its entry lists first. */
  readonly rank: number;
}

/** One lemma: the stems of its words, without stop words. */
export type Lemma = readonly string[];

/** English and Arabic lemmas, an entry for a concept, found by the stems of either language. */
export interface Lexicon {
  /** Entries. */
  readonly size: number;
  /** Changes whenever an entry does. */
  readonly hash: string;
  /** The lemmas that the stems from `at` on begin with, in either language, longest first. */
  match(stems: readonly string[], at: number): readonly LexiconMatch[];
  /** An entry's lemmas in one language, in the order it lists them. */
  lemmas(entry: number, language: Language): readonly Lemma[];
}

/**
 * Reads lexicon files: a line an entry, `english|english<TAB>عربي|عربي`. Other lines are passed over.
 *
 * Only the beginnings of lemmas are looked at here; a lemma is analysed when a stem asks for words that begin as it does,
 * so that a single question need not pay for the whole lexicon.
 */
export function parseLexicon(files: readonly string[]): Lexicon {
  return new LazyLexicon(files.join('\n'));
}

interface IndexedLemma extends LexiconMatch {
  readonly stems: Lemma;
}

/** How many beginnings are looked for one by one; after that, one pass over the text finds where all begin. */
const MOST_SEARCHES = 16;

class LazyLexicon implements Lexicon {
  readonly hash: string;
  /** Beginnings whose lemmas are analysed. */
  private readonly read = new Set<number>();
  /** By how lemmas begin: where each starts. Null until it pays. */
  private starts: Map<number, number[]> | null = null;
  private readonly byFirstStem = new Map<string, IndexedLemma[]>();

  constructor(private readonly text: string) {
    this.hash = hashString(text).toString(16).padStart(8, '0') + text.length.toString(16);
  }

  get size(): number {
    return this.text.match(ENTRY)?.length ?? 0;
  }

  match(stems: readonly string[], at: number): readonly LexiconMatch[] {
    const first = stems[at];
    if (first === undefined) return [];
    this.readLemmas(first);
    return (this.byFirstStem.get(first) ?? []).filter((lemma) =>
      lemma.stems.every((stem, i) => stem === stems[at + i]),
    );
  }

  lemmas(entry: number, language: Language): readonly Lemma[] {
    if (!this.isEntry(entry)) return [];
    const [english = '', arabic = ''] = this.text.slice(entry, this.lineEnd(entry)).split('\t');
    return (language === 'en' ? english : arabic).split('|').map(stemsOf);
  }

  /** Analyses the lemmas that begin as a stem does. */
  private readLemmas(stem: string): void {
    const key = beginning(stem, 0);
    if (this.read.has(key)) return;
    const touched = new Set<IndexedLemma[]>();
    for (const start of this.read.size < MOST_SEARCHES ? this.searchStarts(stem) : (this.allStarts().get(key) ?? [])) {
      const list = beginning(this.text, start) === key ? this.readLemma(key, start) : null;
      if (list) touched.add(list);
    }
    for (const list of touched) list.sort((a, b) => b.length - a.length || a.rank - b.rank || a.entry - b.entry);
    this.read.add(key);
  }

  private searchStarts(stem: string): number[] {
    const letters = [...stem.slice(0, 2)].map((letter) => SEATS[letter] ?? letter.replace(/[^\p{L}\p{N}]/u, '.'));
    const pattern = new RegExp(`(?<=^|[\n\t|])(?:the |to |\u0627\u0644)?${letters.join('')}`, 'g');
    return Array.from(this.text.matchAll(pattern), (match) => match.index);
  }

  private allStarts(): Map<number, number[]> {
    if (this.starts) return this.starts;
    this.starts = new Map();
    for (const { index } of this.text.matchAll(LEMMA)) {
      const key = beginning(this.text, index);
      const bucket = this.starts.get(key);
      if (bucket) bucket.push(index);
      else this.starts.set(key, [index]);
    }
    return this.starts;
  }

  private readLemma(key: number, start: number): IndexedLemma[] | null {
    const entry = this.text.lastIndexOf('\n', start - 1) + 1;
    const [lemma = ''] = this.text.slice(start, this.lineEnd(start)).split(/[|\t]/, 1);
    const stems = stemsOf(lemma);
    const first = stems[0] ?? '';
    // What begins otherwise than its stem would be found or not by what was looked up before: it is never found.
    if (!first || beginning(first, 0) !== key || !this.isEntry(entry)) return null;
    const tab = this.text.indexOf('\t', entry);
    const language: Language = start < tab ? 'en' : 'ar';
    const rank = this.text.slice(language === 'en' ? entry : tab + 1, start).split('|').length - 1;
    const list = this.byFirstStem.get(first) ?? [];
    if (list.length === 0) this.byFirstStem.set(first, list);
    // Two lemmas of an entry may differ in their endings only (اتفاقية, اتفاق); the one listed first stands for both.
    const listed = list.some((other) => other.entry === entry && other.stems.join(' ') === stems.join(' '));
    if (!listed) list.push({ entry, language, length: stems.length, rank, stems });
    return list;
  }

  private isEntry(start: number): boolean {
    if (start !== 0 && this.text[start - 1] !== '\n') return false;
    const tab = this.text.indexOf('\t', start);
    return tab > start && tab < this.lineEnd(start) - 1 && this.text[start] !== '#';
  }

  private lineEnd(start: number): number {
    const end = this.text.indexOf('\n', start);
    return end < 0 ? this.text.length : end;
  }
}

const ENTRY = /^[^\n\t#][^\n\t]*\t[^\n]+$/gm;
const LEMMA = /[^\n\t|]+/g;
const BAR = 124;
/** Letters of a stem and what a lemma may write for them. */
const SEATS: Readonly<Record<string, string>> = { ا: '[اأإآ]', ء: '[ءؤئ]', ي: '[يى]', ه: '[هة]' };

/** What a lemma and its first stem have in common, as a number: two letters, articles and the seat of a hamza aside. */
function beginning(text: string, at: number): number {
  let from = at;
  if (text.startsWith('the ', at)) from += 4;
  else if (text.startsWith('to ', at)) from += 3;
  else if (
    text.startsWith('\u0627\u0644', at) &&
    isLetter(text.charCodeAt(at + 2)) &&
    isLetter(text.charCodeAt(at + 3))
  )
    from += 2;
  return folded(text.charCodeAt(from)) * 0x800 + folded(text.charCodeAt(from + 1));
}

function isLetter(code: number): boolean {
  return code > 0x60 && code !== BAR;
}

function folded(code: number): number {
  if (code === 0x622 || code === 0x623 || code === 0x625) return 0x627;
  if (code === 0x624 || code === 0x626) return 0x621;
  if (code === 0x649) return 0x64a;
  if (code === 0x629) return 0x647;
  return isLetter(code) ? code & 0x7ff : 0;
}

function stemsOf(lemma: string): Lemma {
  const terms = analyse(lemma);
  const content = terms.filter((term) => !term.stop);
  return (content.length > 0 ? content : terms).map((term) => term.stem);
}
