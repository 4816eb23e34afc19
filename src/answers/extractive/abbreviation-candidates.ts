import { isWithin } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { type Evidence, mustMatch } from './evidence.js';
import type { Question } from './question.js';
import { isInside } from './standing.js';

/** "What does GCC stand for?": the words that the record puts before the abbreviation in brackets. */
export function explainedAbbreviations(evidence: Evidence): Candidate[] {
  const { reader, sentence, terms } = evidence;
  return reader.abbreviations().flatMap(({ short, span }) => {
    const isAsked = terms.some(({ term }) => term.stem === short.stem && mustMatch(term));
    const isHere = isWithin(short, sentence);
    return isAsked && isHere
      ? [{ evidence, span: { start: span.start, end: short.end }, short: reader.text(span), fit: 1 }]
      : [];
  });
}

/** "What is X called for short?": the abbreviation that stands in brackets behind the words asked about. */
export function abbreviationsAsked(question: Question, evidence: Evidence): Candidate[] {
  if (!ASKS_SHORT.test(question.norm)) return [];
  const { reader, sentence, terms } = evidence;
  return reader.abbreviations().flatMap(({ short, span, phrase }) => {
    if (short.start < sentence.start || short.end > sentence.end) return [];
    const inside = terms.filter(({ term, places }) => mustMatch(term) && places.some(({ at }) => isInside(at, span)));
    return inside.length >= Math.min(2, phrase.length)
      ? [{ evidence, span: { start: span.start, end: short.end }, short: reader.text(short), fit: 1 }]
      : [];
  });
}

const ASKS_SHORT = /(?:abbreviat|acronym|for short|short (?:name|form)|initials|(?:ال)?اختصار|مختصر|(?:ال)?رمز)/;
