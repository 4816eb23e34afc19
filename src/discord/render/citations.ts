import type { Citation } from '../../answers/answer.js';
import type { Meeting } from '../../meetings/meeting.js';
import { type Language, otherLanguage } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { messages } from '../messages.js';
import { directed } from './direction.js';
import { cutText, escapeMarkdown } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

export interface CitationView {
  readonly language: Language;
  readonly meetings: readonly Meeting[];
  /** Characters to keep within. */
  readonly room: number;
  /** What stands above already: a quote that is in it is named, not repeated. */
  readonly above?: string;
  /** Which words to show: the record's, its translation's, or the record's with the translation below. */
  readonly words?: 'original' | 'translation' | 'both';
  /** Begin each with its `[1]`. */
  readonly numbered?: boolean;
}

export interface CitationLines {
  readonly lines: readonly string[];
  /** How many of the citations found room. */
  readonly shown: number;
}

/** Each citation as a line that names its paragraph, and below it, as block quotes, its words. */
export function citationLines(citations: readonly Citation[], view: CitationView): CitationLines {
  const above = normalise(view.above ?? '');
  const oneMeeting = new Set(citations.map((citation) => citation.meeting)).size <= 1;
  const lines: string[] = [];
  let left = view.room;
  let shown = 0;
  for (const citation of citations) {
    const share = Math.max(LEAST_SHARE, Math.floor(left / Math.min(citations.length - shown, 3)));
    const block = citationBlock(citation, view, above, oneMeeting, Math.min(share, left));
    const length = block.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > left) break;
    lines.push(...block);
    left -= length;
    shown++;
  }
  return { lines, shown };
}

/** The meeting all citations come from, when there is only one. */
export function onlyMeeting(citations: readonly Citation[], meetings: readonly Meeting[]): Meeting | null {
  const ids = new Set(citations.map((citation) => citation.meeting));
  if (ids.size !== 1) return null;
  return meetings.find((meeting) => ids.has(meeting.id)) ?? null;
}

const LEAST_SHARE = 240;
const MARKS_AROUND_A_LINE = 16;

function citationBlock(
  citation: Citation,
  view: CitationView,
  above: string,
  oneMeeting: boolean,
  room: number,
): string[] {
  const { language } = view;
  const meeting = view.meetings.find((each) => each.id === citation.meeting);
  const head = heading(citation, view, oneMeeting ? undefined : meeting);
  const wanted = view.words ?? 'both';
  const other = otherLanguage(citation.language);
  const texts = [
    ...(wanted !== 'translation' || citation.translation === null
      ? [{ text: citation.quote, language: citation.language, label: '' }]
      : []),
    ...(wanted !== 'original' && citation.translation !== null
      ? [{ text: citation.translation, language: other, label: machineNote(meeting, other, language) }]
      : []),
  ].filter(({ text }) => above === '' || !above.includes(normalise(text)));
  const each = Math.floor((room - head.length - 1) / Math.max(1, texts.length)) - MARKS_AROUND_A_LINE;
  const quotes = texts.map(({ text, language: own, label }) => {
    const words = cutText(escapeMarkdown(text), each - label.length);
    return `> ${directed(words + label, own, language === own ? language : otherLanguage(own))}`;
  });
  return [head, ...quotes];
}

function heading(citation: Citation, view: CitationView, meeting: Meeting | undefined): string {
  const { language } = view;
  const number = view.numbered === false ? '' : `\\[${citation.id}\\] `;
  const where = meeting ? ` · ${cutText(escapeMarkdown(meetingLine(meeting, language)), 120)}` : '';
  return directed(`**${number}${messages[language].paragraph(citation.paragraph)}**${where}`, language);
}

function machineNote(meeting: Meeting | undefined, shown: Language, language: Language): string {
  return meeting?.machineTranslated.includes(shown) ? ` (${messages[language].machineTranslation})` : '';
}
