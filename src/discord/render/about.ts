import type { Meeting } from '../../meetings/meeting.js';
import { LANGUAGES, type Language } from '../../text/language.js';
import { messages } from '../messages.js';
import { directed, run } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { LIMITS } from './limits.js';
import { cutText, escapeMarkdown } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

export interface AboutView {
  readonly meetings: readonly Meeting[];
  readonly model: string;
  readonly version: string;
  /** An embedding model elsewhere that sees the questions; null where searching happens here. */
  readonly remoteEmbeddings: string | null;
}

/** Which meetings, from whom, in which languages; how answers are made; who sees the question; what is stored. */
export function aboutDisplay(view: AboutView, language: Language): Display {
  const words = messages[language].about;
  const rest = [
    heading(words.answersHeading, language),
    directed(answersLine(view, language), language),
    heading(words.storedHeading, language),
    directed(words.stored, language),
    heading(words.askHeading, language),
    ...words.ask.map((line) => directed(`• ${line}`, language)),
  ];
  const used = rest.reduce((sum, line) => sum + line.length + 1, 0);
  const meetings = meetingLines(view.meetings, language, LIMITS.description - used - 200);
  return {
    embed: {
      color: COLOURS.neutral,
      title: directed(words.title, language),
      description: [heading(words.meetingsHeading(view.meetings.length), language), ...meetings, ...rest].join('\n'),
      footer: { text: directed(words.version(run(view.version)), language) },
    },
  };
}

function modelName(model: string): string {
  return cutText(escapeMarkdown(model), 100);
}

/** Who makes the answers, and everybody who gets to see the question. */
function answersLine({ model, remoteEmbeddings }: AboutView, language: Language): string {
  const words = messages[language].about;
  const how = model === 'builtin' ? words.builtInAnswers : words.modelAnswers(run(modelName(model)));
  const seen = remoteEmbeddings ? words.searchedWith(run(modelName(remoteEmbeddings))) : '';
  const alone = model === 'builtin' && !remoteEmbeddings ? words.staysHere : '';
  return [how, seen, alone, words.onlyTheRecord].filter(Boolean).join(' ');
}

function heading(text: string, language: Language): string {
  return `\n${directed(`**${text}**`, language)}`;
}

function meetingLines(meetings: readonly Meeting[], language: Language, room: number): string[] {
  const lines: string[] = [];
  let left = room;
  for (const [index, meeting] of meetings.entries()) {
    const line = meetingEntry(meeting, language);
    left -= line.length + 1;
    if (left < 0) return [...lines, directed(messages[language].about.moreMeetings(meetings.length - index), language)];
    lines.push(line);
  }
  return lines;
}

function meetingEntry(meeting: Meeting, language: Language): string {
  const words = messages[language].about;
  const languages = LANGUAGES.filter((each) => meeting.documents[each]).map((each) => {
    const name = words.languages[each];
    if (each === meeting.original) return words.originalLanguage(name);
    return meeting.machineTranslated.includes(each) ? words.machineLanguage(name) : name;
  });
  const source = meeting.source ? cutText(escapeMarkdown(meeting.source), 300) : null;
  return [
    directed(`• ${escapeMarkdown(meetingLine(meeting, language))}`, language),
    directed(`${words.inLanguages} ${languages.join(language === 'ar' ? '، ' : ', ')}`, language),
    ...(source ? [directed(`${words.source} ${run(source)}`, language)] : []),
  ].join('\n');
}
