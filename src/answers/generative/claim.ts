import type { Passage } from '../../meetings/meeting.js';
import type { Cited } from '../extractive/cite.js';

/** A sentence that a model says the record proves, with the words of the record that it says do. */
export interface Claim {
  readonly text: string;
  /** In summaries: what question the sentence answers. */
  readonly label: string | null;
  readonly quotes: readonly ClaimedQuote[];
}

export interface ClaimedQuote {
  /** The number the passage had in the prompt; null when the model gave none. */
  readonly passage: number | null;
  readonly quote: string;
}

/** A passage as a prompt numbers it: a whole paragraph, or a stretch of a long one. */
export type NumberedPassage = Pick<Passage, 'meeting' | 'paragraph' | 'text'>;

/** A claim whose quotes stand in the record and bear it out. */
export interface ProvenClaim {
  readonly text: string;
  readonly label: string | null;
  readonly citations: readonly Cited[];
  /** The share of its words that its quotes have, 0..1. */
  readonly support: number;
}

/**
 * Why a claim is not shown.
 *
 * `quote`: a quote is not in the record, or too short to tell. `name`, `number`, `date`, `country`: one that the quotes
 * don't have. `binding`: things the quotes have, put together otherwise. `negation`: the quotes say the opposite.
 * `support`: they speak of something else. `language`: not the asker's. `link`: an address or a mention that the record
 * doesn't have. `form`: empty or too long.
 */
export type Objection =
  | 'quote'
  | 'name'
  | 'number'
  | 'date'
  | 'country'
  | 'binding'
  | 'negation'
  | 'support'
  | 'language'
  | 'link'
  | 'form';

export interface Rejection {
  readonly claim: Claim;
  readonly objection: Objection;
  /** The words that are at fault. */
  readonly detail: string;
}
