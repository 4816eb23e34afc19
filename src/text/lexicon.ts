import { analyse } from './analyse.js';
import { hashString } from './hash.js';
import { ARABIC_IRREGULARS } from './irregulars.js';
import type { Language } from './language.js';
import { normalise } from './normalise.js';

/** A run of content stems that the lexicon lists, where it was looked for. */
export interface LexiconMatch {
  /** The entry's number; entries stand for concepts. */
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

const TAB = 9;
const NEWLINE = 10;
const BAR = 124;

class LazyLexicon implements Lexicon {
  readonly hash: string;
  /** Where each entry's line begins. */
  private readonly lines: number[] = [];
  /** By how lemmas begin: where each starts, and its entry, in turn. Removed once its lemmas are analysed. */
  private readonly unread = new Map<string, number[]>();
  private readonly byFirstStem = new Map<string, IndexedLemma[]>();

  constructor(private readonly text: string) {
    this.hash = hashString(text).toString(16).padStart(8, '0') + hashString(text, 1).toString(16).padStart(8, '0');
    for (let start = 0; start < text.length; ) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      const tab = text.indexOf('\t', start);
      if (tab > start && tab < end - 1 && text.charCodeAt(start) !== 35) this.addLine(start, end);
      start = end + 1;
    }
  }

  get size(): number {
    return this.lines.length;
  }

  match(stems: readonly string[], at: number): readonly LexiconMatch[] {
    const first = stems[at];
    if (first === undefined) return [];
    this.read(beginning(first));
    return (this.byFirstStem.get(first) ?? []).filter((lemma) =>
      lemma.stems.every((stem, i) => stem === stems[at + i]),
    );
  }

  lemmas(entry: number, language: Language): readonly Lemma[] {
    const start = this.lines[entry];
    if (start === undefined) return [];
    const [english = '', arabic = ''] = this.text.slice(start, this.lineEnd(start)).split('\t');
    return (language === 'en' ? english : arabic).split('|').map(stemsOf);
  }

  private addLine(start: number, end: number): void {
    const entry = this.lines.push(start) - 1;
    let lemma = start;
    for (let i = start; i <= end; i++) {
      const code = i === end ? NEWLINE : this.text.charCodeAt(i);
      if (code !== BAR && code !== TAB && code !== NEWLINE) continue;
      const key = beginning(this.text.slice(lemma, Math.min(i, lemma + 8)));
      const bucket = this.unread.get(key);
      if (bucket) bucket.push(lemma, entry);
      else this.unread.set(key, [lemma, entry]);
      lemma = i + 1;
    }
  }

  private read(key: string): void {
    const bucket = this.unread.get(key);
    if (!bucket) return;
    this.unread.delete(key);
    const touched = new Set<IndexedLemma[]>();
    for (let i = 0; i < bucket.length; i += 2) touched.add(this.readLemma(bucket[i] ?? 0, bucket[i + 1] ?? 0));
    for (const list of touched) list.sort((a, b) => b.length - a.length || a.rank - b.rank || a.entry - b.entry);
  }

  private readLemma(start: number, entry: number): IndexedLemma[] {
    const line = this.lines[entry] ?? 0;
    const tab = this.text.indexOf('\t', line);
    const language: Language = start < tab ? 'en' : 'ar';
    const sideStart = language === 'en' ? line : tab + 1;
    const [lemma = ''] = this.text.slice(start, this.lineEnd(start)).split(/[|\t]/, 1);
    const stems = stemsOf(lemma);
    const rank = this.text.slice(sideStart, start).split('|').length - 1;
    const first = stems[0] ?? '';
    const list = this.byFirstStem.get(first) ?? [];
    if (list.length === 0) this.byFirstStem.set(first, list);
    // Two lemmas of an entry may differ in their endings only (اتفاقية, اتفاق); the one listed first stands for both.
    const listed = list.some((other) => other.entry === entry && other.stems.join(' ') === stems.join(' '));
    if (first && !listed) list.push({ entry, language, length: stems.length, rank, stems });
    return list;
  }

  private lineEnd(start: number): number {
    const end = this.text.indexOf('\n', start);
    return end < 0 ? this.text.length : end;
  }
}

/** What a lemma and its first stem have in common: two letters, the article and the seat of a hamza aside. */
function beginning(word: string): string {
  const norm = FIRST_LETTERS.test(word) ? word : normalise(word);
  const [first = ''] = norm.split(' ', 1);
  const bare = (ARABIC_IRREGULARS.get(first) ?? first).replace(/^(?:ال)+(?=..)/, '');
  return bare.slice(0, 2);
}

const FIRST_LETTERS = /^[a-z ]+$/;

function stemsOf(lemma: string): Lemma {
  const terms = analyse(lemma);
  const content = terms.filter((term) => !term.stop);
  return (content.length > 0 ? content : terms).map((term) => term.stem);
}
