import { messages } from '../messages.js';
import { sourcesDisplay } from '../render/sources.js';
import type { Button } from './button.js';
import { ACTIONS } from './buttons.js';

/** The whole paragraphs behind an answer, for the one who presses. */
export const sources: Button = {
  action: ACTIONS.sources,
  acknowledgement: 'private reply',
  costs: false,
  async press({ parts }, { answering }) {
    const language = parts[0] === 'ar' ? 'ar' : 'en';
    const display = sourcesDisplay(answering.meetings, parts[1] ?? '', 0, language);
    return display ? { display, outcome: 'answered' } : { refusal: messages[language].sourcesGone };
  },
};

/** The next or previous of them, in place. */
export const turnPage: Button = {
  action: ACTIONS.turnPage,
  acknowledgement: 'update',
  costs: false,
  async press({ parts }, { answering }) {
    const language = parts[0] === 'ar' ? 'ar' : 'en';
    const display = sourcesDisplay(answering.meetings, parts[2] ?? '', Number(parts[1]) || 0, language);
    return display ? { display, outcome: 'answered' } : { refusal: messages[language].sourcesGone };
  },
};
