import type { Candidate } from '../candidate.js';
import type { Question } from '../question.js';
import type { AnswerType } from '../question-words.js';
import type { RankedPhrase } from './rank.js';
import {
  bestPhrase,
  confidenceIn,
  evidenceOf,
  type RankContext,
  type RetrievedParagraph,
  rankSentences,
} from './rank.js';

/** Sentences up to this length are quoted whole; the clauses of a longer one around its short answer. UTF-16 units. */
const LONGEST_QUOTE = 600;
/** A short answer is given when it is expected to share at least so much with the right one (F1). */
const LEAST_EXPECTED = 0.2;
/** Yes or no takes the whole sentence. */
const WITHOUT_SHORT: ReadonlySet<AnswerType> = new Set(['confirmation']);

/** The sentence that answers best by the learned ranking, its short answer, and how sure it is that it does. */
export function findRanked(
  question: Question,
  paragraphs: readonly RetrievedParagraph[],
  context: RankContext,
): { candidate: Candidate; confidence: number } | null {
  const { asked, ranked } = rankSentences(question, paragraphs, context);
  const best = ranked[0];
  if (!best) return null;
  const phrase = bestPhrase(asked, best, context.weigher);
  const given =
    phrase && !WITHOUT_SHORT.has(question.type) && phrase.expected >= LEAST_EXPECTED ? spanOf(phrase) : null;
  const { sentence, reader } = best.matches.reading;
  const span = sentence.end - sentence.start <= LONGEST_QUOTE ? sentence : (given ?? sentence);
  return {
    candidate: {
      evidence: evidenceOf(asked, best),
      span: { start: span.start, end: span.end },
      short: given ? reader.text(given) : null,
      fit: phrase?.expected ?? 0,
    },
    confidence: confidenceIn(asked, ranked, paragraphs, phrase?.expected ?? 0),
  };
}

function spanOf({ reading: { words }, first, last }: RankedPhrase): { start: number; end: number } | null {
  const [head, tail] = [words[first], words[last]];
  return head && tail ? { start: head.term.start, end: tail.term.end } : null;
}
