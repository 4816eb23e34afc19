import { numberValue } from '../../text/numbers.js';
import type { Span } from '../../text/segment.js';
import { type Token, tokenise } from '../../text/tokenise.js';

/** A number that a text says, in digits or words. */
export interface NumberMention extends Span {
  readonly value: number;
  /** Said in words. */
  readonly spelled: boolean;
}

/** "One of them" counts nothing. */
const INDEFINITE = new Set(['one', 'احد', 'احدي', 'واحد', 'واحده', 'لاحد', 'باحدي', 'كاحد', 'واحدا']);

/** The numbers of a text, in order: five, 5, خمسة and ٥ are all 5; twenty-five, خمسة وعشرون and 25 one number each. */
export function numbersIn(text: string): NumberMention[] {
  const tokens = tokenise(text);
  const found: NumberMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i];
    if (!first || INDEFINITE.has(first.norm) || numberValue(first.norm) === null) continue;
    let run = [first];
    for (let j = i + 1; j < tokens.length; j++) {
      const next = tokens[j];
      if (!next || !continues(text, run, next)) break;
      run = [...run, next];
    }
    const last = run.at(-1) ?? first;
    const value = numberValue(...run.map(({ norm }) => norm));
    if (value !== null) {
      found.push({ start: first.start, end: last.end, value, spelled: !/\d/.test(first.norm) });
    }
    i += run.length - 1;
  }
  return found;
}

/** Whether the next word goes on counting: a scale after a number, units after tens, tens (وعشرون) after units. */
function continues(text: string, run: readonly Token[], next: Token): boolean {
  const last = run.at(-1);
  if (!last || !/^[\s\u00a0]*-?[\s\u00a0]*$/.test(text.slice(last.end, next.start))) return false;
  const [before, after] = [numberValue(last.norm), numberValue(next.norm)];
  if (before === null || after === null || (/\d/.test(last.norm) && /\d/.test(next.norm))) return false;
  if (after >= 100 && /^(?:و)?\D+$/.test(next.norm) && (after === 100 || after % 1000 === 0)) return before < after;
  if (/\d/.test(next.norm)) return false;
  if (next.norm.startsWith('و')) return (before < 10 && after >= 20 && after < 100) || (before >= 100 && after < 100);
  if (/^عشر/.test(next.norm)) return before < 10;
  return before >= 20 && before < 100 && before % 10 === 0 && after < 10;
}
