import { type Clock, wait } from './clock.js';
import { isPassing } from './model-error.js';

export interface RetryOptions {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** Milliseconds: the most that is waited before the second try, doubled for each one after. */
  readonly base: number;
  readonly longest: number;
}

export const RETRY: RetryOptions = { tries: 3, base: 800, longest: 15_000 };

/**
 * Tries again what failed in passing, after a random share of a wait that doubles ("full jitter"), and never before the
 * server wants to be asked again.
 *
 * @param deadline by the clock; a wait that would end after it isn't begun, and the failure stands.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { clock, random, deadline, signal }: { clock: Clock; random: () => number; deadline: number; signal: AbortSignal },
  options: RetryOptions = RETRY,
): Promise<T> {
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || failed >= options.tries) throw error;
      const backoff = random() * Math.min(options.base * 2 ** (failed - 1), options.longest);
      const pause = Math.max(backoff, error.retryAfter ?? 0);
      if (clock.now() + pause >= deadline) throw error;
      await wait(clock, pause, signal);
    }
  }
}
