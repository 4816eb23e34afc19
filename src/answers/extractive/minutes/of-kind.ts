import { findDates } from '../../../text/dates.js';
import { normalise } from '../../../text/normalise.js';
import { numberValue } from '../../../text/numbers.js';
import { isTimeAlone } from '../measures.js';
import type { Question } from '../question.js';
import type { ReadSentence, RecordReader } from '../record-reader.js';
import { isInQuestion } from '../standing.js';
import { isKnownName } from './turns.js';

/** A sentence of a record. */
export interface Line {
  readonly reader: RecordReader;
  readonly sentence: ReadSentence;
}

/** A time that is told by today: normalised. */
const RELATIVE =
  /(?<![\p{L}])(?:today|tonight|tomorrow|yesterday|week|weeks|month|months|easter|ramadan|summer|winter|spring|autumn|end of|next|later|اليوم|الليله|غدا|بكره|باكر|باچر|امس|اسبوع|الاسبوع|اسبوعين|شهر|الشهر|رمضان|العيد|الصيف|الشتاء|نهايه|اخر|القادم|الجاي|المقبل)(?![\p{L}])/u;

/**
 * Whether a line lacks what the question asks for: lines are short, and one with the question's words and neither a time nor
 * a number nor a name besides says nothing of when, how many or who.
 */
export function lacksKind(question: Question, { reader, sentence }: Line, short: string | null): boolean {
  if (!reader.outline.isOfMinutes) return false;
  const words = reader.text(sentence);
  switch (question.type) {
    case 'date':
    case 'time':
      return !tellsTime(words) || (short !== null && !tellsTime(short));
    case 'number':
      return !tellsNumber(question, words) || (short !== null && (isTimeAlone(short) || !tellsNumber(question, short)));
    case 'person':
      return !tellsName(question, { reader, sentence });
    default:
      return false;
  }
}

/** Whether words tell a time, if only by today. */
export function tellsTime(words: string): boolean {
  return findDates(words).length > 0 || /\p{Nd}/u.test(words) || RELATIVE.test(normalise(words));
}

/** Whether there is a number that the question does not name already. */
function tellsNumber(question: Question, words: string): boolean {
  return normalise(words)
    .split(/[^\p{L}\p{N}.,%]+/u)
    .some((word) => (/\d/.test(word) || numberValue(word) !== null) && !isInQuestion(question, word));
}

/** Whether somebody is named, or spoken of by office, whom the question does not name already. */
function tellsName(question: Question, { reader, sentence }: Line): boolean {
  if (sentence.people.some((person) => !isInQuestion(question, reader.text(person)))) return true;
  if (sentence.entry.speaker) return true;
  return sentence.terms.some(({ norm, stop, start, end }) => {
    if (stop || isInQuestion(question, norm)) return false;
    const isCapital = /^\p{Lu}/u.test(reader.text({ start, end }));
    return isCapital || reader.lists.isName(norm) || isKnownName(reader, norm) || /^[\u0620-\u064a]/.test(norm);
  });
}
