import type { Meeting } from '../../meetings/meeting.js';
import { originalDocument, paragraphText } from '../../meetings/meeting.js';
import { type Language, otherLanguage } from '../../text/language.js';
import { sentences } from '../../text/segment.js';
import { pageButtons } from '../components/buttons.js';
import { meetingByKey, type ParagraphRef, parseRefs } from '../components/custom-id.js';
import { messages } from '../messages.js';
import { directed } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { cutText, escapeMarkdown } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

/** One page of the whole paragraphs that references name; null when none of them is in the records any more. */
export function sourcesDisplay(
  meetings: readonly Meeting[],
  refs: string,
  page: number,
  language: Language,
): Display | null {
  const pages = parseRefs(refs).flatMap((ref) => pagesOf(meetings, ref, language));
  const at = Math.min(Math.max(0, page), pages.length - 1);
  const shown = pages[at];
  if (!shown) return null;
  const words = messages[language];
  return {
    embed: {
      color: COLOURS.neutral,
      author: { name: directed(cutText(meetingLine(shown.meeting, language), 240), language) },
      title: directed(words.paragraph(shown.paragraph), language),
      description: shown.text,
      ...(pages.length > 1 ? { footer: { text: directed(words.page(at + 1, pages.length), language) } } : {}),
    },
    buttons: pageButtons(language, refs, at, pages.length),
  };
}

interface Page {
  readonly meeting: Meeting;
  readonly paragraph: number;
  readonly text: string;
}

const PAGE_ROOM = 3_700;
const CHUNK_ROOM = 3_400;

/** The paragraph as the record has it and, below it or on the next page, its translation into the reader's language. */
function pagesOf(meetings: readonly Meeting[], ref: ParagraphRef, language: Language): Page[] {
  const meeting = meetingByKey(meetings, ref.meeting);
  if (!meeting) return [];
  const original = directedChunks(paragraphText(originalDocument(meeting), ref.paragraph), meeting.original, language);
  if (original.length === 0) return [];
  const page = (text: string): Page => ({ meeting, paragraph: ref.paragraph, text });
  const document = language === meeting.original ? undefined : meeting.documents[language];
  if (!document) return original.map(page);
  const translated = directedChunks(paragraphText(document, ref.paragraph), language, language);
  const words = messages[language];
  const note = meeting.machineTranslated.includes(language) ? words.machineTranslation : words.translation;
  const headed = translated.map((text) => `${directed(`**${note}**`, language)}\n${text}`);
  const record = original.map((text) => `${directed(`**${words.original}**`, language)}\n${text}`);
  const together = [...record, ...headed].join('\n\n');
  if (together.length <= PAGE_ROOM) return [page(together)];
  return [...record, ...headed].map(page);
}

/** The text in stretches that fit a page, cut between sentences where that can be, each line in its direction. */
function directedChunks(text: string, own: Language, message: Language): string[] {
  const around = message === own ? message : otherLanguage(own);
  const lines = text
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => stretches(escapeMarkdown(line)).map((stretch) => directed(stretch, own, around)));
  const chunks: string[] = [];
  for (const line of lines) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= PAGE_ROOM)
      chunks[chunks.length - 1] = `${last}\n${line}`;
    else chunks.push(line);
  }
  return chunks;
}

/** An escaped line in pieces of at most a page: whole sentences together, a longer sentence between its words. */
function stretches(line: string): string[] {
  const pieces: string[] = [];
  let current = '';
  for (const { start, end } of sentences(line)) {
    for (const part of wordsOf(line.slice(start, end))) {
      if (current && current.length + part.length + 1 > CHUNK_ROOM) {
        pieces.push(current);
        current = '';
      }
      current = current ? `${current} ${part}` : part;
    }
  }
  return current ? [...pieces, current] : pieces;
}

function wordsOf(sentence: string): string[] {
  if (sentence.length <= CHUNK_ROOM) return [sentence];
  // Escapes are two characters, so a word without spaces is cut after an even run of backslashes at the worst place.
  return sentence
    .split(' ')
    .flatMap((word) => word.match(/(?:\\.|[\ud800-\udbff][\udc00-\udfff]|[^\\]){1,1000}/gs) ?? []);
}
