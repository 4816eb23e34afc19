import type { Meeting } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import { normalise } from '../../text/normalise.js';
import type { Answer, Citation, Summary, SummaryPoint } from '../answer.js';
import { Bibliography } from '../extractive/cite.js';
import { WORDING } from '../wording.js';
import type { ProvenClaim } from './claim.js';

/** The proven claims as an answer's text and citations, numbered in order of appearance. */
export function composeClaims(
  claims: readonly ProvenClaim[],
  language: Language,
  meetings: readonly Meeting[],
): Pick<Answer, 'answer' | 'citations'> {
  const bibliography = new Bibliography();
  const text = claims.map((claim) => withMarks(claim, bibliography)).join(' ');
  const notes = notesOn(bibliography.citations, language, meetings);
  return { answer: [text, ...notes].join('\n'), citations: bibliography.citations };
}

/** The proven claims as the points of a summary. Labels are those Majlis has words for; others are left out. */
export function composePoints(
  claims: readonly ProvenClaim[],
  language: Language,
): Pick<Summary, 'points' | 'citations'> {
  const bibliography = new Bibliography();
  const points = claims.map(
    (claim): SummaryPoint => ({ label: labelOf(claim.label, language), text: withMarks(claim, bibliography) }),
  );
  return { points, citations: bibliography.citations };
}

/** "It was held in Nur-Sultan [1]." */
function withMarks({ text, citations }: ProvenClaim, bibliography: Bibliography): string {
  const marks = [...new Set(citations.map((citation) => bibliography.add(citation)))].map((id) => `[${id}]`).join('');
  const ending = /[.!؟?…]+$/u.exec(text)?.[0] ?? '';
  return `${text.slice(0, text.length - ending.length).trimEnd()} ${marks}${ending || '.'}`;
}

function labelOf(label: string | null, language: Language): string | null {
  if (label === null) return null;
  const wanted = normalise(label);
  const labels = Object.entries(WORDING[language].labels);
  return labels.find(([key, words]) => normalise(words) === wanted || key === wanted)?.[1] ?? null;
}

function notesOn(citations: readonly Citation[], language: Language, meetings: readonly Meeting[]): string[] {
  const isMachineMade = citations.some(
    ({ meeting, translation }) =>
      translation !== null && meetings.find(({ id }) => id === meeting)?.machineTranslated.includes(language),
  );
  return isMachineMade ? [WORDING[language].machineTranslated] : [];
}
