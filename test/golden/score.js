// Holds answers against the golden set: see README.md here for what a line says and what makes an answer right.
import { readFileSync } from 'node:fs';
import { normalise } from '../../dist/text/normalise.js';

export const PARTS = ['tuning', 'second', 'held-out'];
export const LANGUAGES = ['ar', 'en'];

const SHORT_ONLY = new Set(['when', 'where', 'who', 'role', 'country', 'howmany']);
const LONGEST_SHORT = 700;

/** The questions of one part in one language. */
export function readGolden(language, part) {
  const file = new URL(`./${language}.${part}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
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
  if (line.short && !line.short.some((wanted) => contains(words, wanted))) return `short answer: ${short}`;
  if (line.allShort && !line.allShort.every((wanted) => contains(words, wanted))) return `short answer: ${short}`;
  return null;
}

function contains(words, wanted) {
  const [haystack, needle] = [normalise(words), normalise(wanted)];
  if (!/^\d+$/.test(needle)) return haystack.includes(needle);
  return new RegExp(`(?<![\\p{L}\\p{N}])${needle}(?![\\p{L}\\p{N}])`, 'u').test(haystack);
}
