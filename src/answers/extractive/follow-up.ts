import { analyse } from '../../text/analyse.js';
import { isQuestionWord } from '../../text/stop-words.js';
import type { Turn } from '../answering.js';
import { isWrapping } from './meeting-words.js';
import { findCountries } from './places.js';

/** How a follow-up begins, in both languages and the dialects: it only changes what was asked before. */
const OPENING =
  /^(?:(?:and|but|so|ok|okay|what about|how about|and what about)(?!\p{L})|و(?:ماذا عن|ايش عن|شو عن)?(?=\s*\p{L})|ماذا عن|طيب|طب|شو عن|ايش عن|إيش عن|وش عن)[\s,،]*/iu;

/** A follow-up has at most this many words of its own. */
const MOST_WORDS = 3;

/**
 * The question as it would be asked without what came before: "and Tajikistan?" after "Who represented Uzbekistan?"
 * is "Who represented Tajikistan?", and "where?" asks it of a place. A question that stands by itself is left alone.
 */
export function standalone(question: string, context: readonly Turn[]): string {
  const asked = context.filter((turn) => turn.from === 'person').map((turn) => turn.text.trim());
  // Each follow-up goes back to the one before it, and so to the question that stands by itself.
  const before = asked.reduce<string | null>((earlier, text) => (text ? continued(text, earlier) : earlier), null);
  return continued(question, before);
}

function continued(question: string, before: string | null): string {
  if (!before) return question;
  const own = contentOf(question);
  const rest = withoutOpening(question);
  const asks = analyse(rest).some((term) => isQuestionWord(term.norm));
  // "Where?" after "who represented …?" asks about the meeting, not about the person.
  if (own.length === 0 && asks && /^\s*(?:who|whom|من|مين|منو)(?!\p{L})/iu.test(before)) return question;
  if (own.length === 0) return asks ? `${stripMarks(question)} ${withoutQuestionWords(before)}` : question;
  if (asks || own.length > MOST_WORDS || (rest === question && own.length > 1)) return question;
  return replaceSubject(before, stripMarks(rest));
}

/** «طيب وكازاخستان؟» has two openings. */
function withoutOpening(question: string): string {
  const opening = OPENING.exec(question);
  return opening && opening[0].length > 0 && opening[0].length < question.length
    ? withoutOpening(question.slice(opening[0].length))
    : question;
}

/** Puts the new country in the old one's place, or else the new words behind the old question. */
function replaceSubject(before: string, words: string): string {
  const bare = words.replace(/^(?:عن|ل|about|for|of|from|with)\s+/u, '');
  const old = findCountries(before).at(-1);
  if (old && findCountries(bare).length > 0) return `${before.slice(0, old.start)}${bare}${before.slice(old.end)}`;
  return `${stripMarks(before)} ${bare}`;
}

function withoutQuestionWords(question: string): string {
  const asked = analyse(question).filter((term) => isQuestionWord(term.norm));
  let rest = question;
  for (const term of [...asked].reverse()) rest = rest.slice(0, term.start) + rest.slice(term.end);
  return rest.trim();
}

function contentOf(text: string): string[] {
  return analyse(text)
    .filter((term) => !term.stop && !isQuestionWord(term.norm) && !isWrapping(term.norm))
    .map((term) => term.norm);
}

function stripMarks(text: string): string {
  return text.replace(/[\s?؟!.]+$/u, '').trim();
}
