import type { Meeting, MeetingDocument } from '../../meetings/meeting.js';
import { analyse, type Term } from '../../text/analyse.js';
import type { Language } from '../../text/language.js';
import { type Span, sentences } from '../../text/segment.js';
import { findPeople, type PersonMention } from './people.js';

/** A sentence of a record with all that questions are held against. Offsets are into the document. */
export interface ReadSentence extends Span {
  readonly paragraph: number;
  /** From 0, within its paragraph. */
  readonly index: number;
  readonly terms: readonly Term[];
  readonly people: readonly PersonMention[];
  /** Words of the names of those it speaks of by office or pronoun, where the record names them elsewhere. */
  readonly aliases: readonly Term[];
}

/** A person of the record, by name. */
interface NamedPerson {
  readonly mention: PersonMention;
  readonly nameTerms: readonly Term[];
  readonly officeStems: ReadonlySet<string>;
}

/** Reads the paragraphs of one document as they are asked for, and remembers what it read. */
export class RecordReader {
  private readonly paragraphs = new Map<number, readonly ReadSentence[]>();
  private named: readonly NamedPerson[] | null = null;

  constructor(
    readonly meeting: Meeting,
    readonly document: MeetingDocument,
  ) {}

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

  /** Every person the record names, in order of first mention. */
  people(): readonly PersonMention[] {
    return this.namedPeople().map(({ mention }) => mention);
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
        spokenOf = [...behind, ...here.flatMap((person) => this.nameTerms(person))];
      return {
        ...span,
        paragraph: number,
        index,
        terms: terms.filter((term) => term.start >= span.start && term.end <= span.end),
        people: here,
        aliases: behind.length > 0 ? behind : here.length > 0 ? [] : spokenOf,
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
