import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Term } from '../../../text/analyse.js';
import { rememberedFor } from '../../../text/remembered.js';
import { isWithin, type Span } from '../../../text/segment.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';

/** What a record laid out as minutes says under a label: who was there, what was decided, by when. */
export interface Value {
  /** What its label, its column or the heading above it says that it is; null for a label that is a name or a matter. */
  readonly kind: LabelKind | null;
  readonly span: Span;
  /** The words of its own label or column; null where only a heading says what it is. */
  readonly label: Span | null;
  readonly sentence: ReadSentence;
  /** The heading that says what it is, where that is no label of its own. */
  readonly heading: Span | null;
  readonly isCell: boolean;
}

/** A record's labelled values, and the sentences that speak of one thing together. */
export interface Minutes {
  readonly values: readonly Value[];
  /** By the outline's groups. */
  readonly groups: ReadonlyMap<number, readonly ReadSentence[]>;
  /** Headings with something below them, in order. */
  readonly headings: readonly ReadSentence[];
}

/** What a heading says of all that stands below it; below "Budget" stands more than sums. */
const HEADING_KINDS: ReadonlySet<LabelKind> = new Set([
  'present',
  'absent',
  'next',
  'date',
  'place',
  'topic',
  'decision',
  'action',
]);

/** The values of a reader's document; reckoned once. */
export const minutesOf = rememberedFor(read);

function read(reader: RecordReader): Minutes {
  const groups = new Map<number, ReadSentence[]>();
  const firsts = new Map<number, ReadSentence>();
  const over = new Set<number>();
  const sentences = reader.all();
  const headings = sentences.filter(({ entry }) => entry.kind === 'heading');
  const values = sentences.flatMap((sentence) => {
    const { entry } = sentence;
    const group = groups.get(entry.group);
    if (group) group.push(sentence);
    else groups.set(entry.group, [sentence]);
    if (entry.kind === 'heading') return [];
    const heading = entry.under.at(-1);
    const first = (heading && firsts.get(heading.start)) ?? sentence;
    if (heading) firsts.set(heading.start, first);
    const kind = heading?.kind && HEADING_KINDS.has(heading.kind) ? heading.kind : null;
    // Behind other words, what is set as a list of names is no more of theirs.
    const isOver = (kind === 'present' || kind === 'absent') && heading !== undefined && over.has(heading.start);
    const isOf = !isOver && goesOn(first, sentence);
    if (heading && !isOf) over.add(heading.start);
    return valuesOf(sentence, isOf ? kind : null);
  });
  return { values, groups, headings };
}

/** Whether a sentence is still of what a heading heads: of its first paragraph, or of the list that it begins with. */
function goesOn(first: ReadSentence, { paragraph, entry }: ReadSentence): boolean {
  return paragraph === first.paragraph || (entry.kind !== 'prose' && entry.kind === first.entry.kind);
}

/** `kind` is what the heading right above says. */
function valuesOf(sentence: ReadSentence, kind: LabelKind | null): Value[] {
  const { entry } = sentence;
  const isCell = entry.kind === 'row';
  const heading = entry.under.at(-1) ?? null;
  // Of a value that runs over several sentences the first stands for all.
  const isFirst = sentence.start === entry.start;
  const fields = isFirst
    ? entry.fields.map(
        (field): Value => ({
          kind: field.kind,
          span: field.value,
          label: field.label,
          sentence,
          heading: null,
          isCell,
        }),
      )
    : [];
  const isUnder =
    kind !== null && (entry.kind === 'item' || entry.kind === 'prose' || fields.every((each) => !each.kind));
  if (!isUnder || (isCell && kind !== 'action' && kind !== 'decision')) return fields;
  return [...fields, { kind, span: sentence, label: null, sentence, heading, isCell: false }];
}

/** The first value of each sentence. */
export function oncePerSentence(values: readonly Value[]): Value[] {
  const seen = new Set<ReadSentence>();
  return values.filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence));
}

/** What a meeting has once: its date, its place, who led it. A date under a matter's heading is that matter's. */
export function ofMeeting({ values }: Minutes, kind: LabelKind): Value | undefined {
  const next = values.find((value) => value.kind === 'next' && !value.isCell);
  const found = values.filter(
    (value) => value.kind === kind && !value.isCell && (kind === 'next' || !isOfNext(value, next)),
  );
  if (kind === 'next' || kind === 'chair' || kind === 'scribe') return found[0];
  return found.find((value) =>
    values.some(
      (other) =>
        other.kind !== kind &&
        other.kind !== null &&
        OF_MEETING.has(other.kind) &&
        Math.abs(other.sentence.paragraph - value.sentence.paragraph) <= 1 &&
        other.sentence.entry.under.at(-1)?.start === value.sentence.entry.under.at(-1)?.start,
    ),
  );
}

/** "Next: 19 September. Chair: Jamal": what stands behind the next meeting is the next one's. */
function isOfNext({ sentence }: Value, next: Value | undefined): boolean {
  return next !== undefined && next.sentence.paragraph === sentence.paragraph && next.sentence.start < sentence.start;
}

/** Kinds that stand at the head of minutes. */
export const OF_MEETING: ReadonlySet<LabelKind> = new Set([
  'present',
  'absent',
  'date',
  'time',
  'place',
  'chair',
  'scribe',
]);

/** The matter that a sentence is of: the heading right above it, but for the one that names the whole record. */
export function matterOf({ entry, paragraph }: ReadSentence): Span | null {
  const above = entry.under.at(-1) ?? null;
  return entry.under.length === 1 && above?.start === 0 && paragraph > 1 ? null : above;
}

/** A row's words without its number in the table. */
function ofRow({ terms, entry: { fields } }: ReadSentence): readonly Term[] {
  const [first] = fields;
  const isCounted =
    first !== undefined &&
    terms.filter((term) => isWithin(term, first.value)).every(({ norm }) => /^\d{1,3}$/.test(norm));
  return isCounted ? terms.filter((term) => !isWithin(term, first.value)) : terms;
}

/** The words that say what a value is about: its line's, those beside it on the same thing, and the headings above. */
export function wordsAround({ groups }: Minutes, { sentence, isCell }: Value): readonly Term[] {
  // A row that names its own matter is of no other.
  if (isCell && sentence.entry.fields.some(({ kind }) => kind === 'action' || kind === 'topic')) return ofRow(sentence);
  const beside = groups.get(sentence.entry.group) ?? [sentence];
  return [...sentence.around, ...beside.flatMap(({ terms }) => terms)];
}
