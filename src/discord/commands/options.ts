import type { Meeting } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { meetingByKey, meetingKey } from '../components/custom-id.js';
import { LIMITS } from '../render/limits.js';
import { cutText } from '../render/markdown.js';
import { meetingLine } from '../render/meeting-lines.js';
import type { Choice, CommandOption, CommandUse } from './command.js';

export const languageOption = {
  key: 'language',
  type: 'text',
  names: { en: 'language', ar: 'لغة' },
  descriptions: { en: 'The language of the answer', ar: 'لغة الإجابة' },
  choices: [
    { value: 'ar', names: { en: 'العربية', ar: 'العربية' } },
    { value: 'en', names: { en: 'English', ar: 'English' } },
  ],
} as const satisfies CommandOption;

export const privateOption = {
  key: 'private',
  type: 'flag',
  names: { en: 'private', ar: 'خاص' },
  descriptions: { en: 'Show the answer only to you', ar: 'إظهار الإجابة لك وحدك' },
} as const satisfies CommandOption;

export const meetingOption = {
  key: 'meeting',
  type: 'text',
  names: { en: 'meeting', ar: 'اجتماع' },
  descriptions: {
    en: 'Which meeting; all of them if you don’t say',
    ar: 'الاجتماع المقصود، وإن لم تحدّده فجميع الاجتماعات',
  },
  autocomplete: true,
} as const satisfies CommandOption;

/** The language that was chosen; a server that lets people write freely may send its name. */
export function chosenLanguage(use: CommandUse): Language | null {
  const value = use.text('language')?.trim().toLowerCase();
  if (value === 'ar' || value === 'العربية' || value === 'arabic') return 'ar';
  return value === 'en' || value === 'english' ? 'en' : null;
}

/** What the option holds for a meeting: its id, or its key where Discord has no room for the id. */
export function meetingValue(meeting: Meeting): string {
  return meeting.id.length <= LIMITS.choiceValue - 10 ? meeting.id : meetingKey(meeting.id);
}

/** The id to ask with; an unknown value is passed on, so that the asker is told. */
export function meetingOf(value: string | null, meetings: readonly Meeting[]): string | undefined {
  if (!value) return undefined;
  const known = meetings.find((meeting) => meeting.id === value) ?? meetingByKey(meetings, value);
  return known?.id ?? value;
}

/** Meetings whose title, day or place has what was typed. */
export function meetingChoices(typed: string, meetings: readonly Meeting[], language: Language): Choice[] {
  const wanted = normalise(typed);
  return meetings
    .filter((meeting) => {
      const words = [...Object.values(meeting.title), ...Object.values(meeting.place), meeting.date, meeting.id];
      return wanted === '' || words.some((text) => text && normalise(text).includes(wanted));
    })
    .slice(0, LIMITS.choices)
    .map((meeting) => ({
      name: cutText(meetingLine(meeting, language), LIMITS.choiceName),
      value: meetingValue(meeting),
    }));
}
