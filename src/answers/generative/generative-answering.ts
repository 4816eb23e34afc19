import { ConfigError } from '../../config.js';
import type { Meeting } from '../../meetings/meeting.js';
import type { ChatModel } from '../../models/chat-model.js';
import { ModelError } from '../../models/model-error.js';
import type { Lexicon } from '../../text/lexicon.js';
import type { Answer, Summary } from '../answer.js';
import type { Answering, AskOptions, SummaryOptions } from '../answering.js';
import type { Retrieve } from '../extractive/extractive-answering.js';
import { TermMatcher } from '../extractive/matcher.js';
import { Readers } from '../extractive/readers.js';
import { answerWithModel } from './answer-with-model.js';
import type { Prompts } from './prompts.js';
import { summariseWithModel } from './summarise-with-model.js';
import { SummaryCache } from './summary-cache.js';

export interface GenerativeOptions {
  /** Stands in until the model has said something that is proven, and answers where it doesn't. */
  readonly extractive: Answering;
  readonly chat: ChatModel;
  readonly retrieve: Retrieve;
  readonly lexicon: Lexicon;
  readonly prompts: Prompts;
  /** About how many tokens of a record a prompt may hold. */
  readonly contextTokens: number;
  /** Where summaries are kept between runs; null: in memory only. */
  readonly cacheDirectory: string | null;
  readonly log: { info(message: string): void; warn(message: string): void };
}

/** What answering and summarising with a model share. */
export interface Workshop extends Omit<GenerativeOptions, 'extractive' | 'cacheDirectory'> {
  readonly meetings: readonly Meeting[];
  readonly matcher: TermMatcher;
  readonly readers: Readers;
}

/**
 * Answers with a language model whose every sentence is proven from the record; where that fails, for whatever reason,
 * the extractive answer stands. The answer's `mode` says which it is. Quotes and checks need no model.
 *
 * Rejects as Answering says, and with a ConfigError where the model cannot be used at all.
 */
export function createGenerativeAnswering(options: GenerativeOptions): Answering {
  const { extractive, chat, log } = options;
  const workshop: Workshop = {
    ...options,
    meetings: extractive.meetings,
    matcher: new TermMatcher(options.lexicon, undefined, null, 'apart'),
    readers: new Readers(),
  };
  const cache = new SummaryCache(options.cacheDirectory);

  const ask = async (question: string, asked: AskOptions = {}): Promise<Answer> => {
    const started = performance.now();
    const { onProgress, ...quietly } = asked;
    const builtin = await extractive.ask(question, quietly);
    onProgress?.(builtin);
    const written = await orNothing(() => answerWithModel(question, asked, builtin, workshop), asked.signal);
    return { ...(written ?? builtin), milliseconds: since(started) };
  };

  const summarise = async (asked: SummaryOptions = {}): Promise<Summary> => {
    const started = performance.now();
    const { onProgress, ...quietly } = asked;
    const builtin = await extractive.summarise(quietly);
    const written = await orNothing(() => summariseWithModel(asked, builtin, workshop, cache), asked.signal);
    return { ...(written ?? builtin), milliseconds: since(started) };
  };

  /** What the model made, or null where it failed. */
  const orNothing = async <T>(work: () => Promise<T | null>, signal: AbortSignal | undefined): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof ConfigError) throw error;
      // A ModelError has been logged where it was met.
      if (!(error instanceof ModelError)) log.warn(`Answering with ${chat.id} failed: ${String(error)}`);
      return null;
    }
  };

  return {
    meetings: extractive.meetings,
    model: chat.id,
    ask,
    summarise,
    quote: (wanted, asked) => extractive.quote(wanted, asked),
    check: (statement, asked) => extractive.check(statement, asked),
  };
}

function since(started: number): number {
  return Math.round((performance.now() - started) * 1000) / 1000;
}
