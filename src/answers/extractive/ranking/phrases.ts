import type { Reading, Word } from './words.js';

/** A stretch of a sentence's words that may be the short answer: from word `first` to word `last`, both included. */
export interface Phrase {
  readonly reading: Reading;
  readonly first: number;
  readonly last: number;
}

/** Words that a phrase may have; a stretch between two stops may have more. */
const MOST_WORDS = 8;
const MOST_WORDS_OF_A_CLAUSE = 16;

/**
 * The phrases of a sentence: no phrase begins or ends with a function word, cuts a date, or reaches over a stop, a bracket
 * or a quotation mark. Longer ones only where they reach to the end of their clause.
 */
export function phrasesIn(reading: Reading): Phrase[] {
  const { words } = reading;
  const found: Phrase[] = [];
  for (let first = 0; first < words.length; first++) {
    if (!mayBegin(words, first)) continue;
    for (let last = first; last < words.length && last - first < MOST_WORDS_OF_A_CLAUSE; last++) {
      if (last > first && isBarrier(words[last]?.gap ?? '') && !isTitle(words, last)) break;
      if (!mayEnd(words, last)) continue;
      if (last - first < MOST_WORDS || endsClause(words, last)) found.push({ reading, first, last });
    }
  }
  return found;
}

function mayBegin(words: readonly Word[], at: number): boolean {
  const [word, before] = [words[at], words[at - 1]];
  if (!word || word.kind === 'function') return false;
  return word.date < 0 || before?.date !== word.date;
}

function mayEnd(words: readonly Word[], at: number): boolean {
  const [word, after] = [words[at], words[at + 1]];
  if (!word || word.kind === 'function') return false;
  return word.date < 0 || after?.date !== word.date;
}

/** Whether what looks like a stop only shortens the title before a name: "Dr. Mary Achieng". */
function isTitle(words: readonly Word[], at: number): boolean {
  return words[at]?.gap === '.' && /^(?:dr|mr|mrs|ms|prof|eng|hon|st|د|م|ا)$/.test(words[at - 1]?.term.norm ?? '');
}

export function isBarrier(gap: string): boolean {
  return /[.;:?!()[\]"“”«»؛؟|]/.test(gap);
}

function endsClause(words: readonly Word[], at: number): boolean {
  const after = words[at + 1];
  return !after || /[^\p{L}\p{N}'’-]/u.test(after.gap);
}
