import type { Meeting, MeetingDocument } from '../../meetings/meeting.js';
import { type Entry, type Outline, outlineOf } from '../../meetings/outline/outline.js';
import { analyse, type Term } from '../../text/analyse.js';
import type { Language } from '../../text/language.js';
import { isWithin, type Span, sentences } from '../../text/segment.js';
import { findPeople, type PersonMention } from './people.js';
import { findListedPlaces, findPlaces, type Gazetteer, type PlaceMention } from './places.js';
import { NO_WORD_LISTS, type WordLists } from './word-lists.js';

/** A sentence of a record with all that questions are held against. Offsets are into the document. */
export interface ReadSentence extends Span {
  readonly paragraph: number;
  /** From 0, within its paragraph. */
  readonly index: number;
  readonly terms: readonly Term[];
  readonly people: readonly PersonMention[];
  /**
   * Words that stand for some of its own: names and offices of those it speaks of by office or pronoun, and abbreviations
   * that the record explains.
   */
  readonly aliases: readonly Term[];
  /** The line, or the stretch of running words, that it is of. */
  readonly entry: Entry;
  /** Words that say what it is about without standing in it: headings above it, its columns, who speaks. */
  readonly around: readonly Term[];
}

/** A person of the record, by name. */
interface NamedPerson {
  readonly mention: PersonMention;
  readonly nameTerms: readonly Term[];
  readonly officeStems: ReadonlySet<string>;
}

/** An abbreviation and the words it is for. */
export interface Abbreviation {
  readonly short: Term;
  /** Stems of the words. */
  readonly phrase: readonly string[];
  readonly span: Span;
}

/** Reads the paragraphs of one document as they are asked for, and remembers what it read. */
export class RecordReader {
  private readonly paragraphs = new Map<number, readonly ReadSentence[]>();
  private named: readonly NamedPerson[] | null = null;
  private titleWords: readonly (readonly Term[])[] | null = null;
  private known: readonly Abbreviation[] | null = null;
  private laidOut: Outline | null = null;
  private before: ReadonlyMap<Entry, Entry | undefined> | null = null;
  private byInitials: ReadonlyMap<string, readonly Term[]> | null = null;

  constructor(
    readonly meeting: Meeting,
    readonly document: MeetingDocument,
    private readonly gazetteer: Gazetteer,
    readonly lists: WordLists = NO_WORD_LISTS,
  ) {}

  /** The places a stretch names. */
  places(range: Span): PlaceMention[] {
    return findPlaces(this.document.text, range, this.language, this.gazetteer);
  }

  /** The countries and listed places a text of the record's language names, with offsets into that text. */
  listedPlaces(text: string): Span[] {
    return findListedPlaces(text, this.language, this.gazetteer);
  }

  /** How the document is laid out. */
  get outline(): Outline {
    this.laidOut ??= outlineOf(this.document);
    return this.laidOut;
  }

  get language(): Language {
    return this.document.language;
  }

  text(span: Span): string {
    return this.document.text.slice(span.start, span.end);
  }

  /** The sentences of a paragraph, by its number from 1; none where there is no such paragraph. */
  paragraph(number: number): readonly ReadSentence[] {
    const known = this.paragraphs.get(number);
    if (known) return known;
    const paragraph = this.document.paragraphs[number - 1];
    const read = paragraph ? this.read(paragraph, number) : [];
    this.paragraphs.set(number, read);
    return read;
  }

  /** All sentences, in the order of the document. */
  all(): readonly ReadSentence[] {
    return this.document.paragraphs.flatMap(({ number }) => this.paragraph(number));
  }

  /** The words of the meeting's title, in each language it has one. */
  titles(): readonly (readonly Term[])[] {
    this.titleWords ??= Object.values(this.meeting.title).map((title) => analyse(title).filter((term) => !term.stop));
    return this.titleWords;
  }

  /** The words of all its titles. */
  titleTerms(): readonly Term[] {
    return this.titles().flat();
  }

  /** Whom a mention by office alone means: the first person named with that office. */
  personBehind(mention: PersonMention): PersonMention | null {
    return this.behind(mention)?.mention ?? null;
  }

