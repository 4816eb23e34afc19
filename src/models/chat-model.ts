import { Budget, type BudgetOptions } from './budget.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { type Clock, systemClock } from './clock.js';
import { asModelError, ModelError } from './model-error.js';
import { retry } from './retry.js';
import { limitSilence, type TimeLimits } from './time-limits.js';
import { estimateTokens } from './tokens.js';

/** What is asked of a chat model. */
export interface ChatRequest {
  readonly system: string;
  readonly user: string;
  /** The form the reply should have; models that cannot keep to one are told of it by the prompt alone. */
  readonly form?: ReplyForm;
  /** A Discord server's id, whose budget pays. */
  readonly server?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the reply so far, as it grows; what it throws ends the request. A reply that is tried again starts anew. */
  readonly onText?: (soFar: string) => void;
}

/** A JSON Schema with a name. @see https://platform.openai.com/docs/guides/structured-outputs */
export interface ReplyForm {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ChatReply {
  readonly text: string;
  /** As the server counted, else estimated. */
  readonly tokens: number;
}

/** A chat model that keeps its time, its budget and its peace. */
export interface ChatModel {
  /** `provider:model`. */
  readonly id: string;
  /** Loads what the provider needs. @throws ConfigError when the environment doesn't suffice. */
  prepare(): Promise<void>;
  /** @throws ModelError when there is no reply, the signal's reason when it ends the request, what `onText` throws. */
  complete(request: ChatRequest): Promise<ChatReply>;
}

/** A chat model as its provider offers it, without any of the care that `careful` takes. */
export interface BareChatModel {
  readonly id: string;
  prepare(): Promise<void>;
  /** Calls `onText` with the reply so far. */
  stream(request: ChatRequest, signal: AbortSignal, onText: (soFar: string) => void): Promise<ChatReply>;
}

export interface CareOptions {
  readonly limits: TimeLimits;
  readonly budget: BudgetOptions;
  readonly log: { warn(message: string): void };
  readonly clock?: Clock;
  /** From 0 to 1, as Math.random. */
  readonly random?: () => number;
}

/** The most characters of a reply; about 16,000 tokens of Arabic. More is a model that doesn't find its end. */
const LONGEST_REPLY = 32_000;
/** Milliseconds. */
const BUDGET_REMINDER = 600_000;
/** Tokens a reply is expected to take, until the server says how many it took. */
const EXPECTED_REPLY_TOKENS = 800;

/** Time limits, tries, a circuit breaker and a budget around a chat model. */
export function careful(bare: BareChatModel, options: CareOptions): ChatModel {
  const { limits, log, clock = systemClock, random = Math.random } = options;
  const breaker = new CircuitBreaker(clock);
  const budget = new Budget(clock, options.budget);

  const attempt = async (request: ChatRequest, signal: AbortSignal): Promise<ChatReply> => {
    const asked = estimateTokens(request.system) + estimateTokens(request.user);
    const account = budget.take(request.server ?? null, asked + EXPECTED_REPLY_TOKENS);
    if (!account) throw new ModelError('budget', 'the hour’s requests or tokens are spent');
    const abort = new AbortController();
    const silence = limitSilence(clock, limits.silence, abort);
    let replied = 0;
    try {
      const both = AbortSignal.any([signal, abort.signal]);
      const reply = await unlessAborted(
        bare.stream(request, both, (soFar) => {
          silence.heard();
          replied = soFar.length;
          if (replied > LONGEST_REPLY) throw new ModelError('endless', `more than ${LONGEST_REPLY} characters`);
          request.onText?.(soFar);
        }),
        both,
      );
      account.settle(reply.tokens);
      return reply;
    } catch (error) {
      account.settle(asked + Math.ceil(replied / 2));
      signal.throwIfAborted();
      // Whatever the client makes of being stopped, the reason is ours.
      throw abort.signal.aborted ? abort.signal.reason : asModelError(error);
    } finally {
      silence.stop();
      // The connection of a reply that nobody waits for is closed.
      abort.abort();
    }
  };

  const complete = async (request: ChatRequest): Promise<ChatReply> => {
    request.signal?.throwIfAborted();
    await bare.prepare();
    if (!breaker.enter()) throw new ModelError('resting', 'it failed several times in a row and is left alone');
    const end = new AbortController();
    const callOff = clock.after(limits.answer, () => end.abort(new ModelError('timeout', 'it took too long in all')));
    const signal = request.signal ? AbortSignal.any([request.signal, end.signal]) : end.signal;
    const deadline = clock.now() + limits.answer;
    try {
      const reply = await retry(() => attempt(request, signal), { clock, random, deadline, signal });
      breaker.succeed();
      return reply;
    } catch (error) {
      report(error);
      throw error;
    } finally {
      callOff();
    }
  };

  const report = (error: unknown): void => {
    if (!(error instanceof ModelError) || error.fault === 'budget') {
      breaker.abandon();
      if (error instanceof ModelError) tellOfBudget();
      return;
    }
    // A server that refuses or overruns is there, and the next question may suit it.
    if (error.fault === 'rejected' || error.fault === 'too_long' || error.fault === 'endless') breaker.succeed();
    else breaker.fail(error.fault === 'unauthorised');
    const then = breaker.state === 'open' ? '; it is left alone for a while' : '';
    log.warn(`The chat model ${bare.id} did not answer (${error.fault}: ${error.message})${then}.`);
  };

  // A spent budget meets every question until the hour is over; one line of it now and then is enough.
  let told = Number.NEGATIVE_INFINITY;
  const tellOfBudget = (): void => {
    if (clock.now() - told < BUDGET_REMINDER) return;
    told = clock.now();
    log.warn(`The chat model ${bare.id} is not asked: the hour’s budget of requests or tokens is spent.`);
  };

  return { id: bare.id, prepare: () => bare.prepare(), complete };
}

/** A client that is slow to notice, or never does, must not keep anybody waiting. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
