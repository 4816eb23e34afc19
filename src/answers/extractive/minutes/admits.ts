import type { TermMatcher } from '../matcher.js';
import type { Question } from '../question.js';
import { isNotYetDone } from './done.js';
import { type Line, lacksKind } from './of-kind.js';
import { isOfSomebodyElse, namesOnly } from './turns.js';

/**
 * Whether a line of minutes may answer at all: it has something of what is asked for, as has its short answer where there is
 * one, and is not somebody else's words.
 */
export function admits(question: Question, line: Line, matcher: TermMatcher, short: string | null = null): boolean {
  return (
    !namesOnly(question, line.reader, matcher) &&
    !lacksKind(question, line, short) &&
    !isNotYetDone(question, line) &&
    !isOfSomebodyElse(question, line, matcher)
  );
}