  private read(paragraph: Span, number: number): ReadSentence[] {
    const { text } = this.document;
    const terms = this.termsIn(paragraph);
    const people = findPeople(text, paragraph, this.language, number);
    let spokenOf: readonly Term[] = [];
    const peopleIn = inOrder(people);
    const termsIn = inOrder(terms);
    const known = new Map<Entry, readonly Term[]>();
    return this.stretches(number).map(({ span, entry }, index) => {
      const here = peopleIn(span);
      const behind = here.filter((person) => !person.name).flatMap((person) => this.behind(person)?.nameTerms ?? []);
      // "He said …" goes on about whoever the paragraph last spoke of.
      if (behind.length > 0 || here.length > 0)
        spokenOf = [...behind, ...here.flatMap((person) => [...this.nameTerms(person), ...this.officeTerms(person)])];
      const own = termsIn(span);
      const asked = known.get(entry) ?? this.askedBefore(entry);
      known.set(entry, asked);
      const around = [...this.around(entry, span), ...asked, ...this.initialled(own)];
      return {
        ...span,
        paragraph: number,
        index,
        terms: own,
        people: here,
        aliases: [
          ...(behind.length > 0 ? behind : here.length > 0 || entry.speaker ? [] : spokenOf),
          ...this.abbreviationsFor(own),
          ...around,
        ],
        entry,
        around,
      };
    });
  }

  /** The sentences of a paragraph's entries; a heading and a row are one each. */
  private stretches(number: number): { span: Span; entry: Entry }[] {
    const { text } = this.document;
    const { paragraphs, full } = this.outline;
    return (paragraphs[number - 1] ?? []).flatMap((entry) =>
      entry.kind === 'heading' || entry.kind === 'row'
        ? [{ span: { start: entry.start, end: entry.end }, entry }]
        : sentences(text, entry.start, entry.end, full).map((span) => ({ span, entry })),
    );
  }

  /** What somebody else asks right before: a turn that answers does not say it again. */
  private askedBefore(entry: Entry): readonly Term[] {
    if (!entry.speaker) return [];
    this.before ??= new Map(this.outline.paragraphs.flat().map((each, i, all) => [each, all[i - 1]]));
    const before = this.before.get(entry);
    if (!before?.speaker || before.kind === 'heading' || this.text(before.speaker) === this.text(entry.speaker))
      return [];
    const from = Math.max(before.start, before.end - LONGEST_QUESTION);
    const last = sentences(this.document.text, from, before.end, this.outline.full).at(-1);
    return last && isQuestion(this.text(last)) ? this.termsIn(last).filter((term) => !term.stop) : [];
  }

  /** The names of those whom a sentence calls by the initials of who is listed: "AR to write". */
  private initialled(terms: readonly Term[]): readonly Term[] {
    this.byInitials ??= this.initialsOf();
    return terms.flatMap(({ start, end }) => this.byInitials?.get(this.text({ start, end })) ?? []);
  }

