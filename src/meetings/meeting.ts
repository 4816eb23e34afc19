import type { Language, Localised } from '../text/language.js';

/** A meeting as its folder describes it: one record in its original language, perhaps with translations. */
export interface Meeting {
  /** The folder's name. */
  readonly id: string;
  readonly title: Localised;
  /** ISO 8601 calendar date, when the folder names one. */
  readonly date: string | null;
  readonly place: Localised;
  readonly original: Language;
  /** By language; the original's is always there. Translations have as many paragraphs as the original. */
  readonly documents: { readonly [L in Language]?: MeetingDocument };
  /** Languages whose document a language model translated. */
  readonly machineTranslated: readonly Language[];
  /** Who published the record, and where. */
  readonly source: string | null;
}

/** One document of a meeting, exactly as shipped. */
export interface MeetingDocument {
  readonly language: Language;
  readonly file: string;
  /** The file's text, decoded and not altered: a byte order mark and CRLF are still in it. */
  readonly text: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly checksum: string;
  readonly paragraphs: readonly Paragraph[];
}

/** What blank lines separate in a document. Offsets are UTF-16, into the document's text, without the outer white space. */
export interface Paragraph {
  /** From 1, as people cite it. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** A stretch of one paragraph that is embedded and retrieved as one. Offsets are UTF-16, into the document as shipped. */
export interface Passage {
  readonly meeting: string;
  readonly language: Language;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** `document.text.slice(start, end)`. */
  readonly text: string;
}

/** The record itself, in the language it was written in. */
export function originalDocument(meeting: Meeting): MeetingDocument {
  const document = meeting.documents[meeting.original];
  if (!document)
    throw new Error(`Meeting ${meeting.id} has no document in its original language, ${meeting.original}.`);
  return document;
}

export function paragraphText(document: MeetingDocument, number: number): string {
  const paragraph = document.paragraphs[number - 1];
  return paragraph ? document.text.slice(paragraph.start, paragraph.end) : '';
}
