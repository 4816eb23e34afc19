import type { Meeting, MeetingDocument } from '../../meetings/meeting.js';
import { analyse, type Term } from '../../text/analyse.js';
import type { Language } from '../../text/language.js';
import { type Span, sentences } from '../../text/segment.js';
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
    const terms = this.terms(paragraph);
    const people = findPeople(text, paragraph, this.language, number);
    let spokenOf: readonly Term[] = [];
    return sentences(text, paragraph.start, paragraph.end).map((span, index) => {
      const here = people.filter((person) => person.start >= span.start && person.end <= span.end);
      const behind = here.filter((person) => !person.name).flatMap((person) => this.behind(person)?.nameTerms ?? []);
      // "He said …" goes on about whoever the paragraph last spoke of.
      if (behind.length > 0 || here.length > 0)
        spokenOf = [...behind, ...here.flatMap((person) => [...this.nameTerms(person), ...this.officeTerms(person)])];
      const own = terms.filter((term) => term.start >= span.start && term.end <= span.end);
      return {
        ...span,
        paragraph: number,
        index,
        terms: own,
        people: here,
        aliases: [...(behind.length > 0 ? behind : here.length > 0 ? [] : spokenOf), ...this.abbreviationsFor(own)],
      };
    });
  }

  private behind(mention: PersonMention): NamedPerson | null {
    if (mention.name || !mention.office) return null;
    const wanted = stems(this.terms(mention.office));
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
              officeStems: new Set(mention.office ? stems(this.terms(mention.office)) : []),
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
        const [short] = this.terms({ start: at, end: at + (match[2]?.length ?? 0) });
        const words = this.terms(before).filter((term) => !term.stop);
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
    return mention.office ? this.terms(mention.office).filter((term) => !term.stop) : [];
  }

  private nameTerms(mention: PersonMention): readonly Term[] {
    return mention.name ? this.terms(mention.name).filter((term) => term.norm.length > 2) : [];
  }

  private terms(span: Span): readonly Term[] {
    return analyse(this.text(span)).map((term) => ({
      ...term,
      start: term.start + span.start,
      end: term.end + span.start,
    }));
  }
}

function stems(terms: readonly Term[]): string[] {
  return terms.filter((term) => !term.stop).map((term) => term.stem);
}
