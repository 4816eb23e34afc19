import type { Field } from '../../../meetings/outline/outline.js';
import type { Term } from '../../../text/analyse.js';
import { rememberedFor } from '../../../text/remembered.js';
import type { Span } from '../../../text/segment.js';
import type { RecordReader } from '../record-reader.js';
import { minutesOf, type Value } from './values.js';

/** Somebody on the list of those present or absent. */
export interface Listed {
  readonly value: Value;
  /** The name, with the office where it is written on to it. */
  readonly name: Span;
  /** Its words. */
  readonly terms: readonly Term[];
  /** The office behind it: in brackets, or behind a dash. */
  readonly office: Span | null;
  readonly wasThere: boolean;
}

/** What a column about attendance says of who was not there. */
const ABSENT =
  /^(?:no\b|not\b|n$|x$|✗|❌|absent|away|apolog|excused|sick|ill\b|on leave|غاءب|غائب|غياب|معتذر|اعتذر|لا\b|لم |متغيب|إجازة|اجازه|✘)/iu;

/** Who is listed as present or absent, in the order of the record. */
export const rosterOf = rememberedFor(read);

function read(reader: RecordReader): readonly Listed[] {
  return minutesOf(reader).values.flatMap((value): Listed[] => {
    if (value.kind !== 'present' && value.kind !== 'absent') return [];
    if (!value.isCell)
      return namesIn(reader, value).map((name) => ({
        value,
        name,
        terms: reader.termsIn(name),
        office: officeIn(reader, name),
        wasThere: value.kind === 'present',
      }));
    const name = nameCell(reader, value);
    const wasThere = value.kind === 'present' && !ABSENT.test(reader.text(value.span));
    if (!name) return [];
    const office = wasThere ? null : excuseIn(reader, value.span);
    return [{ value, name: name.value, terms: reader.termsIn(name.value), office, wasThere }];
  });
}

/** The cell of a row that names who it is about: under that head, or the first of letters. */
function nameCell(reader: RecordReader, { sentence, span }: Value): Field | undefined {
  const others = sentence.entry.fields.filter(({ value }) => value.start !== span.start);
  return (
    others.find(({ kind }) => kind === 'owner') ?? others.find(({ value }) => /\p{L}{2}/u.test(reader.text(value)))
  );
}

/** What commas and semicolons part, outside brackets; an entry of a list is one name, with what follows it. */
function namesIn(reader: RecordReader, { span, heading, sentence }: Value): Span[] {
  if (heading && sentence.entry.kind !== 'prose') return [span];
  const text = reader.text(span);
  const names: Span[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? '';
    // A bracket that never closes holds nothing together.
    if (character === '(' && text.includes(')', at)) depth++;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (at < text.length && (depth > 0 || !/[,،;؛]/.test(character))) continue;
    const start = span.start + from + (text.slice(from, at).length - text.slice(from, at).trimStart().length);
    const end = span.start + from + text.slice(from, at).replace(/[.\s]+$/, '').length;
    if (end > start) names.push({ start, end });
    from = at + 1;
  }
  return names;
}

/** «معتذر (مهمة خارجية)»: what stands in brackets behind it. */
function excuseIn(reader: RecordReader, { start, end }: Span): Span | null {
  const match = /\(([^()]{2,60})\)$/u.exec(reader.text({ start, end }));
  return match ? { start: end - 1 - (match[1]?.length ?? 0), end: end - 1 } : null;
}

function officeIn(reader: RecordReader, { start, end }: Span): Span | null {
  const match = /(?:\s[–—-]\s+|\()([^()]{3,60})\)?$/u.exec(reader.text({ start, end }));
  const words = match?.[1]?.trim() ?? '';
  if (!match || words === '') return null;
  const from = start + match.index + match[0].indexOf(words);
  return { start: from, end: from + words.length };
}
