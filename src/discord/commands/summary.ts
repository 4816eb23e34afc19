import type { SummaryStyle } from '../../answers/answer.js';
import { summaryDisplay } from '../render/summary.js';
import type { Command } from './command.js';
import { chosenLanguage, languageOption, meetingChoices, meetingOf, meetingOption, privateOption } from './options.js';

export const summary = {
  type: 'slash',
  names: { en: 'summary', ar: 'ملخص' },
  descriptions: { en: 'Sum the meeting up, with its paragraphs', ar: 'لخّص الاجتماع مع الإحالة إلى فقراته' },
  options: [
    {
      key: 'style',
      type: 'text',
      names: { en: 'style', ar: 'أسلوب' },
      descriptions: { en: 'How long, and in which form', ar: 'طول الملخص وشكله' },
      choices: [
        { value: 'brief', names: { en: 'In brief', ar: 'بإيجاز' } },
        { value: 'bullets', names: { en: 'Key points', ar: 'أهم النقاط' } },
        { value: 'full', names: { en: 'Full', ar: 'مفصّل' } },
      ],
    },
    languageOption,
    privateOption,
    meetingOption,
  ],
  costs: true,
  async run(use, { answering }) {
    const meeting = meetingOf(use.text('meeting'), answering.meetings);
    const summed = await answering.summarise({
      style: styleOf(use.text('style')),
      language: chosenLanguage(use) ?? use.language,
      ...(meeting === undefined ? {} : { meeting }),
      ...(use.server === null ? {} : { server: use.server }),
      signal: use.signal,
    });
    return { display: summaryDisplay(summed, answering), outcome: 'answered' };
  },
  async complete(typed, use, { answering }) {
    return meetingChoices(typed, answering.meetings, use.language);
  },
} as const satisfies Command;

export function styleOf(value: string | null): SummaryStyle {
  return value === 'bullets' || value === 'full' ? value : 'brief';
}
