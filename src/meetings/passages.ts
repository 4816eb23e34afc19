import type { Span } from '../text/segment.js';
import { clauses, FULL_LINE, fullLine, sentences } from '../text/segment.js';
import type { Meeting, MeetingDocument, Passage } from './meeting.js';

/** Longest passage in UTF-16 units, unless one clause is longer still: about sixty words, what one reads at a glance. */
export const MAX_PASSAGE_LENGTH = 360;

/**
 * Every passage of a meeting, document by document and paragraph by paragraph.
 *
 * A passage is one sentence; a sentence longer than MAX_PASSAGE_LENGTH is cut at its clauses, as evenly as they allow.
 */
export function passagesOf(meeting: Meeting): Passage[] {
  return Object.values(meeting.documents).flatMap((document) => passagesOfDocument(meeting.id, document));
}

export function passagesOfDocument(meeting: string, document: MeetingDocument): Passage[] {
  const { text, language } = document;
  const full = fullLine(text);
  return document.paragraphs.flatMap((paragraph) =>
    cutPassages(text, paragraph.start, paragraph.end, { full }).map(({ start, end }) => ({
      meeting,
      language,
      paragraph: paragraph.number,
      start,
      end,
      text: text.slice(start, end),
    })),
  );
}

/** The passages of a stretch of text, as spans of it, in order; `full` as for `sentences`. */
export function cutPassages(
  text: string,
  start = 0,
  end = text.length,
  { maxLength = MAX_PASSAGE_LENGTH, full = FULL_LINE } = {},
): Span[] {
  return sentences(text, start, end, full).flatMap((sentence) => cutSentence(text, sentence, maxLength));
}

function cutSentence(text: string, sentence: Span, maxLength: number): Span[] {
  const length = sentence.end - sentence.start;
  if (length <= maxLength) return [sentence];
  // Aim for pieces of equal length: a full piece followed by two words would make a passage that says nothing.
  const target = length / Math.ceil(length / maxLength);
  const pieces: Span[] = [];
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) pieces.push({ start, end });
    start = -1;
  };
  for (const clause of clauses(text, sentence.start, sentence.end).flatMap((span) => cutWords(text, span, maxLength))) {
    if (start >= 0 && clause.end - start > maxLength) close();
    if (start < 0) start = clause.start;
    end = clause.end;
    if (end - start >= target) close();
  }
  close();
  return pieces;
}

/** A clause without a comma for longer than any passage may be is cut between words; a word that long, between characters. */
function cutWords(text: string, clause: Span, maxLength: number): Span[] {
  const pieces: Span[] = [];
  let start = clause.start;
  while (clause.end - start > maxLength) {
    const end = lastSpace(text, start, start + maxLength) ?? wholeCharacters(text, start, start + maxLength);
    pieces.push({ start, end });
    start = end;
    while (start < clause.end && /\s/.test(text.charAt(start))) start++;
  }
  if (clause.end > start) pieces.push({ start, end: clause.end });
  return pieces;
}

/** Looks no further back than `start`: a text without spaces must not be searched from its beginning for every piece. */
function lastSpace(text: string, start: number, from: number): number | null {
  for (let at = from; at > start; at--) if (/\s/.test(text.charAt(at))) return at;
  return null;
}

/** The end of the character at `end`, or its start; never `start`, so that a piece holds something. */
function wholeCharacters(text: string, start: number, end: number): number {
  const code = text.charCodeAt(end);
  if (code < 0xdc00 || code > 0xdfff) return end;
  return end - 1 > start ? end - 1 : end + 1;
}
