import { type Meeting, originalDocument, type Passage, paragraphText } from '../../meetings/meeting.js';
import { estimateTokens } from '../../models/tokens.js';
import type { Language } from '../../text/language.js';
import type { Retrieve } from '../extractive/extractive-answering.js';
import type { NumberedPassage } from './claim.js';

/** A passage as a prompt shows it: with its translation, where there is one in the answer's language. */
export interface ShownPassage extends NumberedPassage {
  readonly translation: string | null;
}

/** Paragraphs that a search is asked for; how many are shown is the budget's to say. */
const SEARCHED = 24;
/** UTF-16 units: of a longer paragraph only the part around what was found is shown. */
const LONGEST_SHOWN = 2400;

export function wholeRecord(meeting: Meeting, language: Language): ShownPassage[] {
  return originalDocument(meeting).paragraphs.map(({ number }) => shown(meeting, number, language));
}

export function tokensOf(passages: readonly ShownPassage[]): number {
  return estimateTokens(showPassages(passages));
}

/** All of the records, where they fit; without their translations, where only that fits; null where they don't. */
export function fittingRecords(
  meetings: readonly Meeting[],
  language: Language,
  contextTokens: number,
): readonly ShownPassage[] | null {
  // Far from fitting: not worth the counting.
  const letters = meetings.reduce((sum, meeting) => sum + originalDocument(meeting).text.length, 0);
  if (letters > contextTokens * 5) return null;
  const all = meetings.flatMap((meeting) => wholeRecord(meeting, language));
  if (tokensOf(all) <= contextTokens) return all;
  const bare = all.map((passage) => ({ ...passage, translation: null }));
  return tokensOf(bare) <= contextTokens ? bare : null;
}

/**
 * The paragraphs that speak to a question best, as many as fit, in the order of the record. Each wording of the question
 * is searched for, and paragraphs rank by the sum of 1 / (60 + rank) over the wordings.
 *
 * @see Cormack, Clarke, Büttcher (2009), Reciprocal Rank Fusion
 */
export async function searchPassages(
  wordings: readonly string[],
  {
    meetings,
    meeting,
    language,
    contextTokens,
    retrieve,
  }: {
    meetings: readonly Meeting[];
    meeting: string | undefined;
    language: Language;
    contextTokens: number;
    retrieve: Retrieve;
  },
): Promise<readonly ShownPassage[]> {
  const scores = new Map<string, { passage: Passage; score: number }>();
  for (const wording of wordings) {
    const hits = await retrieve(wording, { limit: SEARCHED, ...(meeting === undefined ? {} : { meeting }) });
    hits.forEach(({ passage }, rank) => {
      const key = `${passage.meeting}\0${passage.paragraph}`;
      const score = (scores.get(key)?.score ?? 0) + 1 / (60 + rank);
      scores.set(key, { passage: scores.get(key)?.passage ?? passage, score });
    });
  }
  const chosen: ShownPassage[] = [];
  let tokens = 0;
  for (const { passage } of [...scores.values()].sort((a, b) => b.score - a.score)) {
    const from = meetings.find(({ id }) => id === passage.meeting);
    if (!from) continue;
    const next = shown(from, passage.paragraph, language, passage);
    tokens += tokensOf([next]);
    if (tokens > contextTokens && chosen.length > 0) break;
    chosen.push(next);
  }
  return chosen.sort((a, b) => a.meeting.localeCompare(b.meeting) || a.paragraph - b.paragraph);
}

/** The passages as the prompt has them, numbered from 1. */
export function showPassages(passages: readonly ShownPassage[]): string {
  return passages
    .map(({ meeting, paragraph, text, translation }, i) =>
      [
        `Passage ${i + 1} (meeting ${meeting}, paragraph ${paragraph}):`,
        oneLine(text),
        ...(translation === null ? [] : [`Translation of passage ${i + 1}:`, oneLine(translation)]),
      ].join('\n'),
    )
    .join('\n\n');
}

export function showMeetings(meetings: readonly Meeting[], language: Language): string {
  return meetings
    .map(({ id, title, date, place }) =>
      [id, title[language] ?? title.ar ?? title.en, date, place[language] ?? place.ar ?? place.en]
        .filter(Boolean)
        .join('; '),
    )
    .join('\n');
}

function shown(meeting: Meeting, paragraph: number, language: Language, found?: Passage): ShownPassage {
  const document = originalDocument(meeting);
  const whole = paragraphText(document, paragraph);
  const translation = meeting.documents[language];
  const text = whole.length <= LONGEST_SHOWN ? whole : around(whole, startIn(meeting, paragraph, found));
  const isWhole = text === whole;
  return {
    meeting: meeting.id,
    paragraph,
    text,
    translation: isWhole && translation && translation !== document ? paragraphText(translation, paragraph) : null,
  };
}

/** How far into its paragraph a passage begins; for one of a translation, the same share of the original. */
function startIn(meeting: Meeting, paragraph: number, found: Passage | undefined): number {
  const original = originalDocument(meeting).paragraphs[paragraph - 1];
  const there = found && meeting.documents[found.language]?.paragraphs[paragraph - 1];
  if (!found || !original || !there) return 0;
  const share = (found.start - there.start) / Math.max(1, there.end - there.start);
  return Math.floor(share * (original.end - original.start));
}

function around(text: string, at: number): string {
  const start = text.lastIndexOf(' ', Math.max(0, at - LONGEST_SHOWN / 3)) + 1;
  const end = text.indexOf(' ', start + LONGEST_SHOWN);
  return text.slice(start, end < 0 ? text.length : end);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
