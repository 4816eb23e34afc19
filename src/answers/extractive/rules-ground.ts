import { rememberedFor } from '../../text/remembered.js';
import type { Candidate } from './candidate.js';
import { mustMatch } from './evidence.js';
import type { Found } from './find-answer.js';
import { progressOf } from './minutes/done.js';
import { wishesOf } from './minutes/wishes.js';
import type { Question } from './question.js';
import { asksRecipient } from './recipient-candidates.js';
import type { ReadSentence, RecordReader } from './record-reader.js';

/** What a reason's fit must be above for the rules to have a word on it. */
const LEAST_REASON = 0.1;

/**
 * Whether the rules may answer: question or answer has what records of meetings are about, that people with offices
 * met and spoke and held offices; or it is a matter of yes or no, which only they say.
 */
export function isForRules(question: Question, found: Found): boolean {
  const { candidate } = found;
  return (
    question.type === 'confirmation' ||
    (candidate.short !== null && (question.type === 'role' || asksRecipient(question))) ||
    ((question.type !== 'reason' || candidate.fit > LEAST_REASON) &&
      ((question.terms.some(({ role }) => role === 'meeting') && !asksOutcome(question, candidate)) ||
        isOfOffice(found)))
  );
}

/** Whether an answer is of what the rules were made for: the meeting itself or the next one, people with offices, tasks done. */
export function isOwnGround(question: Question, found: Found): boolean {
  const { evidence } = found.candidate;
  const asksNext = wishesOf(question).some(({ kind, about }) => kind === 'next' && about.length === 0);
  const isDone = question.type === 'confirmation' && progressOf(evidence) === 'done';
  return isOfOffice(found) || isOfficial(evidence.reader) || asksNext || isDone || !question.terms.some(mustMatch);
}

/**
 * From such a share of sentences that speak of people by office on, the rules are right: 437 of their 471 answers about such
 * records to learn from, 146 of 203 about others.
 */
const OFFICIAL = 0.1;

/** Whether a record speaks of people by their offices, as those do that the rules were made for. */
export const isOfficial = rememberedFor((reader: RecordReader): boolean => {
  const sentences = reader.all();
  return sentences.filter(namesOffice).length >= OFFICIAL * sentences.length;
});

function namesOffice({ people }: ReadSentence): boolean {
  return people.some(({ office }) => office !== null);
}

function isOfOffice({ candidate }: Found): boolean {
  return namesOffice(candidate.evidence.sentence);
}

/** "What happened with …?": in minutes, whatever shares the rest of the words is no answer to it by that. */
export function asksOutcome(question: Question, { evidence }: Candidate): boolean {
  return evidence.reader.outline.isOfMinutes && wishesOf(question).some(({ kind }) => kind === 'outcome');
}
