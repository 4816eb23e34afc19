import type { Summary, SummaryPoint } from '../../answers/answer.js';
import type { Meeting } from '../../meetings/meeting.js';
import { type Language, otherLanguage } from '../../text/language.js';
import { sourcesButton, summariseAgainButton } from '../components/buttons.js';
import { messages } from '../messages.js';
import { modeLine } from './answer.js';
import { directed } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { cutText, escapeMarkdown, oneLine } from './markdown.js';
import { meetingLine, meetingPlace } from './meeting-lines.js';

export interface SummaryView {
  readonly meetings: readonly Meeting[];
  readonly model: string;
}

/** The points, one line each, and which paragraphs they stand on; what doesn't fit comes as a file. */
export function summaryDisplay(summary: Summary, view: SummaryView): Display {
  const { language, style } = summary;
  const words = messages[language];
  const meeting = view.meetings.find((each) => each.id === summary.meeting);
  const lines = summary.points.map((point, index, all) => {
    const isFirst = all[index - 1]?.label !== point.label;
    return directed(pointLine(isFirst ? point : { ...point, label: null }, style), language);
  });
  const places = placesLine(summary);
  const fitting = linesThatFit(lines, POINTS_ROOM);
  const isWhole = fitting.length === lines.length;
  const gap = style === 'bullets' ? '\n' : '\n\n';
  return {
    embed: {
      color: COLOURS.neutral,
      title: directed(words.summary[style], language),
      ...(meeting ? { author: { name: directed(cutText(whenAndWhere(meeting, language), 240), language) } } : {}),
      description: [
        fitting.join(gap),
        ...(isWhole ? [] : [directed(words.restInFile, language)]),
        ...(places ? [directed(places, language)] : []),
      ].join('\n\n'),
      footer: { text: directed(modeLine(summary.mode, view.model, language), language) },
    },
    buttons: [
      ...(summary.citations.length > 0 ? [sourcesButton(summary.citations, language)] : []),
      summariseAgainButton(otherLanguage(language), style, summary.meeting),
    ],
    ...(isWhole ? {} : { file: { name: 'summary.txt', text: wholeText(summary, meeting) } }),
  };
}

const POINTS_ROOM = 3_300;
const POINT_ROOM = 1_600;
const PLACES_ROOM = 400;

function pointLine(point: SummaryPoint, style: Summary['style']): string {
  const bullet = style === 'bullets' ? '• ' : '';
  const label = point.label ? `**${cutText(escapeMarkdown(withoutColon(point.label)), 80)}:** ` : '';
  return bullet + label + cutText(escapeMarkdown(point.text), POINT_ROOM);
}

function withoutColon(label: string): string {
  return label.replace(/\s*[::]\s*$/u, '');
}

function linesThatFit(lines: readonly string[], room: number): readonly string[] {
  let left = room;
  const count = lines.findIndex((line) => {
    left -= line.length + 2;
    return left < 0;
  });
  return count < 0 ? lines : lines.slice(0, count);
}

/** `[1][3] Paragraph 1 · [2] Paragraph 4` */
function placesLine({ citations, language }: Summary): string {
  const marks = new Map<number, string>();
  for (const { paragraph, id } of citations) marks.set(paragraph, `${marks.get(paragraph) ?? ''}\\[${id}\\]`);
  const places = [...marks]
    .sort(([one], [other]) => one - other)
    // A number and its paragraph stay on one line.
    .map(([paragraph, ids]) => `${ids} ${messages[language].paragraph(paragraph)}`.replaceAll(' ', '\u00a0'));
  const line = places.join(' · ');
  return line.length <= PLACES_ROOM ? line : '';
}

function whenAndWhere(meeting: Meeting, language: Language): string {
  const place = meetingPlace(meeting, language);
  return [meetingLine(meeting, language), place].filter(Boolean).join(language === 'ar' ? '، ' : ', ');
}

function wholeText(summary: Summary, meeting: Meeting | undefined): string {
  const { language } = summary;
  const name = messages[language].paragraph;
  const points = summary.points.map(({ label, text }) => `${label ? `${withoutColon(label)}: ` : ''}${oneLine(text)}`);
  const sources = summary.citations.map(({ id, paragraph, quote }) => `[${id}] ${name(paragraph)}: ${oneLine(quote)}`);
  const head = meeting ? whenAndWhere(meeting, language) : summary.meeting;
  return `${[head, ...points, sources.join('\n')].join('\n\n')}\n`;
}
