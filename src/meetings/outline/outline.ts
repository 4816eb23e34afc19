import { fullLine, type Span, trim } from '../../text/segment.js';
import type { MeetingDocument } from '../meeting.js';
import { type LabelKind, labelKind } from './labels.js';
import { LABEL_LEVEL, type Line, linesOf } from './lines.js';

/** What a stretch of a record is: words that run on, or a line that stands by itself. */
export type EntryKind = 'prose' | 'heading' | 'item' | 'field' | 'row';

/** A labelled stretch: a line's value with its label, or a cell with its column's heading. */
export interface Field {
  /** What the label says that the value is; null for a label that is a name or a matter. */
  readonly kind: LabelKind | null;
  readonly label: Span | null;
  readonly value: Span;
}

/** A heading, or a column's head, and what it says that the words under it are. */
export interface Heading extends Span {
  readonly kind: LabelKind | null;
}

/** A stretch of a paragraph as it is set. Its span leaves out what only sets it: bullets, numbers, strokes, time stamps. */
export interface Entry extends Span {
  readonly kind: EntryKind;
  /** What a heading's or a field's label says; null for any other. */
  readonly labelKind: LabelKind | null;
  /** A line's one field, a row's cells. */
  readonly fields: readonly Field[];
  /** The headings it stands under, highest first. */
  readonly under: readonly Heading[];
  /** Who speaks, where the record says so line by line. */
  readonly speaker: Span | null;
  /** The same for lines that speak of one thing: a decision, who sees to it and by when. */
  readonly group: number;
}

/** How a document is laid out. */
export interface Outline {
  /** The entries of each paragraph, in order, first paragraph first. */
  readonly paragraphs: readonly (readonly Entry[])[];
  /** Whether it says line by line what it is that the line has, or who speaks. */
  readonly isOfMinutes: boolean;
  /** How long a line must be to go on in the next; see `fullLine`. */
  readonly full: number;
}

/** Lines that name who speaks, from which on a document is one of who said what. */
const LEAST_TURNS = 3;
/** Times one name must stand before a colon, where no time stands beside it. */
const LEAST_REPEATED = 2;

/** Turns from which on a record that has little else is a talk, and the share of them by those who speak again. */
const LEAST_OF_A_TALK = 5;
const SHARE_OF_A_TALK = 0.7;
/** What whoever writes a talk down puts in between, in lower case. */
const REMARK =
  /^(?:notes?|nb|n\.b\.|ps|edit|update|summary|reminder|links?|agenda|parking|weather|verdict|result|conclusion|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:ال)?(?:ملاحظ[ةه]|ملاحظات|تنبيه|تنويه|تذكير|ملخص|خلاصة|نتيجة|تعديل|رابط|أدوات|سبت|أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة))$/u;

/** Reads how a document is laid out. Every word of it is in some entry, but for a table's rules. */
export function outlineOf({ text, paragraphs }: MeetingDocument): Outline {
  const full = fullLine(text);
  const lines = linesOf(text, 0, text.length, full).map((line) => ({ line, kind: kindOf(text, line) }));
  const writer = new Writer(text, speakersIn(text, lines));
  let at = 0;
  const entries = paragraphs.map(({ start, end }) => {
    writer.open();
    for (let next = lines[at]; next && next.line.start < end; next = lines[at]) {
      at++;
      // What no paragraph has was taken out of the document.
      if (next.line.start >= start) writer.add(next, lines[at - 2]?.line, lines[at]?.line);
    }
    return writer.close();
  });
  const all = entries.flat();
  return {
    paragraphs: entries,
    full,
    isOfMinutes: all.some(({ labelKind: kind, fields, speaker }) => {
      const kinds = kind === null ? fields.map((field) => field.kind) : [kind];
      return speaker !== null || kinds.some((each) => each !== null && each !== 'topic' && each !== 'letter');
    }),
  };
}

interface Labelled {
  readonly line: Line;
  readonly kind: LabelKind | null;
}

/** Whether a line has its label in a list of such lines, whatever it says. */
function isBesideLabel(line: Line, before: Line | undefined, next: Line | undefined): boolean {
  const isLabelled = (other: Line | undefined): boolean => other?.kind === 'text' && other.label !== null;
  return isLabelled(line) && ((isLabelled(before) && !line.opens) || (isLabelled(next) && !next?.opens));
}

