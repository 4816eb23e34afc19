import { createHash } from 'node:crypto';
import type { DiscordError } from './errors.js';
import { rateLimited } from './faults.js';

export interface RateLimit {
  readonly requests: number;
  readonly milliseconds: number;
}

interface Bucket {
  used: number;
  resetAt: number;
}

/** One bucket for each route and its major parameter, as Discord counts; the headers tell the client where it stands. */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  limit: RateLimit = { requests: 50, milliseconds: 1_000 };

  constructor(readonly now: () => number) {}

  /** Counts a request: the headers for its answer, or the refusal if it was one too many. */
  count(
    method: string,
    template: string,
    params: Readonly<Record<string, string>>,
  ): { readonly headers: Readonly<Record<string, string>>; readonly refusal: DiscordError | undefined } {
    const major = params.channelId ?? params.guildId ?? params.token ?? '';
    const key = `${method} ${template} ${major}`;
    const now = this.now();
    let bucket = this.#buckets.get(key);
    if (!bucket || bucket.resetAt <= now) {
      this.#forgetPast(now);
      bucket = { used: 0, resetAt: now + this.limit.milliseconds };
      this.#buckets.set(key, bucket);
    }
    bucket.used += 1;
    const seconds = (bucket.resetAt - now) / 1_000;
    const headers = {
      'X-RateLimit-Limit': String(this.limit.requests),
      'X-RateLimit-Remaining': String(Math.max(0, this.limit.requests - bucket.used)),
      'X-RateLimit-Reset': (bucket.resetAt / 1_000).toFixed(3),
      'X-RateLimit-Reset-After': seconds.toFixed(3),
      'X-RateLimit-Bucket': createHash('sha256').update(`${method} ${template}`).digest('hex').slice(0, 32),
    };
    if (bucket.used <= this.limit.requests) return { headers, refusal: undefined };
    return { headers, refusal: rateLimited({ retryAfterSeconds: seconds, scope: 'user', headers }) };
  }

  #forgetPast(now: number): void {
    if (this.#buckets.size < 1_000) return;
    for (const [key, bucket] of this.#buckets) if (bucket.resetAt <= now) this.#buckets.delete(key);
  }
}
