import { messages } from '../messages.js';
import { directed } from '../render/direction.js';
import { findingDisplay } from '../render/finding.js';
import type { Command } from './command.js';

/** Right-click a message: does the record say what somebody claims it says? Only the one who asks sees the result. */
export const find = {
  type: 'message',
  names: { en: 'Find in the meeting', ar: 'ابحث في الاجتماع' },
  options: [],
  costs: true,
  alwaysPrivate: true,
  async run(use, { answering }) {
    if (use.statement === '') {
      const content = directed(messages[use.language].nothingToCheck, use.language);
      return { display: { content }, outcome: 'refused' };
    }
    const finding = await answering.check(use.statement, { language: use.language, signal: use.signal });
    const outcome = finding.verdict === 'not_said' ? 'not_found' : 'answered';
    return { display: findingDisplay(finding, answering), outcome };
  },
} as const satisfies Command;