function kindOf(text: string, line: Line): LabelKind | null {
  if (line.kind === 'heading') return labelKind(text.slice(line.start, line.end));
  return line.label ? labelKind(text.slice(line.label.start, line.label.end)) : null;
}

/** The labels that are names of who speaks: with the time beside them, or again and again. */
function speakersIn(text: string, lines: readonly Labelled[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const barelyStamped = new Set<string>();
  let turns = 0;
  for (const { line, kind } of lines) {
    // The first line is the record's title, whatever its colon or dash parts.
    if (!line.label || kind !== null || line.kind !== 'text' || (line === lines[0]?.line && !line.isStamped)) continue;
    if (!line.isStamped && !isName(text, line.label)) continue;
    const name = nameOf(text, line.label);
    counts.set(name, (counts.get(name) ?? 0) + (line.isStamped && !line.isBarelyStamped ? LEAST_REPEATED : 1));
    if (line.isBarelyStamped) barelyStamped.add(name);
    turns++;
  }
  const repeated = [...counts].filter(([, count]) => count >= LEAST_REPEATED);
  if (turns < LEAST_TURNS || repeated.length === 0) return new Set();
  // On an agenda with bare times one item may recur; in a talk two people speak again.
  if (barelyStamped.size > 0 && repeated.length < 2) return new Set();
  // Who speaks once has a name of two words, or the time beside it; "Note" and "Budget" are said once as well. In a talk and
  // little else, one word is a name.
  const isStamped = lines.some(({ line }) => line.isStamped);
  const theirs = repeated.reduce((sum, [, count]) => sum + count, 0);
  const isTalk = turns >= LEAST_OF_A_TALK && turns * 2 > lines.length && theirs >= turns * SHARE_OF_A_TALK;
  const isOnceToo = (name: string): boolean =>
    barelyStamped.has(name) || (!isStamped && (/ /.test(name) || (isTalk && !REMARK.test(name))));
  return new Set(
    [...counts].filter(([name, count]) => count >= LEAST_REPEATED || isOnceToo(name)).map(([name]) => name),
  );
}

function isName(text: string, label: Span): boolean {
  const words = text.slice(label.start, label.end).split(/\s+/);
  return (
    words.length <= 5 &&
    words.every((word) => /^@?[\p{Lu}\p{Lo}]|^\(\p{L}+\)$|^(?:al|el|bin|de|van|von|\p{Ll}\.?)$/u.test(word))
  );
}

function nameOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/^@/, '').toLowerCase();
}

/** An empty cell, or the dash that stands for one. */
const SAYS_NOTHING = /^[-–—.…/]*$/;

/** Writes the entries of a document, one paragraph after the other. */
class Writer {
  private entries: Entry[] = [];
  /** Never altered in place: entries hold it. */
  private headings: readonly (Heading & { readonly level: number })[] = [];
  private columns: readonly Heading[] | null = null;
  private speaker: Span | null = null;
  private isStamped = false;
  private group = 0;
  /** Kinds of label that the group has. */
  private said = new Set<LabelKind>();
  private last: Line | null = null;
  /** How far the last entry of a list stands in. */
  private margin = 0;

  constructor(
    private readonly text: string,
    private readonly speakers: ReadonlySet<string>,
  ) {}

  /** Begins a paragraph: what stood in the one before sets nothing here but headings, and who speaks in a chat. */
  open(): void {
    this.entries = [];
    this.last = null;
    this.columns = null;
    if (!this.isStamped) this.speaker = null;
  }

  /** The entries of the paragraph. */
  close(): readonly Entry[] {
    return this.entries;
  }

  /** Writes the next line of the paragraph, which may be part of an entry. */
  add({ line, kind }: Labelled, before: Line | undefined, next: Line | undefined): void {
    if (line.kind !== 'row' && line.kind !== 'rule') this.columns = null;
    if (line.kind === 'heading') this.heading(line, kind);
    else if (line.kind === 'row') this.row(line, next);
    else if (line.kind !== 'rule') this.words(line, kind, isBesideLabel(line, before, next));
    this.last = line;
  }

  private heading(line: Line, kind: LabelKind | null): void {
    this.headings = this.headings.filter(({ level }) => level < line.level);
    this.push(line, 'heading', { kind, isNew: true });
    this.headings = [...this.headings, { level: line.level, start: line.start, end: line.end, kind }];
    this.speaker = null;
    this.isStamped = false;
  }

