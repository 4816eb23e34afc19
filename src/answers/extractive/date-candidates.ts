import { findDates, startOfTime } from '../../text/dates.js';
import { normalise } from '../../text/normalise.js';
import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { type Evidence, MATCHED, mustMatch } from './evidence.js';
import { movedTo } from './moved.js';
import type { Question } from './question.js';
import { isInQuestion, isInside, nearness } from './standing.js';

export function dateCandidates(question: Question, evidence: Evidence, fits: (kind: string) => boolean): Candidate[] {
  const { reader, sentence } = evidence;
  if (isAboutPersonAlone(question, evidence)) return [];
  if (ASKS_TAKING_OFFICE.test(question.norm) && !TAKES_OFFICE.test(normalise(reader.text(sentence)))) return [];
  const text = reader.text(sentence);
  // A period in brackets is the noun's before it, and no time at which something happened.
  const asksPeriod =
    /(?:period|year|span|frame|cover|run|last|start|begin|end|until|till|from|فتر|مده|سنه|سنوات|عام|تبدا|يبدا|تنتهي|ينتهي|تخلص|من متي|الي متي|لمتي|تغط|تشمل)/.test(
      question.norm,
    );
  const wantsYear =
    /(?:year|عام|سنه)/.test(question.norm) && !/(?:how many|how long|كم سنه|كم عام)/.test(question.norm);
  const asksLast = ASKS_LAST.test(question.norm);
  return findDates(text)
    .filter(
      ({ kind, start, end, lastDay }) =>
        fits(kind) &&
        // A deadline is not the day on which something began.
        (!asksLast ||
          kind === 'range' ||
          lastDay !== null ||
          SAYS_LAST.test(normalise(text.slice(Math.max(0, start - LAST_CHARACTERS), start))) ||
          ENDED.test(normalise(text.slice(end, end + LAST_CHARACTERS)))) &&
        // Nor is a beginning the day up to which something lasts.
        !(ASKS_FIRST.test(question.norm) && UP_TO.test(normalise(text.slice(0, start)))) &&
        !isEndAlone(evidence, { start: sentence.start + startOfTime(text, start), end: sentence.start + end }) &&
        (kind !== 'range' || asksPeriod || !/[([]\s*$/.test(text.slice(0, start))),
    )
    .map((date) => {
      const span = { start: sentence.start + startOfTime(text, date.start), end: sentence.start + date.end };
      const short = wantsYear ? yearOf(question, reader.text(span), date.kind === 'range') : reader.text(span);
      const precision = date.kind === 'day' || (wantsYear && date.year !== null) ? 0.2 : 0;
      const isAsked = isInQuestion(question, reader.text(span)) ? -0.5 : 0;
      const isPeriod =
        date.kind === 'range'
          ? /(?:period|years|span|frame|plan|فتر|مده|المده|خطه)/.test(question.norm)
            ? 0.2
            : -0.4
          : 0;
      return { evidence, span, short, fit: nearness(evidence, span) * 0.8 + precision + isAsked + isPeriod };
    })
    .filter(({ span }) => movedTo(question, evidence, span) === null);
}

/** "When did it end?" is not answered by "the end of 2027" of something else. */
function isEndAlone({ terms }: Evidence, time: Span): boolean {
  const ends = terms.filter(({ term }) => term.circles.includes('closing'));
  return (
    ends.some(({ places }) => places.some(({ at }) => isInside(at, time))) &&
    !terms.some(({ term, at }) => at !== null && !ends.some((each) => each.term === term) && term.role !== 'type')
  );
}

const ASKS_TAKING_OFFICE =
  /(?<![a-z\u0620-\u06ff])(?:took office|take office|appointed|elected|became|become|تول[يت]|منصب\p{L}*|عين|عينت|انتخب|انتخبت|اصبح|اصبحت)(?![a-z\u0620-\u06ff])/u;
const TAKES_OFFICE =
  /(?<![a-z\u0620-\u06ff])(?:appoint\p{L}*|elect\p{L}*|became|become|took|take|since|chosen|[وف]?[بل]?(?:ال)?(?:عين(?!\s+ال)|عينت|تعيين\p{L}*|انتخ\p{L}*|تول\p{L}*|سيتول\p{L}*|اختي\p{L}*|اختار\p{L}*|اصبح\p{L}*|منذ|خلفا))(?![a-z\u0620-\u06ff])/u;
const ASKS_LAST =
  /(?<![a-z\u0620-\u06ff])(?:deadlines?|due|at the latest|last (?:day|date)|end date|closing date|until|till|run to|ends?|ended|expires?|expired|finish(?:es|ed)?|lapses?|اخر (?:موعد|يوم|مهله)|(?:ال)?مهله|لحد|حتي (?:اي|متي)|الي متي|لمتي|[وب]?(?:ي|ت)نتهي|[وبه]?(?:ي|ت)خلص)(?![a-z\u0620-\u06ff])/;
const SAYS_LAST =
  /(?<![a-z\u0620-\u06ff])(?:by|before|until|till|deadline|due|no later|end|ends|ended|ending|close|closes|closed|expire|expires|run|runs|through|to|قبل|حتي|اقصاه|غايه|اخر|نهايه|بحلول|موعد|ينتهي|تنتهي|انته\p{L}*|ستنتهي|اختتم\p{L}*|ختام\p{L}*|مهله|يتجاوز|الي|يسري|تسري|ساري\p{L}*)(?![a-z\u0620-\u06ff])/u;
/** The same behind a date: "on 4 August the strike ended". */
const ENDED =
  /(?<![a-z\u0620-\u06ff])(?:ends|ended|closes|closed|expires|expired|finishes|finished|concluded|[وف]?س?(?:ي|ت)نتهي|[وف]?انته\p{L}*|[وف]?اختتم\p{L}*)(?![a-z\u0620-\u06ff])/u;
const LAST_CHARACTERS = 40;
const ASKS_FIRST = /(?<![a-z\u0620-\u06ff])(?:start|starts|begin|begins|س?[يت]بدا|س?[يت]نطلق)(?![a-z\u0620-\u06ff])/;
const UP_TO = /(?<![a-z\u0620-\u06ff])(?:until|till|حتي|لغايه)\s*$/;

/**
 * Whether a sentence has nothing of the question but a person's name and office: its date is that of what it tells, not of
 * when they took office.
 */
function isAboutPersonAlone(question: Question, { terms, sentence }: Evidence): boolean {
  const asked = terms.filter(({ term }) => mustMatch(term));
  const found = terms.flatMap(({ places, term }) => (term.role === 'type' ? [] : places));
  return (
    asked.length > 0 &&
    found.length > 0 &&
    asked.every(({ match }) => match >= MATCHED) &&
    !question.terms.some(({ role }) => role === 'meeting') &&
    found.every(({ at }) => sentence.people.some((person) => isInside(at, person)))
  );
}

/** The year alone; of a period the one that is asked for, or both. */
function yearOf(question: Question, words: string, isPeriod: boolean): string {
  const years = words.match(/\d{4}/g) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return words;
  if (!isPeriod) return first;
  if (/(?:until|till|end|ends|last|finish|expire|تنتهي|ينتهي|تخلص|بتخلص|نهايه|حتي)/.test(question.norm)) return last;
  return /(?:start|begin|first|تبدا|يبدا|بدايه|بتبدا)/.test(question.norm) ? first : `${first}-${last}`;
}
