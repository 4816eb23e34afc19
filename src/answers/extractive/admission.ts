import type { Meeting } from '../../meetings/meeting.js';
import { clean } from '../../text/direction.js';
import type { Language } from '../../text/language.js';
import { AskError } from '../answering.js';
import { WORDING } from '../wording.js';

/** UTF-16 units; a question longer than this is a pasted document. */
const MAX_QUESTION_LENGTH = 2000;

/**
 * The words asked, cleaned of what nobody sees.
 *
 * @throws AskError in the asker's language, where there are no words, too many of them, or no such meeting.
 */
export function admitted(
  text: string,
  language: Language,
  meetings: readonly Meeting[],
  options: { readonly meeting?: string },
): string {
  // Cleaning takes time: what is far too long is not cleaned first.
  if (text.length > 4 * MAX_QUESTION_LENGTH) throw tooLong(text.length, language);
  const question = clean(text);
  if (!/[\p{L}\p{N}]/u.test(question)) throw new AskError('empty_question', WORDING[language].emptyQuestion);
  if (question.length > MAX_QUESTION_LENGTH) throw tooLong(question.length, language);
  if (meetings.length === 0) throw new AskError('no_meetings', WORDING[language].noMeetings);
  if (options.meeting !== undefined) meetingOf(meetings, options.meeting, language);
  return question;
}

/** The meeting of an id; without one the latest, which is what people mean by "the meeting". @throws AskError */
export function meetingOf(meetings: readonly Meeting[], id: string | undefined, language: Language): Meeting {
  const latest = [...meetings].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))[0];
  const meeting = id === undefined ? latest : meetings.find((each) => each.id === id);
  if (meeting) return meeting;
  if (id === undefined) throw new AskError('no_meetings', WORDING[language].noMeetings);
  const known = meetings.map((each) => each.id);
  throw new AskError('unknown_meeting', WORDING[language].unknownMeeting(id, known));
}

function tooLong(length: number, language: Language): AskError {
  return new AskError('question_too_long', WORDING[language].questionTooLong(length, MAX_QUESTION_LENGTH));
}
