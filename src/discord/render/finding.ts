import type { Finding } from '../../answers/answering.js';
import type { Meeting } from '../../meetings/meeting.js';
import { detectLanguage } from '../../text/language.js';
import { sourcesButton } from '../components/buttons.js';
import { messages } from '../messages.js';
import { citationLines, onlyMeeting } from './citations.js';
import { directed } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { LIMITS } from './limits.js';
import { cutText, escapeMarkdown } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

const COLOUR = { said: COLOURS.answered, close: COLOURS.close, not_said: COLOURS.notFound } as const;
const STATEMENT_ROOM = 600;

/** What somebody claimed, whether the record says it, and the words to compare it with. */
export function findingDisplay(finding: Finding, view: { readonly meetings: readonly Meeting[] }): Display {
  const { language, verdict, citations } = finding;
  const words = messages[language];
  const own = detectLanguage(finding.statement) ?? language;
  const claim = `> ${directed(cutText(escapeMarkdown(finding.statement), STATEMENT_ROOM), own, language)}`;
  const top = [claim, '', directed(`**${words.verdict[verdict]}**`, language)];
  const note = citations.length > 0 ? [directed(words.verdictNote[verdict], language), ''] : [];
  const used = [...top, ...note].reduce((sum, line) => sum + line.length + 1, 0);
  const room = LIMITS.description - used;
  const quotes = citationLines(citations, { language, meetings: view.meetings, room, numbered: false });
  const meeting = onlyMeeting(citations, view.meetings);
  return {
    embed: {
      color: COLOUR[verdict],
      ...(meeting ? { author: { name: directed(cutText(meetingLine(meeting, language), 240), language) } } : {}),
      description: [...top, ...note, ...quotes.lines].join('\n'),
    },
    buttons: citations.length > 0 ? [sourcesButton(citations, language)] : [],
  };
}