  private initialsOf(): ReadonlyMap<string, readonly Term[]> {
    const lists = this.outline.paragraphs
      .flat()
      .filter(({ labelKind }) => labelKind === 'present' || labelKind === 'absent');
    const found = new Map<string, readonly Term[]>();
    for (const list of lists) {
      for (const match of this.text(list).matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu)) {
        const start = list.start + match.index;
        const initials = match[0].replace(/(\p{Lu})\p{Ll}+ ?/gu, '$1');
        found.set(initials, this.termsIn({ start, end: start + match[0].length }));
      }
    }
    return found;
  }

  /** The words around an entry that say what it is about. */
  private around({ under, speaker, fields, kind }: Entry, span: Span): readonly Term[] {
    const labels = kind === 'heading' ? [] : fields.flatMap(({ label }) => (label ? [label] : []));
    const spans = [...(kind === 'heading' ? [] : under), ...labels, ...(speaker ? [speaker] : [])];
    return spans.flatMap((each) => (isWithin(each, span) ? [] : this.termsIn(each).filter((term) => !term.stop)));
  }

  private behind(mention: PersonMention): NamedPerson | null {
    if (mention.name || !mention.office) return null;
    const wanted = stems(this.termsIn(mention.office));
    if (wanted.length === 0) return null;
    const candidates = this.namedPeople().filter(({ mention: named }) => named.start < mention.start);
    return (
      candidates.find(({ officeStems }) => wanted.every((stem) => officeStems.has(stem))) ??
      this.mostAlike(candidates, wanted)
    );
  }

  /** "The Secretary-General of the Council for …" of somebody introduced as "Secretary-General of the Council". */
  private mostAlike(candidates: readonly NamedPerson[], wanted: readonly string[]): NamedPerson | null {
    return (
      candidates.find(({ officeStems }) => {
        const shared = wanted.filter((stem) => officeStems.has(stem)).length;
        return shared >= 2 && shared >= officeStems.size * 0.99;
      }) ?? null
    );
  }

  private namedPeople(): readonly NamedPerson[] {
    if (this.named) return this.named;
    const { text, paragraphs } = this.document;
    const mentions = paragraphs.flatMap((paragraph) => findPeople(text, paragraph, this.language, paragraph.number));
    this.named = mentions.flatMap((mention) =>
      mention.name
        ? [
            {
              mention,
              nameTerms: this.nameTerms(mention),
              officeStems: new Set(mention.office ? stems(this.termsIn(mention.office)) : []),
            },
          ]
        : [],
    );
    return this.named;
  }

  /** The abbreviations whose words, nearly all of them, are among these. */
  private abbreviationsFor(terms: readonly Term[]): Term[] {
    const stems = new Set(terms.map((term) => term.stem));
    return this.abbreviations().flatMap(({ short, phrase }) => {
      const found = phrase.filter((stem) => stems.has(stem)).length;
      return found >= 2 && found >= phrase.length * 0.66 && !stems.has(short.stem) ? [short] : [];
    });
  }

  /** What the record puts in brackets behind the words it stands for: "the Central Asian group (C5)". */
  abbreviations(): readonly Abbreviation[] {
    if (this.known) return this.known;
    const { text } = this.document;
    this.known = [...text.matchAll(/([^()،,.;:\n]{4,80})\(\s*\(?\s*(\p{Lu}[\p{Lu}\d&.-]{1,9})(?=[\s),،])/gu)].flatMap(
      (match) => {
        const at = match.index + match[0].length - (match[2]?.length ?? 0);
        const before = { start: match.index, end: match.index + (match[1]?.length ?? 0) };
        const [short] = this.termsIn({ start: at, end: at + (match[2]?.length ?? 0) });
        const words = this.termsIn(before).filter((term) => !term.stop);
        const initials = words.slice(-(match[2]?.length ?? 0));
        const spelled = initials.map(({ norm }) => norm[0]).join('') === match[2]?.toLowerCase();
        const phrase = spelled ? initials : words.slice(-4);
        const first = phrase[0];
        return short && first && phrase.length >= 2
          ? [{ short, phrase: phrase.map((term) => term.stem), span: { start: first.start, end: before.end } }]
          : [];
      },
    );
    return this.known;
  }

  private officeTerms(mention: PersonMention): readonly Term[] {
    return mention.office ? this.termsIn(mention.office).filter((term) => !term.stop) : [];
  }

  private nameTerms(mention: PersonMention): readonly Term[] {
    return mention.name ? this.termsIn(mention.name).filter((term) => term.norm.length > 2) : [];
  }

  /** The words of a stretch, with offsets into the document. */
  termsIn(span: Span): readonly Term[] {
    return analyse(this.text(span)).map((term) => ({
      ...term,
      start: term.start + span.start,
      end: term.end + span.start,
    }));
  }
}

/** Whether a sentence says something: headings name what is said below them, and questions ask. */
export function saysSomething({ entry }: ReadSentence, words: string): boolean {
  return entry.kind !== 'heading' && !isQuestion(words);
}

function isQuestion(words: string): boolean {
  return /[?؟]["'”’»)\]*_]*$/u.test(words);
}

/** A question longer than this is a speech. UTF-16 units. */
const LONGEST_QUESTION = 600;

/** What of a list in order lies within stretches that are asked for in order: each is looked at once. */
function inOrder<Item extends Span>(items: readonly Item[]): (span: Span) => Item[] {
  let next = 0;
  return ({ start, end }) => {
    const found: Item[] = [];
    while (next < items.length && (items[next]?.start ?? 0) < start) next++;
    for (let item = items[next]; item && item.start < end; item = items[++next]) if (item.end <= end) found.push(item);
    return found;
  };
}

function stems(terms: readonly Term[]): string[] {
  return terms.filter((term) => !term.stop).map((term) => term.stem);
}
