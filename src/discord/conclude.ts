import type { Logger } from 'pino';
import { AskError } from '../answers/answering.js';
import { detectLanguage, type Language } from '../text/language.js';
import type { Done } from './commands/command.js';
import { codeOf, failureId, isAbort, loggable, statusOf } from './failures.js';
import { messages } from './messages.js';
import { directed } from './render/direction.js';
import { COLOURS, type Display } from './render/display.js';
import { escapeMarkdown } from './render/markdown.js';

/** What the log tells of a request: never its words, never who made it. */
export interface RequestFacts {
  readonly id: string;
  readonly command: string;
  readonly guild: string | null;
  /** When it came in, on the clock of `performance.now()`. */
  readonly since: number;
}

export type Outcome =
  | Done['outcome']
  | 'cooldown'
  | 'stopping'
  | 'gone'
  | 'expired'
  | 'forbidden'
  | 'failed'
  | 'hinted';

/** What became of work that may throw: an answer, or a sentence for the person and an outcome for the log. */
export interface Concluded {
  readonly display: Display;
  readonly outcome: Outcome;
  /** Set when something failed: the number the person was told. */
  readonly failure?: string;
}

export interface ConcludeOptions {
  readonly language: Language;
  readonly isStopping: () => boolean;
  /** Aborted when there is nobody left to answer. */
  readonly gone: AbortSignal;
  readonly log: Logger;
  readonly facts: RequestFacts;
}

/** Does the work; an error becomes a sentence in the person's language, and a line in the log with the same number. */
export async function conclude<T>(work: () => Promise<T>, options: ConcludeOptions): Promise<T | Concluded> {
  const { language, log, facts, gone } = options;
  try {
    return await work();
  } catch (error) {
    if (error instanceof AskError) {
      const own = detectLanguage(error.message) ?? language;
      return { display: noticeDisplay(escapeMarkdown(error.message), own), outcome: 'refused' };
    }
    if (gone.aborted) return { display: {}, outcome: 'gone' };
    if (isAbort(error) && options.isStopping()) {
      return { display: noticeDisplay(messages[language].stopping, language), outcome: 'stopping' };
    }
    return failed(error, language, log, facts);
  }
}

/** For errors in bringing an answer to somebody: there is nobody to tell but the log. */
export function lostOutcome(error: unknown): Outcome {
  const status = statusOf(error);
  if (codeOf(error) === UNKNOWN_INTERACTION) return 'expired';
  if (status === 403) return 'forbidden';
  return status === 404 ? 'gone' : 'failed';
}

/** One line for each request. */
export function logRequest(
  log: Logger,
  facts: RequestFacts,
  outcome: Outcome,
  more: Record<string, unknown> = {},
): void {
  const { id, command, guild, since } = facts;
  log.info({ id, command, guild, milliseconds: Math.round(performance.now() - since), outcome, ...more }, 'request');
}

/** A sentence of our own, in an embed so that Arabic gets its own direction and side. */
export function noticeDisplay(text: string, language: Language, color: number = COLOURS.notFound): Display {
  return { embed: { color, description: directed(text, language) } };
}

const UNKNOWN_INTERACTION = 10_062;

function failed(error: unknown, language: Language, log: Logger, facts: RequestFacts): Concluded {
  const failure = failureId();
  log.error({ failure, id: facts.id, command: facts.command, error: loggable(error) }, 'could not answer');
  return {
    display: noticeDisplay(messages[language].failed(failure), language, COLOURS.failed),
    outcome: 'failed',
    failure,
  };
}
