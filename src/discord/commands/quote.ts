import type { Answering } from '../../answers/answering.js';
import type { Meeting } from '../../meetings/meeting.js';
import { originalDocument, paragraphText } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import { messages } from '../messages.js';
import { LIMITS } from '../render/limits.js';
import { cutText, oneLine } from '../render/markdown.js';
import { meetingTitle } from '../render/meeting-lines.js';
import { quotesDisplay } from '../render/quotes.js';
import type { Choice, Command, Done } from './command.js';
import {
  chosenLanguage,
  languageOption,
  meetingChoices,
  meetingOf,
  meetingOption,
  meetingValue,
  privateOption,
} from './options.js';

export const quote = {
  type: 'slash',
  names: { en: 'quote', ar: 'اقتباس' },
  descriptions: {
    en: 'Quote the record, by a paragraph’s number or by words',
    ar: 'اقتبس من المحضر برقم الفقرة أو بكلمات منها',
  },
  options: [
    {
      key: 'passage',
      type: 'text',
      names: { en: 'passage', ar: 'فقرة' },
      descriptions: {
        en: 'A paragraph’s number, or words of it in either language',
        ar: 'رقم الفقرة، أو كلمات منها بالعربية أو الإنجليزية',
      },
      required: true,
      maxLength: 200,
      autocomplete: true,
    },
    {
      ...languageOption,
      choices: [...languageOption.choices, { value: 'both', names: { en: 'Both', ar: 'كلتاهما' } }],
    },
    privateOption,
    meetingOption,
  ],
  costs: true,
  async run(use, { answering }) {
    const wanted = wantedPassage(use.text('passage') ?? '', answering.meetings);
    const meeting = meetingOf(use.text('meeting'), answering.meetings) ?? wanted.meeting;
    const chosen = use.text('language')?.trim().toLowerCase();
    const language = chosen === 'both' || chosen === 'كلتاهما' ? 'both' : (chosenLanguage(use) ?? use.language);
    return quotePassages(answering, wanted.text, { meeting, language, interface: use.language });
  },
  async complete(typed, use, { answering }) {
    if (use.focused === 'meeting') return meetingChoices(typed, answering.meetings, use.language);
    const meeting = meetingOf(use.text('meeting'), answering.meetings);
    return passageChoices(typed, answering, use.language, meeting);
  },
} as const satisfies Command;

export interface PassageRequest {
  readonly meeting: string | undefined;
  readonly language: Language | 'both';
  /** The language around the quotes. */
  readonly interface: Language;
}

export async function quotePassages(answering: Answering, wanted: string, request: PassageRequest): Promise<Done> {
  const { meeting, language } = request;
  const result = await answering.quote(wanted, { language, ...(meeting === undefined ? {} : { meeting }) });
  const first = result.citations[0];
  const isNumber = /^\d+$/.test(normalise(wanted)) && first !== undefined && result.citations.length === 1;
  const place = isNumber ? { paragraph: first.paragraph, meeting: first.meeting } : null;
  const view = { meetings: answering.meetings, language: request.interface, wanted, place };
  return { display: quotesDisplay(result, view), outcome: first ? 'answered' : 'not_found' };
}

/** What autocomplete put into the option (`7`, or `7@meeting` when there are several), or what was typed. */
function wantedPassage(value: string, meetings: readonly Meeting[]): { text: string; meeting?: string | undefined } {
  const chosen = /^(\d+)@(.+)$/.exec(value.trim());
  if (!chosen) return { text: value };
  return { text: chosen[1] ?? value, meeting: meetingOf(chosen[2] ?? null, meetings) };
}

/** Paragraphs whose number begins with what was typed, or which speak of it in either language. */
async function passageChoices(
  typed: string,
  answering: Answering,
  language: Language,
  meeting: string | undefined,
): Promise<Choice[]> {
  const wanted = normalise(typed);
  const meetings = answering.meetings.filter((each) => meeting === undefined || each.id === meeting);
  if (wanted === '' || /^\d+$/.test(wanted)) {
    return meetings
      .flatMap((each) =>
        originalDocument(each)
          .paragraphs.filter(({ number }) => String(number).startsWith(wanted))
          .map(({ number }) => passageChoice(each, number, language, answering)),
      )
      .slice(0, LIMITS.choices);
  }
  const found = await answering.quote(typed, {
    language,
    limit: LIMITS.choices,
    ...(meeting === undefined ? {} : { meeting }),
  });
  const seen = new Set<string>();
  return found.citations
    .flatMap((citation) => {
      const home = meetings.find(({ id }) => id === citation.meeting);
      return home ? [passageChoice(home, citation.paragraph, language, answering)] : [];
    })
    .filter(({ value }) => !seen.has(value) && seen.add(value))
    .slice(0, LIMITS.choices);
}

/** The paragraph's number and first words, in the language of the one who types where there is a translation. */
function passageChoice(meeting: Meeting, number: number, language: Language, { meetings }: Answering): Choice {
  const document = meeting.documents[language] ?? originalDocument(meeting);
  const words = oneLine(paragraphText(document, number).slice(0, 300));
  const home = meetings.length > 1 ? ` (${cutText(meetingTitle(meeting, language), 30)})` : '';
  return {
    name:
      cutText(`${number}. ${words || messages[language].paragraph(number)}`, LIMITS.choiceName - home.length) + home,
    value: meetings.length > 1 ? `${number}@${meetingValue(meeting)}` : String(number),
  };
}
