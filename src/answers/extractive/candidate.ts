import type { Span } from '../../text/segment.js';
import type { Evidence, TermEvidence } from './evidence.js';

/** Words of a sentence that may be the answer. */
export interface Candidate {
  readonly evidence: Evidence;
  /** What the quote must hold; offsets into the document. */
  readonly span: Span;
  /** The few words that answer; null where it takes the whole clause. */
  readonly short: string | null;
  /** 0..1: how well these words stand where the question points, besides the sentence's own evidence. */
  readonly fit: number;
  /** Words of the question that these very words account for, or must: it replaces the sentence's evidence. */
  readonly terms?: readonly TermEvidence[];
  /** What the quote should also show: the clause that says what the answer is an answer to. */
  readonly lead?: Span;
}
