import { analyse } from '../../text/analyse.js';
import { isWithin, type Span } from '../../text/segment.js';
import { type Evidence, mustMatch } from './evidence.js';
import type { Question } from './question.js';

/** How close the question's words stand to a span, 0..1: each counts half as much a dozen words further off. */
export function nearness({ sentence, terms }: Evidence, span: Span): number {
  let near = 0;
  let total = 0;
  for (const { at, weight, match } of terms) {
    total += weight;
    if (!at) continue;
    const characters = at.end <= span.start ? span.start - at.end : at.start >= span.end ? at.start - span.end : 0;
    near += weight * match * 0.5 ** (characters / 60);
  }
  return total > 0 ? near / total : 1 - (span.start - sentence.start) / (sentence.end - sentence.start + 1);
}

/** The clause that introduces a list: what stands before its colon, or before its first member. */
function leadClause({ sentence, reader }: Evidence, start: number): Span | null {
  const before = reader.document.text.slice(sentence.start, start);
  const colon = before.lastIndexOf(':');
  return colon > 0 ? { start: sentence.start, end: sentence.start + colon } : null;
}

/** The same for a candidate to have; nothing where nothing introduces the list. */
export function leadOf(evidence: Evidence, start: number): { lead?: Span } {
  const lead = leadClause(evidence, start);
  return lead ? { lead } : {};
}

/** Share of the question's words that stand within a span: a reason doesn't repeat what it is the reason of. */
export function shareInside({ terms }: Evidence, span: Span): number {
  const musts = terms.filter(({ term }) => mustMatch(term));
  const inside = musts.filter(({ at }) => at && isWithin(at, span));
  return musts.length > 0 ? inside.length / musts.length : 0;
}

export function isAfterMatches({ terms }: Evidence, span: Span): boolean {
  return (
    terms.every(({ at, term }) => !at || term.role === 'meeting' || at.start < span.end) &&
    terms.some(({ at }) => at !== null && at.start <= span.start)
  );
}

/** A word may have an Arabic "and" or preposition written on to it that its span leaves out. */
export function isInside(at: Span, span: Span): boolean {
  return at.start >= span.start - 1 && at.end <= span.end;
}

export function isInQuestion(question: Question, words: string): boolean {
  return analyse(words).every((term) => term.stop || question.terms.some(({ stem }) => stem === term.stem));
}

/** Whether a word of a question is some noun, with the Arabic article or without. */
export function isNoun(norm: string, noun: string): boolean {
  return norm === noun || norm.replace(/^ال/, '') === noun;
}

/** What a sentence has right before a place of the document, some characters of it. */
export function justBefore({ reader, sentence }: Evidence, start: number, characters = 80): string {
  return reader.text({ start: Math.max(sentence.start, start - characters), end: start });
}

/** What begins with و by itself, behind that letter: in a regular expression, the conjunction is taken off other words only. */
export const OWN_WAW =
  'زير|زار|زراء|كيل|كال|لاي|لي(?!\\p{L})|فد|فود|قت|سط|اقع|احد|الد|ثيق|ثائق|رق|طن|ضع|جود|عد|صل|حد|اجب|اسع|ال(?:عشر|ثلاث|أربع|خمس|ست|سبع|ثمان|تسع)[وي]ن';
