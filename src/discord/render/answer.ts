import type { Answer } from '../../answers/answer.js';
import type { Meeting } from '../../meetings/meeting.js';
import { detectLanguage, type Language, otherLanguage } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { askAgainButton, sourcesButton, threadButton } from '../components/buttons.js';
import { messages } from '../messages.js';
import { citationLines, onlyMeeting } from './citations.js';
import { directed, run } from './direction.js';
import { COLOURS, type Display } from './display.js';
import { LIMITS } from './limits.js';
import { cutText, escapeMarkdown, oneLine } from './markdown.js';
import { meetingLine } from './meeting-lines.js';

export interface AnswerView {
  readonly meetings: readonly Meeting[];
  /** `builtin`, or the chat model's `provider:model`. */
  readonly model: string;
  /** Shown above the answer, where no message of the asker's stands above it; null there. */
  readonly question: string | null;
  /** The meeting that was asked for, if one was. */
  readonly meeting?: string | undefined;
  /** Offer a thread: false where there can be none. */
  readonly thread: boolean;
  /** A language model is still writing: no buttons yet. */
  readonly unfinished?: boolean;
}

/** The short answer, bold; the sentence with its `[1]`; the quotes; what answered, and how sure it is. */
export function answerDisplay(answer: Answer, view: AnswerView): Display {
  const { language } = answer;
  const question = view.question === null ? null : questionPlace(view.question, language);
  const short = shortAnswer(answer);
  const top = [
    ...(question?.line ? [question.line, ''] : []),
    ...(short ? [directed(`**${cutText(escapeMarkdown(short), SHORT_ROOM)}**`, language)] : []),
    ...answerLines(answer.answer).map((line) => directed(line, language)),
  ];
  const used = top.reduce((sum, line) => sum + line.length + 1, 8);
  const quotes = citationLines(answer.citations, {
    language,
    meetings: view.meetings,
    room: LIMITS.description - used,
    above: answer.answer,
  });
  const below = quotes.lines.length > 0 ? ['', ...quotes.lines] : [];
  const meeting = onlyMeeting(answer.citations, view.meetings);
  return {
    embed: {
      color: answer.status === 'answered' ? COLOURS.answered : COLOURS.notFound,
      ...(question?.title ? { title: question.title } : {}),
      ...(meeting ? { author: { name: directed(cutText(meetingLine(meeting, language), 240), language) } } : {}),
      description: [...top, ...below].join('\n'),
      footer: { text: footer(answer, view) },
    },
    buttons: view.unfinished ? [] : buttonsOf(answer, view, question?.kept ?? true),
  };
}

/** Who answered, and how sure: in words, for people who read neither code nor decimals. */
export function modeLine(mode: Answer['mode'], model: string, language: Language): string {
  const words = messages[language];
  return mode === 'generative' && model !== 'builtin'
    ? words.writtenBy(run(cutText(oneLine(model), 100)))
    : words.builtIn;
}

const ANSWER_ROOM = 1_800;
const SHORT_ROOM = 400;
const LONG_QUESTION = 1_200;

interface QuestionPlace {
  readonly title?: string;
  readonly line?: string;
  /** Whole, so that a button can read it back. */
  readonly kept: boolean;
}

/** In the title where it fits, else as a block quote at the top. */
function questionPlace(question: string, language: Language): QuestionPlace {
  const own = detectLanguage(question) ?? language;
  const escaped = escapeMarkdown(question);
  const title = directed(escaped, own, language);
  if (title.length <= LIMITS.title) return { title, kept: true };
  const cut = cutText(escaped, LONG_QUESTION);
  return { line: `> ${directed(cut, own, language)}`, kept: cut === escaped };
}

/** The answer line by line, as far as there is room: one for each question answered, or each sentence that comes near. */
function answerLines(text: string): string[] {
  const lines: string[] = [];
  let room = ANSWER_ROOM;
  for (const line of text.split('\n')) {
    if (room < LEAST_LINE) break;
    const escaped = cutText(escapeMarkdown(line), room);
    lines.push(escaped);
    room -= escaped.length + 1;
  }
  return lines;
}

const LEAST_LINE = 20;

/** Nothing where the answer is nothing else. */
function shortAnswer(answer: Answer): string | null {
  if (answer.shortAnswer === null) return null;
  const whole = normalise(answer.answer.replace(/\[\d+\]/g, '')).replace(/[\s.]+$/, '');
  return whole === normalise(answer.shortAnswer) ? null : answer.shortAnswer;
}

function footer(answer: Answer, view: AnswerView): string {
  const { language, confidence } = answer;
  const mode = modeLine(answer.mode, view.model, language);
  if (view.unfinished) return directed(messages[language].writing, language);
  if (answer.status === 'not_found') return directed(mode, language);
  const level = confidence >= 0.75 ? 'high' : confidence >= 0.45 ? 'medium' : 'low';
  const sure = messages[language].confidence(level, run(`${Math.round(confidence * 100)}%`));
  return directed(`${sure} · ${mode}`, language);
}

function buttonsOf(answer: Answer, view: AnswerView, questionIsKept: boolean) {
  const { language } = answer;
  return [
    ...(answer.citations.length > 0 ? [sourcesButton(answer.citations, language)] : []),
    ...(questionIsKept ? [askAgainButton(otherLanguage(language), view.meeting)] : []),
    ...(view.thread ? [threadButton(language)] : []),
  ];
}
