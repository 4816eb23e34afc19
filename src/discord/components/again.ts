import type { Answer } from '../../answers/answer.js';
import type { Turn } from '../../answers/answering.js';
import type { Language } from '../../text/language.js';
import { quotePassages } from '../commands/quote.js';
import { styleOf } from '../commands/summary.js';
import { messages } from '../messages.js';
import { answerDisplay } from '../render/answer.js';
import { summaryDisplay } from '../render/summary.js';
import { contextOf, questionShown, readMessage, withoutMention } from '../turns.js';
import type { Button, Press } from './button.js';
import { ACTIONS } from './buttons.js';
import { meetingByKey, parseCustomId } from './custom-id.js';

/** The same question in the other language, in place. The question is read from the message, or from the one it answers. */
export const askAgain: Button = {
  action: ACTIONS.askAgain,
  acknowledgement: 'update',
  costs: true,
  async press(press, { answering }) {
    const language = languageOf(press.parts[0]);
    const found = await questionBehind(press);
    if (!found) return { refusal: messages[language].questionGone };
    const meeting = meetingByKey(answering.meetings, press.parts[1] ?? '')?.id;
    const view = {
      meetings: answering.meetings,
      model: answering.model,
      question: found.isShown ? found.question : null,
      meeting,
      thread: press.customIds.some((id) => parseCustomId(id).action === ACTIONS.thread),
    };
    const answer = await answering.ask(found.question, {
      language,
      ...(meeting === undefined ? {} : { meeting }),
      context: found.context,
      ...(press.server === null ? {} : { server: press.server }),
      signal: press.signal,
      onProgress: (sofar: Answer) => press.progress(answerDisplay(sofar, { ...view, unfinished: true })),
    });
    return { display: answerDisplay(answer, view), outcome: answer.status };
  },
};

export const summariseAgain: Button = {
  action: ACTIONS.summariseAgain,
  acknowledgement: 'update',
  costs: true,
  async press({ parts, server, signal }, { answering }) {
    const [language, style, key = ''] = parts;
    const meeting = meetingByKey(answering.meetings, key);
    if (!meeting) return { refusal: messages[languageOf(language)].sourcesGone };
    const summary = await answering.summarise({
      language: languageOf(language),
      style: styleOf(style ?? null),
      meeting: meeting.id,
      ...(server === null ? {} : { server }),
      signal,
    });
    return { display: summaryDisplay(summary, answering), outcome: 'answered' };
  },
};

export const quoteAgain: Button = {
  action: ACTIONS.quoteAgain,
  acknowledgement: 'update',
  costs: false,
  async press({ parts, message }, { answering }) {
    const language = languageOf(parts[0]);
    const meeting = meetingByKey(answering.meetings, parts[2] ?? '')?.id;
    const wanted = parts[1] ?? questionShown(message.embeds[0]);
    if (!wanted) return { refusal: messages[language].questionGone };
    return quotePassages(answering, wanted, { meeting, language, interface: language });
  },
};

interface QuestionBehind {
  readonly question: string;
  readonly context: readonly Turn[];
  /** The answer shows it, because no message of the asker's does. */
  readonly isShown: boolean;
}

async function questionBehind({ message, rest, botUserId, place }: Press): Promise<QuestionBehind | null> {
  const thread = { rest, botUserId };
  const shown = questionShown(message.embeds[0]);
  if (shown) {
    const context = place.kind === 'own thread' ? await contextOf(thread, message, place) : [];
    return { question: shown, context, isShown: true };
  }
  const id = message.message_reference?.message_id;
  const asked = id ? await readMessage(rest, message.message_reference?.channel_id ?? message.channel_id, id) : null;
  const question = asked ? withoutMention(asked.content, botUserId) : '';
  if (!asked || !question) return null;
  return { question, context: await contextOf(thread, asked, place), isShown: false };
}

function languageOf(part: string | undefined): Language {
  return part === 'ar' ? 'ar' : 'en';
}
