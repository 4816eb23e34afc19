import type { TermMatcher } from '../matcher.js';
import type { Question } from '../question.js';
import { type Line, lacksKind } from './of-kind.js';
import { isOfSomebodyElse } from './turns.js';

/** Whether a line of minutes may answer at all: it has something of what is asked for, and is not somebody else's words. */
export function admits(question: Question, line: Line, matcher: TermMatcher): boolean {
  return !lacksKind(question, line, null) && !isOfSomebodyElse(question, line, matcher);
}