  private row(line: Line, next: Line | undefined): void {
    const isHead = this.last?.kind !== 'row' && (this.last?.kind !== 'rule' || next?.kind === 'rule');
    if (isHead && (next?.kind === 'rule' || (next?.kind === 'row' && this.isOfColumns(line)))) {
      this.columns = line.cells.map((span) => ({ ...span, kind: labelKind(this.text.slice(span.start, span.end)) }));
      this.push(line, 'heading', { kind: null, isNew: true });
      return;
    }
    // Two cells, of which the first says what the other is.
    const [name, value, third] = line.cells;
    const kind = name && value && !third ? labelKind(this.text.slice(name.start, name.end)) : null;
    if (name && value && kind && (!this.columns || this.columns.every((column) => column.kind !== kind))) {
      this.push(line, 'field', { kind, fields: [{ kind, label: name, value }], isNew: this.said.has(kind) });
      this.said.add(kind);
      return;
    }
    const fields = line.cells.flatMap((value, i): Field[] => {
      const column = this.columns?.[i];
      if (SAYS_NOTHING.test(this.text.slice(value.start, value.end))) return [];
      return [{ kind: column?.kind ?? null, label: column ?? null, value }];
    });
    if (fields.length > 0) this.push(line, 'row', { kind: null, fields, isNew: true });
  }

  /** Whether most of a first row's cells are what columns are called. */
  private isOfColumns({ cells }: Line): boolean {
    return cells.filter(({ start, end }) => labelKind(this.text.slice(start, end)) !== null).length * 2 >= cells.length;
  }

  private words(line: Line, kind: LabelKind | null, isOfLabelled: boolean): void {
    const { label, value } = line;
    // A label alone heads what follows it, up to the next that is no entry of its list.
    if (line.opens && line.marker === '' && this.last?.kind !== 'heading')
      this.headings = this.headings.filter(({ level }) => level < LABEL_LEVEL);
    if (label && value && kind === null && this.isSpeaker(line)) {
      this.speaker = label;
      this.isStamped = line.isStamped;
      if (value.end > value.start) this.push(value, 'prose', { kind: null, isNew: true });
      return;
    }
    if (label && value && value.end > value.start && (kind !== null || line.kind === 'item' || isOfLabelled)) {
      // What a label says is nobody's words.
      if (kind !== null && !this.isStamped) this.speaker = null;
      const isNew = kind === null || this.said.has(kind) || (line.kind === 'item' && !this.isOfLabels());
      this.push(line, 'field', { kind, fields: [{ kind, label, value }], isNew });
      if (kind) this.said.add(kind);
      this.margin = line.margin;
      return;
    }
    if (line.kind === 'item') {
      this.push(line, 'item', { kind: null, isNew: true });
      this.margin = line.margin;
      return;
    }
    this.prose(line);
  }

  /** Whether the line before has a label that says what it is: its decision, its owner. */
  private isOfLabels(): boolean {
    const before = this.entries.at(-1);
    return before?.kind === 'field' && before.labelKind !== null;
  }

  /** Lines of running words are one entry; one that stands further in goes on with the entry of a list above it. */
  private prose(line: Line): void {
    const before = this.entries.at(-1);
    const goesOn =
      before &&
      this.last &&
      this.last.kind !== 'heading' &&
      this.last.kind !== 'rule' &&
      (before.kind === 'prose' || (before.kind !== 'row' && line.margin > this.margin));
    if (before && goesOn && before.speaker === this.speaker) {
      this.entries[this.entries.length - 1] = { ...before, end: line.end };
      return;
    }
    this.push(line, 'prose', { kind: null, isNew: before === undefined && !this.isUnderLabel() });
  }

  private isUnderLabel(): boolean {
    return this.headings.at(-1)?.kind != null;
  }

  private isSpeaker({ label, kind }: Line): boolean {
    return label !== null && kind === 'text' && this.speakers.has(nameOf(this.text, label));
  }

  private push(
    line: Span,
    kind: EntryKind,
    {
      kind: labelled,
      fields = [],
      isNew = false,
    }: { kind: LabelKind | null; fields?: readonly Field[]; isNew?: boolean },
  ): void {
    if (isNew) {
      this.group++;
      this.said.clear();
    }
    const { start, end } = trim(this.text, line.start, line.end);
    this.entries.push({
      start,
      end,
      kind,
      labelKind: labelled,
      fields,
      under: this.headings,
      speaker: this.speaker,
      group: this.group,
    });
  }
}
