import type { Meeting } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { otherLanguage } from '../../text/language.js';
import { oneLine } from './markdown.js';

/** The meeting's name in the reader's language, or in the other, or its folder's; one line, not escaped. */
export function meetingTitle(meeting: Meeting, language: Language): string {
  return oneLine(meeting.title[language] ?? meeting.title[otherLanguage(language)] ?? meeting.id) || meeting.id;
}

/** Its name and its day. */
export function meetingLine(meeting: Meeting, language: Language): string {
  const day = meeting.date ? dayIn(meeting.date, language) : '';
  return [meetingTitle(meeting, language), day].filter(Boolean).join(language === 'ar' ? '، ' : ', ');
}

export function meetingPlace(meeting: Meeting, language: Language): string {
  return oneLine(meeting.place[language] ?? meeting.place[otherLanguage(language)] ?? '');
}

/** An ISO day as people write it, with the digits that the records use. */
export function dayIn(date: string, language: Language): string {
  const moment = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return date;
  return FORMATS[language].format(moment);
}

const FORMATS = {
  ar: new Intl.DateTimeFormat('ar-u-nu-latn-ca-gregory', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
};
