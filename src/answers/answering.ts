import type { Meeting } from '../meetings/meeting.js';
import type { Language } from '../text/language.js';
import type { Answer, Citation, QuoteResult, Summary, SummaryStyle } from './answer.js';

/**
 * What every front end asks of Majlis: the command line, the bot and the tests all speak to the meetings through this.
 *
 * Every method rejects with an AskError (its message is for the asker, in their language) when the request itself is
 * at fault, and with an AbortError when `signal` ends it.
 */
export interface Answering {
  readonly meetings: readonly Meeting[];
  /** Answers from the records, or says that they do not say. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  summarise(options?: SummaryOptions): Promise<Summary>;
  /** By a paragraph's number (in either language's digits) or by words. */
  quote(wanted: string, options?: QuoteOptions): Promise<QuoteResult>;
  /** Holds a statement against the records: are these things said there? */
  check(statement: string, options?: AskOptions): Promise<Finding>;
  /** Who writes the answers: `builtin`, or the chat model's `provider:model`. */
  readonly model: string;
}

export interface AskOptions {
  /** The answer's language; without it, the question's. */
  readonly language?: Language;
  /** A meeting's id; without it, all of them. */
  readonly meeting?: string;
  /** What was said before, oldest first, when the question follows up on it. */
  readonly context?: readonly Turn[];
  /** The Discord server that asks, whose budget pays a language model's work. */
  readonly server?: string;
  readonly signal?: AbortSignal;
  /** Called with answers that are complete and true as far as they go, while a language model is still writing. */
  readonly onProgress?: (answer: Answer) => void;
}

export interface Turn {
  readonly from: 'person' | 'majlis';
  readonly text: string;
}

export interface SummaryOptions {
  readonly style?: SummaryStyle;
  readonly language?: Language;
  readonly meeting?: string;
  /** As for a question. */
  readonly server?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface QuoteOptions {
  readonly language?: Language | 'both';
  readonly meeting?: string;
  readonly limit?: number;
}

/** How a statement stands to the record: its words are there, something near is, or nothing is. */
export interface Finding {
  readonly statement: string;
  readonly language: Language;
  readonly verdict: 'said' | 'close' | 'not_said';
  readonly citations: readonly Citation[];
  readonly confidence: number;
}

/** A request that cannot be answered as it was put; the message tells the asker what is wrong and what to do. */
export class AskError extends Error {
  override readonly name = 'AskError';
  constructor(
    readonly code: 'empty_question' | 'question_too_long' | 'unknown_meeting' | 'no_meetings' | 'unknown_paragraph',
    message: string,
  ) {
    super(message);
  }
}
