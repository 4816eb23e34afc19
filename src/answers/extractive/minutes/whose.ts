import { MATCHED } from '../evidence.js';
import type { TermMatcher } from '../matcher.js';
import type { Question, QuestionTerm } from '../question.js';
import { progressOf } from './done.js';
import type { Line } from './of-kind.js';

/** Whether a question, by its normalised words, asks whose a matter is. */
export function asksWhoseItIs(norm: string): boolean {
  return RESPONSIBLE.test(norm);
}

/** What is asked to be done, of a question for who does it; undefined where that is a word that says little. */
export function deedOf({ norm, terms }: Question): QuestionTerm | undefined {
  const verb = DEED.exec(norm)?.[1] ?? '';
  return terms.find((term) => term.norm === verb);
}

/** Whether a line gives somebody something else to do than a question asks who does: who paints the shed need not own it. */
export function isAnotherDeed(question: Question, line: Line, matcher: TermMatcher): boolean {
  if (question.type !== 'person' || progressOf(line) === null || asksWhoseItIs(question.norm)) return false;
  const deed = deedOf(question);
  return deed !== undefined && !line.sentence.terms.some((term) => matcher.similarity(deed, term) >= MATCHED);
}

/** Normalised. */
const RESPONSIBLE =
  /(?<![a-z\u0620-\u06ff])(?:responsible|responsibility|in charge|(?:the|is|was) owner|assigned|handl(?:es|ing|e)|tak(?:es|ing|e) care|look(?:s|ing)? after|see(?:s|ing)? (?:to|about)|deal(?:s|ing)? with|sort(?:s|ing)? out|leads?|leading|doing|mak(?:es|ing)|(?:does|do)(?= (?:the|this|that|it))|job|task|action|contact|point person|[وف]?(?:(?:ال)?(?:مسءول|مكلف)\p{L}{0,3}|(?:ال)?مسءوليه|[يتبسه]{0,2}(?:تولي|مسك|تكفل|سوي|ساوي|عمل)\p{L}{0,2}|ماسك\p{L}{0,2}|علي (?:من|مين|منو|عاتق)|(?:مين|منو|من) علي\p{L}{0,2}|عليه|مهم[هت]\p{L}{0,2}))(?![a-z\u0620-\u06ff])/u;
/** What is asked to be done, behind "who" and what only says when. */
const DEED =
  /^(?:so |and |but )?(?:who|whos|who's|من|مين|شكون|منو|مينو|منهو)(?: (?:is|are|was|were|will|shall|(?:has|have|needs?|got)(?= (?:to|got|been))|to|must|should|supposed|meant|going|gonna|also|else|actually|currently|now|been|be|اللي|الذي|راح|رح|سوف|لازم|غادي|عم|كان))* ([a-z]+|[\u0620-\u06ff]+)/u;
