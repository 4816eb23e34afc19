import { analyse } from '../../text/analyse.js';
import { isQuestionWord } from '../../text/stop-words.js';
import { carriesAlong } from './meeting-words.js';
import { findCountries } from './places.js';
import { isOfType } from './question-words.js';

const CONJUNCTION =
  '(?:^|\\s)(?:and|&|n|plus|also|then)\\s+(?=(?:in |at |on |by |for )?(?:who|what|when|where|why|how|which|whom|whose)(?![\\p{L}]))';
const ARABIC_CONJUNCTION =
  '\\sو\\s?(?=(?:في |ب|ل)?(?:متى|أين|اين|وين|فين|كم|كام|لماذا|ليش|ليه|ماذا|ما\\s|هل|كيف|شلون|ايش|إيش|أيش|شو|وش|مين|منو|أي\\s|اي\\s|امتى|إمتى|ايمتى|من\\s(?!(?:ثم|أجل|اجل|خلال|بين|جهة|جانب|ضمن|قبل|بعد|دول|غير|حيث)(?![\\p{L}]))))';
const BOUNDARY = new RegExp(`[?؟!]+\\s*|\\n+|[,،]?${CONJUNCTION}|[,،]?${ARABIC_CONJUNCTION}`, 'giu');

/**
 * The questions in a text that asks several at once: "When was it held and who represented Kazakhstan?" is two.
 *
 * A part that is a question word alone shares its neighbour's words ("when and where was it held?").
 */
export function splitQuestions(text: string): string[] {
  return splitSentences(text).flatMap(splitCountries);
}

function splitSentences(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of removeDiacritics(text).matchAll(BOUNDARY)) {
    // Only what follows a conjunction's white space and letters is the next question; the conjunction belongs to neither.
    parts.push(text.slice(start, match.index));
    start = match.index + match[0].length;
  }
  parts.push(text.slice(start));
  const questions = parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (questions.length < 2) return [text.trim()];
  return shareWords(questions.filter(asksOrContinues));
}

/** Keeps offsets: a diacritic becomes nothing that the patterns see, but still takes its place. */
function removeDiacritics(text: string): string {
  return text
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '\u200b')
    .replace(/(\p{L})\u200b+/gu, (marks, letter: string) => letter + '\u200b'.repeat(marks.length - letter.length));
}

function asksOrContinues(part: string): boolean {
  return analyse(part).some((term) => !carriesAlong(term.norm) && (!term.stop || isQuestionWord(term.norm)));
}

function shareWords(parts: readonly string[]): string[] {
  const isBare = parts.map((part) => {
    const terms = analyse(part);
    // "Which year?" asks of what was asked just before.
    return terms.every(
      ({ stop, norm }) =>
        stop || carriesAlong(norm) || DEADLINE.test(norm) || (terms.length <= 2 && isOfType('date', norm)),
    );
  });
  return parts.map((part, i) => {
    if (!isBare[i]) return part;
    const donor = parts.findIndex((_, j) => !isBare[j] && j > i);
    const words = donor >= 0 ? parts[donor] : parts.find((_, j) => !isBare[j]);
    return words ? `${part} ${withoutQuestionWord(words)}` : part;
  });
}

/** "… and what is the deadline?", «… ومتى آخر موعد؟» ask it of the matter that was named. */
const DEADLINE = /^(?:deadline|due|(?:ال)?(?:موعد|مهله|اخر|نهاءي))$/;

function withoutQuestionWord(question: string): string {
  // «منو ما حضر»: behind another question word, «ما» says no.
  const first = analyse(question).find(
    ({ norm }, i) => BY_DIALECT.test(norm) || (isQuestionWord(norm) && (norm !== 'ما' || i === 0)),
  );
  return first ? `${question.slice(0, first.start)}${question.slice(first.end)}`.trim() : question;
}

const BY_DIALECT = /^(?:منو|مينو|منهو|شكون|شنو|شنوه|ايمتي|شوكت|وقتاش|قداش|قديش)$/;

/** "Who represented Kazakhstan and Tajikistan?" asks of each. */
function splitCountries(question: string): string[] {
  const countries = findCountries(question);
  const apart = countries.every((country, i) => {
    const next = countries[i + 1];
    return !next || /^\s*(?:and|or|&|,|،|و)?\s*(?:and|و)?\s*$/iu.test(question.slice(country.end, next.start));
  });
  const [first, last] = [countries[0], countries.at(-1)];
  if (!first || !last || countries.length < 2 || !apart || !/(?:who|whom|مين|منو|من|ممثل|مثل)/iu.test(question))
    return [question];
  return countries.map(
    ({ start, end }) => question.slice(0, first.start) + question.slice(start, end) + question.slice(last.end),
  );
}
