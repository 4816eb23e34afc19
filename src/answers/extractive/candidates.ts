import { abbreviationsAsked, explainedAbbreviations } from './abbreviation-candidates.js';
import { bestBound } from './binding.js';
import type { Candidate } from './candidate.js';
import { clauseCandidate, reasonCandidates } from './clause-candidates.js';
import { confirmation } from './confirmation-candidates.js';
import { dateCandidates } from './date-candidates.js';
import { type Evidence, mustMatch } from './evidence.js';
import { listCandidates } from './list-candidates.js';
import { numberCandidates } from './number-candidates.js';
import { decidingBodies, organisationCandidates } from './organisation-candidates.js';
import { personCandidates } from './person-candidates.js';
import { placeCandidates } from './place-candidates.js';
import type { Question } from './question.js';
import type { AnswerType } from './question-words.js';
import { asksRecipient, recipientCandidates } from './recipient-candidates.js';
import { roleCandidates } from './role-candidates.js';

/** The candidates of a sentence for a question, by its type; none where nothing there can answer it. */
export function candidatesIn(question: Question, evidence: Evidence): readonly Candidate[] {
  const found = candidatesOf(question, evidence);
  return BOUND.has(question.type) ? bestBound(question, evidence, found) : found;
}

/** "When did the meeting begin?": the hour is as good. */
function asksHour({ terms }: Question): boolean {
  return terms.some(({ circles }) => circles.includes('opening') || circles.includes('closing'));
}

/** Types whose answers stand side by side in one sentence, each for a question of its own. */
export const BOUND: ReadonlySet<AnswerType> = new Set(['number', 'date', 'time']);

/** The same, of all parts of the sentence. */
export function candidatesOf(question: Question, evidence: Evidence): Candidate[] {
  switch (question.type) {
    case 'date':
      return dateCandidates(question, evidence, (kind) => kind !== 'time' || asksHour(question));
    case 'time':
      return dateCandidates(question, evidence, (kind) => kind === 'time');
    case 'place':
      return placeCandidates(question, evidence);
    case 'person': {
      if (asksRecipient(question)) return recipientCandidates(evidence);
      const people = personCandidates(question, evidence);
      // Bodies decide too.
      return people.length > 0 ? people : decidingBodies(question, evidence);
    }
    case 'organisation':
      return organisationCandidates(evidence);
    case 'role':
      return roleCandidates(evidence);
    case 'number':
      return numberCandidates(question, evidence);
    case 'list':
      return listCandidates(question, evidence);
    case 'reason':
      return reasonCandidates(evidence);
    case 'thing': {
      const content = question.terms.filter((term) => mustMatch(term)).length;
      const asked = abbreviationsAsked(question, evidence);
      const explained = asked.length > 0 ? asked : content === 1 ? explainedAbbreviations(evidence) : [];
      return explained.length > 0 ? explained : [clauseCandidate(evidence, question)];
    }
    case 'confirmation':
      return [confirmation(question, evidence)];
    default:
      return [clauseCandidate(evidence, question)];
  }
}
