import type { Meeting } from './meeting.js';

/** The meeting with nothing written in one of its paragraphs, in any language; the others keep their numbers. */
export function withoutParagraph(meeting: Meeting, number: number): Meeting {
  const documents = Object.entries(meeting.documents).map(([language, document]) => {
    const paragraphs = document.paragraphs.map((each) =>
      each.number === number ? { ...each, end: each.start } : each,
    );
    return [language, { ...document, paragraphs }] as const;
  });
  return { ...meeting, documents: Object.fromEntries(documents) };
}
