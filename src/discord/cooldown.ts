/** Whether a question may be asked now; if not, when. */
export type Leave = { readonly granted: true } | { readonly granted: false; readonly at: number };

export interface CooldownOptions {
  /** What one question costs; 0 turns the cool-down off. */
  readonly seconds: number;
  /** How many questions may come at once before anybody has to wait. */
  readonly burst?: number;
  readonly now?: () => number;
}

/**
 * A bucket of tokens for each person in each channel: a question takes one, and one comes back every `seconds`.
 *
 * @see https://en.wikipedia.org/wiki/Token_bucket
 */
export class Cooldown {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #milliseconds: number;
  readonly #burst: number;
  readonly #now: () => number;

  constructor({ seconds, burst = 4, now = Date.now }: CooldownOptions) {
    this.#milliseconds = seconds * 1_000;
    this.#burst = burst;
    this.#now = now;
  }

  take(userId: string, channelId: string): Leave {
    if (this.#milliseconds <= 0) return { granted: true };
    const now = this.#now();
    const key = `${userId}:${channelId}`;
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, at: now };
    const tokens = Math.min(this.#burst, bucket.tokens + Math.max(0, now - bucket.at) / this.#milliseconds);
    if (tokens < 1) {
      this.#buckets.set(key, { tokens, at: now });
      return { granted: false, at: now + Math.ceil((1 - tokens) * this.#milliseconds) };
    }
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
    this.#forgetTheRested(now);
    return { granted: true };
  }

  /** Buckets stand in the order of their last use, so the full ones are found at the front. */
  #forgetTheRested(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (bucket.tokens + (now - bucket.at) / this.#milliseconds < this.#burst) return;
      this.#buckets.delete(key);
    }
  }
}
