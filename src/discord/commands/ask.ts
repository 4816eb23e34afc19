import type { Answer } from '../../answers/answer.js';
import { detectLanguage } from '../../text/language.js';
import { answerDisplay } from '../render/answer.js';
import type { Command } from './command.js';
import { chosenLanguage, languageOption, meetingChoices, meetingOf, meetingOption, privateOption } from './options.js';

export const ask = {
  type: 'slash',
  names: { en: 'ask', ar: 'اسأل' },
  descriptions: {
    en: 'Ask what was said in the meeting, and see where the record says it',
    ar: 'اسأل عمّا قيل في الاجتماع، واطّلع على موضعه في المحضر',
  },
  options: [
    {
      key: 'question',
      type: 'text',
      names: { en: 'question', ar: 'سؤال' },
      descriptions: { en: 'What you want to know, in English or Arabic', ar: 'ما تريد معرفته، بالعربية أو الإنجليزية' },
      required: true,
      maxLength: 1_000,
    },
    languageOption,
    privateOption,
    meetingOption,
  ],
  costs: true,
  async run(use, { answering }) {
    const question = use.text('question') ?? '';
    const meeting = meetingOf(use.text('meeting'), answering.meetings);
    // A question without words of either language is answered in the command's.
    const language = chosenLanguage(use) ?? (detectLanguage(question) === null ? use.language : null);
    const view = { meetings: answering.meetings, model: answering.model, question, meeting, thread: use.thread };
    const answer = await answering.ask(question, {
      ...(language ? { language } : {}),
      ...(meeting === undefined ? {} : { meeting }),
      ...(use.context ? { context: use.context } : {}),
      ...(use.server === null ? {} : { server: use.server }),
      signal: use.signal,
      onProgress: (sofar: Answer) => use.progress(answerDisplay(sofar, { ...view, unfinished: true })),
    });
    return { display: answerDisplay(answer, view), outcome: answer.status };
  },
  async complete(typed, use, { answering }) {
    return meetingChoices(typed, answering.meetings, use.language);
  },
} as const satisfies Command;
