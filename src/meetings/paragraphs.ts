import { trim } from '../text/segment.js';
import type { Paragraph } from './meeting.js';

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/gy;

/** The paragraphs of a document: what blank lines separate. A line of spaces or invisible characters is blank. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = -1;
  let end = -1;
  const close = (): void => {
    if (start >= 0) paragraphs.push({ number: paragraphs.length + 1, start, end });
    start = -1;
  };
  for (const line of text.matchAll(LINE)) {
    if (line[0] === '') break;
    const content = trim(text, line.index, line.index + line[0].length);
    if (content.start === content.end) {
      close();
      continue;
    }
    if (start < 0) start = content.start;
    end = content.end;
  }
  close();
  return paragraphs;
}
