import { originalDocument } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import type { Span } from '../../text/segment.js';
import type { Citation } from '../answer.js';
import { alignSpan } from './align.js';
import type { TermMatcher } from './matcher.js';
import type { Readers } from './readers.js';
import type { RecordReader } from './record-reader.js';

/** A citation before it has its number. */
export type Cited = Omit<Citation, 'id'>;

/** Numbers citations in order of appearance; the same words cited twice keep one number. */
export class Bibliography {
  private readonly cited: Citation[] = [];

  /** The citation's number. */
  add(citation: Cited): number {
    const same = this.cited.find(
      (other) => other.meeting === citation.meeting && other.start === citation.start && other.end === citation.end,
    );
    if (same) return same.id;
    const id = this.cited.length + 1;
    this.cited.push({ id, ...citation });
    return id;
  }

  get citations(): readonly Citation[] {
    return this.cited;
  }
}

/**
 * Cites a stretch that was read in any of a meeting's documents: the quote is always of the original record, the
 * translation the shipped one's words in the answer's language.
 */
export function cite(
  readers: Readers,
  matcher: TermMatcher,
  read: { readonly reader: RecordReader; readonly span: Span; readonly paragraph: number },
  language: Language,
): Cited {
  const { reader, span, paragraph } = read;
  const { meeting } = reader;
  const original = readers.of(meeting, meeting.original);
  const isOriginal = reader.document === originalDocument(meeting);
  const quoted = isOriginal
    ? span
    : (alignSpan(reader, span, paragraph, original, matcher) ?? wholeParagraph(original, paragraph));
  return {
    meeting: meeting.id,
    paragraph,
    language: meeting.original,
    quote: original.text(quoted),
    start: quoted.start,
    end: quoted.end,
    translation: translationOf(readers, matcher, { reader, span, quoted, paragraph, original }, language),
  };
}

function translationOf(
  readers: Readers,
  matcher: TermMatcher,
  cited: { reader: RecordReader; span: Span; quoted: Span; paragraph: number; original: RecordReader },
  language: Language,
): string | null {
  const { reader, span, quoted, paragraph, original } = cited;
  const { meeting } = reader;
  if (language === meeting.original || !meeting.documents[language]) return null;
  if (reader.language === language) return reader.text(span);
  const translated = readers.of(meeting, language);
  const aligned = alignSpan(original, quoted, paragraph, translated, matcher);
  return aligned ? translated.text(aligned) : null;
}

function wholeParagraph(reader: RecordReader, number: number): Span {
  return reader.document.paragraphs[number - 1] ?? { start: 0, end: 0 };
}
