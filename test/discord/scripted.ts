import path from 'node:path';
import type { Answer, Citation } from '../../src/answers/answer.js';
import type { Answering } from '../../src/answers/answering.js';
import { type Meeting, originalDocument, paragraphText } from '../../src/meetings/meeting.js';
import { readMeetings } from '../../src/meetings/read-meetings.js';

/** The shipped meeting, as read from its folder. */
export function shippedMeeting(): Meeting {
  const [meeting] = readMeetings(path.resolve('index-data/meetings')).meetings;
  if (!meeting) throw new Error('The shipped meeting is missing.');
  return meeting;
}

/** A meeting of one document, made up. */
export function madeUpMeeting(id: string, text: string, language: 'ar' | 'en' = 'en'): Meeting {
  const paragraphs = text.split('\n\n').map((paragraph, index, all) => {
    const start = all.slice(0, index).reduce((sum, each) => sum + each.length + 2, 0);
    return { number: index + 1, start, end: start + paragraph.length };
  });
  return {
    id,
    title: { [language]: `Title of ${id}` },
    date: '2024-02-03',
    place: {},
    original: language,
    documents: { [language]: { language, file: `document.${language}.txt`, text, checksum: '', paragraphs } },
    machineTranslated: [],
    source: null,
  };
}

export function citationOf(meeting: Meeting, paragraph: number, id = 1): Citation {
  const document = originalDocument(meeting);
  const span = document.paragraphs[paragraph - 1];
  if (!span) throw new Error(`No paragraph ${paragraph}.`);
  return {
    id,
    meeting: meeting.id,
    paragraph,
    language: meeting.original,
    quote: paragraphText(document, paragraph),
    start: span.start,
    end: span.end,
    translation: null,
  };
}

/** Answers that a test decides on, where the real ones would not be slow, wrong or hostile enough. */
export function scriptedAnswering(script: Partial<Answering> = {}, meetings = [shippedMeeting()]): Answering {
  const [meeting] = meetings;
  if (!meeting) throw new Error('A scripted Majlis needs a meeting.');
  return {
    meetings,
    model: 'builtin',
    ask: async (question, options) => answerOf(question, { language: options?.language ?? 'en' }, meeting),
    summarise: async (options) => ({
      meeting: options?.meeting ?? meeting.id,
      language: options?.language ?? 'en',
      style: options?.style ?? 'bullets',
      points: [{ label: 'When', text: 'On 12 October 2021 [1]' }],
      citations: [citationOf(meeting, 1)],
      mode: 'extractive',
      milliseconds: 1,
    }),
    quote: async (_wanted, options) => ({
      meeting: meeting.id,
      citations: [citationOf(meeting, 1)],
      language: options?.language ?? 'en',
    }),
    check: async (statement, options) => ({
      statement,
      language: options?.language ?? 'en',
      verdict: 'said',
      citations: [citationOf(meeting, 1)],
      confidence: 0.9,
    }),
    ...script,
  };
}

export function answerOf(question: string, given: Partial<Answer> = {}, meeting = shippedMeeting()): Answer {
  return {
    question,
    language: 'en',
    status: 'answered',
    answer: `The answer to “${question.slice(0, 200)}” [1]`,
    shortAnswer: null,
    citations: [citationOf(meeting, 1)],
    confidence: 0.9,
    mode: 'extractive',
    milliseconds: 1,
    ...given,
  };
}
