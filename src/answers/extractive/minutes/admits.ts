import { normalise } from '../../../text/normalise.js';
import { MATCHED } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import { circlesOf } from '../meeting-words.js';
import type { Question } from '../question.js';
import { isNoTask, isNotYetDone } from './done.js';
import { headOf } from './head.js';
import { type Line, lacksKind } from './of-kind.js';
import { isOfSomebodyElse, namesOnly } from './turns.js';
import { isAnotherDeed } from './whose.js';
import { wishesOf } from './wishes.js';

/**
 * Whether a line of minutes may answer at all: it has something of what is asked for, as has its short answer where there is
 * one, and is not somebody else's words.
 */
export function admits(question: Question, line: Line, matcher: TermMatcher, short: string | null = null): boolean {
  return (
    !namesOnly(question, line.reader, matcher) &&
    !lacksKind(question, line, short) &&
    !isNotYetDone(question, line) &&
    !asksForAll(question, line) &&
    !isNoTask(question, line) &&
    !isOfMeetingAlone(question, line) &&
    !isNoExcuse(question, line) &&
    !isNoAttendance(question, line, matcher) &&
    !isOfSomebodyElse(question, line, matcher) &&
    !isAnotherDeed(question, line, matcher)
  );
}

/** All that was decided, or is to be done, is no one sentence that shares the words. */
function asksForAll(question: Question, { reader }: Line): boolean {
  return (
    reader.outline.isOfMinutes &&
    wishesOf(question).some(({ kind, about }) => (kind === 'tasks' || kind === 'decision') && about.length === 0)
  );
}

/** "When is the festival?" is not answered by the day of the meeting about it. */
function isOfMeetingAlone({ type, terms }: Question, { reader, sentence }: Line): boolean {
  if (!reader.outline.isOfMinutes || (type !== 'date' && type !== 'time')) return false;
  return headOf(reader)?.sentence === sentence && !terms.some(({ circles }) => circles.includes('meeting'));
}

/** "Who came to the sale?" is answered neither by whoever has to do with it nor by who came to the meeting. */
function isNoAttendance(question: Question, { reader, sentence }: Line, matcher: TermMatcher): boolean {
  if (!reader.outline.isOfMinutes || question.type !== 'person') return false;
  const wish = wishesOf(question).find(({ kind, about }) => kind === 'present' && about.length > 0);
  if (!wish) return false;
  if (!sentence.terms.some(({ norm, stem }) => circlesOf(norm, stem).includes('attendance'))) return true;
  return !wish.about.some((asked) => sentence.terms.some((term) => matcher.similarity(asked, term) >= MATCHED));
}

/** "Why wasn't Pat there?" is not answered by what else is said of Pat. */
function isNoExcuse(question: Question, { reader, sentence }: Line): boolean {
  if (!reader.outline.isOfMinutes || question.type !== 'reason') return false;
  if (!wishesOf(question).some(({ kind }) => kind === 'excuse')) return false;
  // What the list of those absent has for somebody was looked at before.
  return sentence.entry.labelKind === 'absent' || !OF_ABSENCE.test(normalise(reader.text(sentence)));
}

/** That somebody is away, ill or busy, or a reason at all, normalised. */
const OF_ABSENCE =
  /(?<![a-z\u0620-\u06ff])(?:absen\p{L}*|away|ill|sick|unwell|off|can'?t|cannot|could ?n[o']?t|couldnt|unable|won'?t|not|missing|missed|apolog\p{L}*|regrets|late|leave|holiday|hospital|doctor|because|since|as|due to|work|baby|wedding|funeral|flu|[وف]?(?:غاب\p{L}*|غياب\p{L}*|تغيب\p{L}*|غايب\p{L}*|اعتذ\p{L}*|مسافر\p{L}*|سفر|مريض\p{L}*|تعبان\p{L}*|عند\p{L}{0,3}|ما|مو|مش|لم|لا|لان\p{L}*|بسبب|عشان|علشان|دوام|خفاره|اجازه))(?![a-z\u0620-\u06ff])/u;
