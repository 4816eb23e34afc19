import type { QuoteResult } from '../../answers/answer.js';
import { type Meeting, originalDocument } from '../../meetings/meeting.js';
import { detectLanguage, type Language, otherLanguage } from '../../text/language.js';
import { quoteAgainButton, sourcesButton } from '../components/buttons.js';
import { messages } from '../messages.js';
import { citationLines, onlyMeeting } from './citations.js';
import { directed } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { LIMITS } from './limits.js';
import { cutText, escapeMarkdown } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

export interface QuotesView {
  readonly meetings: readonly Meeting[];
  /** The language around the quotes. */
  readonly language: Language;
  readonly wanted: string;
  /** Where a number was asked for: the paragraph. */
  readonly place: { readonly paragraph: number; readonly meeting: string } | null;
}

/** The paragraphs asked for, in the record's words, the translation's, or both. */
export function quotesDisplay(result: QuoteResult, view: QuotesView): Display {
  const { language, meetings } = view;
  const words = messages[language];
  const asked = escapeMarkdown(view.wanted);
  const title = view.place ? {} : { title: titleOf(view.wanted, language) };
  if (result.citations.length === 0) {
    const text = directed(words.noSuchWords(cutText(asked, 200)), language);
    return { embed: { color: COLOURS.notFound, description: text } };
  }
  const quotes = citationLines(result.citations, {
    language,
    meetings,
    room: LIMITS.description - 120,
    words: wordsFor(result),
    numbered: false,
  });
  const more = result.citations.length - quotes.shown;
  const meeting = onlyMeeting(result.citations, meetings);
  return {
    embed: {
      color: COLOURS.neutral,
      ...title,
      ...(meeting ? { author: { name: directed(cutText(meetingLine(meeting, language), 240), language) } } : {}),
      description: [...quotes.lines, ...(more > 0 ? ['', directed(words.moreFound(more), language)] : [])].join('\n'),
    },
    buttons: [
      ...(isWholeParagraphs(result, meetings) ? [] : [sourcesButton(result.citations, language)]),
      ...otherLanguages(result, meetings).map((each) => quoteAgainButton(each, view.place)),
    ],
  };
}

/** Shorter paragraphs are not cut, three of them in both languages together. */
const SHOWN_WHOLE = 600;

function titleOf(wanted: string, language: Language): string {
  const own = detectLanguage(wanted) ?? language;
  return directed(cutText(escapeMarkdown(wanted), LIMITS.title - 8), own, language);
}

function wordsFor({ language, citations }: QuoteResult): 'original' | 'translation' | 'both' {
  if (language === 'both') return 'both';
  return citations.some((citation) => citation.language === language) ? 'original' : 'translation';
}

/** Then there is no more to see behind them. */
function isWholeParagraphs({ citations }: QuoteResult, meetings: readonly Meeting[]): boolean {
  return citations.every((citation) => {
    const meeting = meetings.find(({ id }) => id === citation.meeting);
    const paragraph = meeting && originalDocument(meeting).paragraphs[citation.paragraph - 1];
    const length = citation.end - citation.start;
    return paragraph?.start === citation.start && paragraph.end === citation.end && length <= SHOWN_WHOLE;
  });
}

/** The languages these passages can also be read in. */
function otherLanguages({ language, citations }: QuoteResult, meetings: readonly Meeting[]): readonly Language[] {
  const offered: readonly Language[] = language === 'both' ? ['ar', 'en'] : [otherLanguage(language)];
  return offered.filter((each) =>
    citations.some(({ meeting }) => meetings.find(({ id }) => id === meeting)?.documents[each]),
  );
}
