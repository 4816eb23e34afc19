import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Citation, SummaryStyle } from '../../answers/answer.js';
import type { Language } from '../../text/language.js';
import { messages } from '../messages.js';
import { LIMITS } from '../render/limits.js';
import { formatCustomId, formatRefs, meetingKey } from './custom-id.js';

/** What our buttons do; the first part of their custom id. */
export const ACTIONS = {
  askAgain: 'ask',
  summariseAgain: 'sum',
  quoteAgain: 'quo',
  sources: 'src',
  turnPage: 'pag',
  thread: 'thr',
  openForm: 'frm',
} as const;

/** The whole paragraphs behind an answer, for the one who presses. */
export function sourcesButton(citations: readonly Citation[], language: Language): APIButtonComponentWithCustomId {
  const refs = citations.map(({ meeting, paragraph }) => ({ meeting: meetingKey(meeting), paragraph }));
  const id = formatCustomId(ACTIONS.sources, language, formatRefs(refs, REFS_ROOM));
  return button(id, messages[language].buttons.sources, ButtonStyle.Primary);
}

/** The same question, answered in that language, in place. */
export function askAgainButton(language: Language, meeting: string | undefined): APIButtonComponentWithCustomId {
  const id = formatCustomId(ACTIONS.askAgain, language, meeting === undefined ? '' : meetingKey(meeting));
  return button(id, messages[language].buttons.inThisLanguage);
}

export function summariseAgainButton(
  language: Language,
  style: SummaryStyle,
  meeting: string,
): APIButtonComponentWithCustomId {
  const id = formatCustomId(ACTIONS.summariseAgain, language, style, meetingKey(meeting));
  return button(id, messages[language].buttons.inThisLanguage);
}

/** `wanted` is a paragraph's number; words are read back from the message's title. */
export function quoteAgainButton(
  language: Language,
  wanted: { readonly paragraph: number; readonly meeting: string } | null,
): APIButtonComponentWithCustomId {
  const place = wanted ? [String(wanted.paragraph), meetingKey(wanted.meeting)] : [];
  return button(formatCustomId(ACTIONS.quoteAgain, language, ...place), messages[language].buttons.inThisLanguage);
}

export function threadButton(language: Language): APIButtonComponentWithCustomId {
  return button(formatCustomId(ACTIONS.thread, language), messages[language].buttons.thread);
}

/** Opens the form for a question: a way to ask in a thread without mentioning the bot. */
export function formButton(language: Language): APIButtonComponentWithCustomId {
  return button(formatCustomId(ACTIONS.openForm, language), messages[language].buttons.ask, ButtonStyle.Primary);
}

/** Back and forth through the pages that the references unfold to. */
export function pageButtons(
  language: Language,
  refs: string,
  page: number,
  pages: number,
): APIButtonComponentWithCustomId[] {
  if (pages <= 1) return [];
  const { previous, next } = messages[language].buttons;
  const to = (target: number): string => formatCustomId(ACTIONS.turnPage, language, String(target), refs);
  const back = { ...button(to(page - 1), previous), disabled: page <= 0 };
  const forth = { ...button(to(page + 1), next), disabled: page >= pages - 1 };
  // Discord sets buttons from left to right; who reads Arabic turns the page to the left.
  return language === 'ar' ? [forth, back] : [back, forth];
}

/** What the action, the language, a page's number and the bars between them leave of a custom id. */
const REFS_ROOM = LIMITS.customId - 16;

function button(
  custom_id: string,
  label: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, custom_id, label: label.slice(0, LIMITS.buttonLabel) };
}
