import type { Span } from '../../text/segment.js';
import type { Candidate } from './candidate.js';
import { clauseCandidate } from './clause-candidates.js';
import { organisations } from './constructions.js';
import { type Evidence, mustMatch } from './evidence.js';
import type { Question } from './question.js';
import { nearness } from './standing.js';

/** Councils, ministries, companies: which of them stands closest to the question's words. The clause where none does. */
export function organisationCandidates(evidence: Evidence): Candidate[] {
  const found = bodies(evidence);
  return found.length > 0 ? found : [clauseCandidate(evidence)];
}

/** The bodies that decide what the question asks about. */
export function decidingBodies(question: Question, evidence: Evidence): Candidate[] {
  const [deed] = question.terms.filter(mustMatch);
  if (!deed?.circles.includes('decision')) return [];
  const { reader, sentence } = evidence;
  return bodies(evidence).filter(
    ({ span }) =>
      standsBeforeDeed(evidence, span) && !/^(?:['’]s| to )/.test(reader.text({ start: span.end, end: sentence.end })),
  );
}

function bodies(evidence: Evidence): Candidate[] {
  const { reader, sentence } = evidence;
  return organisations(reader.document.text, sentence, reader.language).map((span) => ({
    evidence,
    span,
    short: reader.text(span),
    fit: 0.2 + 0.8 * nearness(evidence, span) + (standsBeforeDeed(evidence, span) ? 0.4 : 0),
  }));
}

/** Whoever does something stands right before it: "the Ministerial Council had taken a decision". */
function standsBeforeDeed({ terms }: Evidence, span: Span): boolean {
  return terms.some(
    ({ term, places }) =>
      term.circles.includes('decision') &&
      places.some(({ at }) => at.start >= span.end && at.start - span.end <= DEED_CHARACTERS),
  );
}

const DEED_CHARACTERS = 24;
