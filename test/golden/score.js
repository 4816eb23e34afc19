// Holds answers against the golden set: see README.md here for what a line says and what makes an answer right.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readMeetings } from '../../dist/meetings/read-meetings.js';
import { normalise } from '../../dist/text/normalise.js';

/** What the golden questions are about. */
export const MEETING = '2021-10-12-gcc-central-asia';
export const PARTS = ['tuning', 'second', 'third', 'fourth', 'held-out', 'unseen'];
/** Looked at as totals only. */
export const HELD_OUT = ['held-out', 'unseen'];
export const LANGUAGES = ['ar', 'en'];

const SHORT_ONLY = new Set(['when', 'where', 'who', 'role', 'country', 'howmany']);
const LONGEST_SHORT = 700;

/** The questions of one part in one language. */
export function readGolden(language, part) {
  const file = new URL(`./${language}.${part}.jsonl`, import.meta.url);
  return parse(readFileSync(file, 'utf8'));
}

/** The records of a folder, each with the questions about it. */
export function readRecords(folder) {
  const { meetings, problems } = readMeetings(folder);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return meetings.map((meeting) => ({
    meeting,
    questions: parse(readFileSync(path.join(folder, meeting.id, 'questions.jsonl'), 'utf8')),
  }));
}

function parse(lines) {
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Whether words hold one of `short` and all of `allShort`; what is not given is not wanted. */
export function holds(words, { short, allShort }) {
  if (short && !short.some((wanted) => contains(words, wanted))) return false;
  return !allShort || allShort.every((wanted) => contains(words, wanted));
}

/** Why an answer is wrong, in a few words; null when it is right. `record` is the original document's text. */
export function fault(line, answer, record) {
  for (const citation of answer.citations) {
    if (record.slice(citation.start, citation.end) !== citation.quote) return `fabricated quote: ${citation.quote}`;
  }
  if (answer.status !== line.status) return `${answer.status} (${answer.confidence})`;
  if (line.status === 'not_found') return null;
  const cited = answer.citations.map((citation) => citation.paragraph);
  if (line.paragraphs && !line.paragraphs.some((paragraph) => cited.includes(paragraph))) return `paragraph ${cited}`;
  if (line.allParagraphs && !line.allParagraphs.every((paragraph) => cited.includes(paragraph)))
    return `paragraphs ${cited}`;
  const short = answer.shortAnswer ?? '';
  if (short.length > LONGEST_SHORT) return 'short answer too long';
  const words = SHORT_ONLY.has(line.kind) ? short : `${short}\n${answer.answer}`;
  return holds(words, line) ? null : `short answer: ${short}`;
}

/** Whether an answer, or what is shown as nearest where there is none, quotes the right words of a right paragraph. */
export function leadsTo({ kind, answer: verbatim, ...wanted }, { citations }) {
  const gold = wanted.paragraphs ?? wanted.allParagraphs ?? [];
  const words = citations
    .flatMap(({ paragraph, quote, translation }) => (gold.includes(paragraph) ? [quote, translation ?? ''] : []))
    .join('\n');
  if (words === '') return false;
  return kind === 'yesno' ? verbatim === undefined || contains(words, verbatim) : holds(words, wanted);
}

function contains(words, wanted) {
  const [haystack, needle] = [normalise(words), normalise(wanted)];
  if (!/^\d+$/.test(needle)) return haystack.includes(needle);
  return new RegExp(`(?<![\\p{L}\\p{N}])${needle}(?![\\p{L}\\p{N}])`, 'u').test(haystack);
}
