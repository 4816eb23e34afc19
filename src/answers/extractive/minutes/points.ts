import type { LabelKind } from '../../../meetings/outline/labels.js';
import type { Span } from '../../../text/segment.js';
import type { BulletLabel } from '../../wording.js';
import { type ReadSentence, type RecordReader, saysSomething } from '../record-reader.js';
import { rosterOf } from './roster.js';
import { matterOf, minutesOf, ofMeeting, oncePerSentence, type Value } from './values.js';

/** A stretch of minutes that makes a point of a summary. */
export interface MinutesPoint {
  readonly label: BulletLabel;
  readonly span: Span;
  readonly paragraph: number;
  /** The matter that the words are of, where only a heading above them says it. */
  readonly matter: Span | null;
}

const MOST: Readonly<Partial<Record<BulletLabel, number>>> = { who: 6, absent: 4, decided: 8, todo: 8 };
/** What minutes say under which label, in the order of a summary. */
const POINTS: readonly (readonly [BulletLabel, LabelKind])[] = [
  ['when', 'date'],
  ['where', 'place'],
  ['decided', 'decision'],
  ['todo', 'action'],
  ['next', 'next'],
];

/** What minutes say by their labels: who was there and who was not, when, where, what was decided, who does what. */
export function pointsOfMinutes(reader: RecordReader): MinutesPoint[] {
  const minutes = minutesOf(reader);
  const { values } = minutes;
  const labelled = POINTS.flatMap(([label, kind]) => {
    const found = values.filter((value) => value.kind === kind && isWhole(value));
    const once = oncePerSentence(found);
    const most = MOST[label];
    if (most !== undefined) return once.slice(0, most).map((value) => point(label, value));
    const only = ofMeeting(minutes, kind);
    return only ? [point(label, only)] : [];
  });
  return [...attendance(reader, 'who'), ...attendance(reader, 'absent'), ...labelled];
}

/** Whether a value stands in its own line: of a table, the row says more than the cell. */
function isWhole({ kind, isCell }: Value): boolean {
  return !isCell || kind === 'action';
}

function attendance(reader: RecordReader, label: 'who' | 'absent'): MinutesPoint[] {
  const listed = rosterOf(reader).filter(({ wasThere }) => wasThere === (label === 'who'));
  const values = [...new Set(listed.map(({ value }) => value))];
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return [];
  const isOneList =
    values.length > 1 && values.every(({ sentence }) => sentence.paragraph === first.sentence.paragraph);
  if (isOneList && values.every(({ isCell, heading }) => !isCell && heading !== null))
    return [{ ...point(label, first), span: { start: first.span.start, end: last.span.end } }];
  return values.slice(0, MOST[label]).map((value) => point(label, value));
}

function point(label: BulletLabel, { span, sentence, isCell, heading }: Value): MinutesPoint {
  const { entry, paragraph } = sentence;
  const matter = label === 'decided' && heading === null ? matterOf(sentence) : null;
  return { label, span: isCell ? { start: entry.start, end: entry.end } : span, paragraph, matter };
}

/** The sentences that say something of the meeting itself: no headings, no questions, nothing that a label says already. */
export function sentencesOfMinutes(reader: RecordReader): ReadSentence[] {
  return reader
    .all()
    .filter(
      (sentence) =>
        saysSomething(sentence, reader.text(sentence)) &&
        (sentence.entry.labelKind === null || sentence.entry.labelKind === 'decision'),
    );
}
