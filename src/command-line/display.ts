import { styleText } from 'node:util';
import type { Answer, Citation, QuoteResult, Summary } from '../answers/answer.js';
import type { Meeting } from '../meetings/meeting.js';
import { isolate, withDirection } from '../text/direction.js';
import { type Language, otherLanguage } from '../text/language.js';
import { withoutMarkup } from '../text/markup.js';

const WORDS = {
  ar: { paragraph: 'الفقرة', nothing: 'لم ترد هذه الكلمات في المحضر.' },
  en: { paragraph: 'paragraph', nothing: 'The record has no such words.' },
} as const;

/** The answer as a person at a terminal reads it: the short answer first, then the sentence, then the quotes. */
export function displayAnswer(answer: Answer, meetings: readonly Meeting[]): string {
  const { language, shortAnswer } = answer;
  const lines: string[] = [];
  if (shortAnswer) lines.push(bold(withDirection(shortAnswer, language)), '');
  for (const line of answer.answer.split('\n')) lines.push(withDirection(line, language));
  if (answer.citations.length > 0)
    lines.push('', ...answer.citations.flatMap((citation) => displayCitation(citation, language, meetings)));
  return `${lines.join('\n')}\n`;
}

export function displaySummary(summary: Summary, meetings: readonly Meeting[]): string {
  const { language, style } = summary;
  const meeting = meetings.find(({ id }) => id === summary.meeting);
  const title = meeting?.title[language] ?? meeting?.title[otherLanguage(language)] ?? summary.meeting;
  const points = summary.points.map(({ label, text }, i) => {
    const mark = style === 'full' ? `${i + 1}. ` : style === 'bullets' ? '• ' : '';
    return withDirection(`${mark}${label ? `${bold(`${label}:`)} ` : ''}${text}`, language);
  });
  const quotes = summary.citations.flatMap((citation) => displayCitation(citation, language, meetings));
  return `${[bold(withDirection(title, language)), '', ...points, '', ...quotes].join('\n')}\n`;
}

export function displayQuotes(result: QuoteResult, language: Language, meetings: readonly Meeting[]): string {
  if (result.citations.length === 0) return `${withDirection(WORDS[language].nothing, language)}\n`;
  const lines = result.citations.flatMap((citation) => {
    const { quote, translation } = citation;
    const wantsOriginal = result.language === 'both' || result.language === citation.language || translation === null;
    const wantsTranslation =
      translation !== null && (result.language === 'both' || result.language !== citation.language);
    return [
      heading(citation, language, meetings),
      ...(wantsOriginal ? [withDirection(quote, citation.language)] : []),
      ...(wantsTranslation ? [withDirection(translation, otherLanguage(citation.language))] : []),
      ...(wantsTranslation && !wantsOriginal ? [dim(withDirection(quote, citation.language))] : []),
      '',
    ];
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The record's words, with the translation's below them where the reader needs it. */
function displayCitation(citation: Citation, language: Language, meetings: readonly Meeting[]): string[] {
  const { quote, translation } = citation;
  return [
    heading(citation, language, meetings),
    withDirection(quoted(quote, citation.language), citation.language),
    ...(translation === null ? [] : [dim(withDirection(quoted(translation, language), language))]),
  ];
}

function heading({ id, paragraph, meeting }: Citation, language: Language, meetings: readonly Meeting[]): string {
  const words = `[${id}] ${WORDS[language].paragraph} ${paragraph}`;
  return dim(withDirection(meetings.length > 1 ? `${words} · ${isolate(meeting)}` : words, language));
}

function quoted(words: string, language: Language): string {
  const plain = withoutMarkup(words);
  return language === 'ar' ? `«${plain}»` : `“${plain}”`;
}

function bold(text: string): string {
  return styled('bold', text);
}

function dim(text: string): string {
  return styled('dim', text);
}

/** Only for a terminal, and never against NO_COLOR, which Node looks up. @see https://no-color.org */
function styled(style: 'bold' | 'dim', text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text;
}
