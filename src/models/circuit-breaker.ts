import type { Clock } from './clock.js';

export interface CircuitBreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** Milliseconds before the first probe; doubled for every probe that fails. */
  readonly rest: number;
  readonly longestRest: number;
}

export const CIRCUIT_BREAKER: CircuitBreakerOptions = { failures: 3, rest: 30_000, longestRest: 600_000 };

/**
 * Leaves a failing server alone: after a few failures in a row nobody asks it for a while; then one request goes through
 * as a probe, and its outcome decides whether the others follow.
 */
export class CircuitBreaker {
  private failures = 0;
  private openings = 0;
  private openUntil = 0;
  private probing = false;

  constructor(
    private readonly clock: Clock,
    private readonly options: CircuitBreakerOptions = CIRCUIT_BREAKER,
  ) {}

  get state(): 'closed' | 'open' | 'half-open' {
    if (this.openings === 0) return 'closed';
    return this.probing || this.clock.now() >= this.openUntil ? 'half-open' : 'open';
  }

  /** Whether a request may go through now. One that may must end in `succeed`, `fail` or `abandon`. */
  enter(): boolean {
    if (this.state === 'closed') return true;
    if (this.state === 'open' || this.probing) return false;
    this.probing = true;
    return true;
  }

  succeed(): void {
    this.failures = 0;
    this.openings = 0;
    this.probing = false;
  }

  /** `lasting`: asking again soon is pointless (a wrong key). */
  fail(lasting = false): void {
    this.failures++;
    const probeFailed = this.probing;
    this.probing = false;
    if (!probeFailed && !lasting && this.failures < this.options.failures) return;
    if (!probeFailed && this.openings > 0) return;
    const rest = lasting ? this.options.longestRest : this.options.rest * 2 ** this.openings;
    this.openings++;
    this.openUntil = this.clock.now() + Math.min(rest, this.options.longestRest);
  }

  /** The request ended without telling anything about the server. */
  abandon(): void {
    this.probing = false;
  }
}
