import type { Citation } from '../../answers/answer.js';
import type { Meeting } from '../../meetings/meeting.js';
import { type Language, otherLanguage } from '../../text/language.js';
import { withoutMarkup } from '../../text/markup.js';
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

/** The paragraphs that are cited, each named once, and below it, as block quotes, the words taken from it. */
export function citationLines(citations: readonly Citation[], view: CitationView): CitationLines {
  const above = comparable(view.above ?? '');
  const oneMeeting = new Set(citations.map((citation) => citation.meeting)).size <= 1;
  const lines: string[] = [];
  let left = view.room;
  let shown = 0;
  for (const group of byParagraph(citations)) {
    const share = Math.max(LEAST_SHARE * group.length, Math.floor((left * group.length) / (citations.length - shown)));
    const block = paragraphBlock(group, view, above, oneMeeting, Math.min(share, left));
    const length = block.reduce((sum, line) => sum + line.length + 1, 0);
    if (length > left) break;
    lines.push(...block);
    left -= length;
    shown += group.length;
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

/** Citations of one paragraph that follow one another. */
function byParagraph(citations: readonly Citation[]): Citation[][] {
  const groups: Citation[][] = [];
  for (const citation of citations) {
    const first = groups.at(-1)?.[0];
    const isSame = first?.meeting === citation.meeting && first.paragraph === citation.paragraph;
    if (isSame) groups.at(-1)?.push(citation);
    else groups.push([citation]);
  }
  return groups;
}

function paragraphBlock(
  group: readonly Citation[],
  view: CitationView,
  above: string,
  oneMeeting: boolean,
  room: number,
): string[] {
  const { language } = view;
  const meeting = view.meetings.find((each) => each.id === group[0]?.meeting);
  const head = heading(group, view, oneMeeting ? undefined : meeting);
  const texts = group
    .flatMap((citation) => textsOf(citation, view, meeting))
    .filter(({ text }) => above === '' || !above.includes(comparable(text)));
  const each = Math.floor((room - head.length - 1) / Math.max(1, texts.length)) - MARKS_AROUND_A_LINE;
  const quotes = texts.flatMap(({ text, language: own, label }, index) => {
    const words = cutText(escapeMarkdown(text), each - label.length);
    const line = `> ${directed(words + label, own, language === own ? language : otherLanguage(own))}`;
    // A block quote has one side for its bar: the other language gets its own.
    const isOtherSide = index > 0 && texts[index - 1]?.language !== own;
    return isOtherSide ? ['', line] : [line];
  });
  return [head, ...quotes];
}

/** The record's words, the translation's, or both, as wanted and as there are. */
function textsOf(citation: Citation, { words = 'both', language }: CitationView, meeting: Meeting | undefined) {
  const { quote, translation } = citation;
  const other = otherLanguage(citation.language);
  const original = { text: withoutMarkup(quote), language: citation.language, label: '' };
  if (translation === null || words === 'original') return [original];
  const translated = {
    text: withoutMarkup(translation),
    language: other,
    label: machineNote(meeting, other, language),
  };
  return words === 'translation' ? [translated] : [original, translated];
}

function heading(group: readonly Citation[], view: CitationView, meeting: Meeting | undefined): string {
  const { language } = view;
  const numbers = view.numbered === false ? '' : `${group.map(({ id }) => `\\[${id}\\]`).join(' ')} `;
  const where = meeting ? ` · ${cutText(escapeMarkdown(meetingLine(meeting, language)), 120)}` : '';
  return directed(`**${numbers}${messages[language].paragraph(group[0]?.paragraph ?? 0)}**${where}`, language);
}

/** As matching sees it, without the stop at the end that an answer leaves out. */
function comparable(text: string): string {
  return normalise(text).replace(/[\s.,;:!?]+$/, '');
}

function machineNote(meeting: Meeting | undefined, shown: Language, language: Language): string {
  return meeting?.machineTranslated.includes(shown) ? ` (${messages[language].machineTranslation})` : '';
}
