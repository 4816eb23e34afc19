import type { Clock } from './clock.js';

const HOUR = 3_600_000;

/** How much may be used in any sixty minutes; 0 is no limit. */
export interface Allowance {
  readonly requests: number;
  readonly tokens: number;
}

export interface BudgetOptions {
  readonly inAll: Allowance;
  /** Of each Discord server; requests without one count in all only. */
  readonly perServer: Allowance;
}

interface Entry {
  readonly at: number;
  readonly server: string | null;
  tokens: number;
}

/** Counts requests and tokens over the last sixty minutes, in all and of each server. */
export class Budget {
  private entries: Entry[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly options: BudgetOptions,
  ) {}

  /**
   * Takes a request and the tokens it is expected to use, or null when the hour's allowance doesn't reach. `settle` puts
   * in the tokens it really used.
   */
  take(server: string | null, tokens: number): { settle(tokens: number): void } | null {
    const now = this.clock.now();
    this.entries = this.entries.filter((entry) => now - entry.at < HOUR);
    const own = server === null ? [] : this.entries.filter((entry) => entry.server === server);
    if (!reaches(this.entries, this.options.inAll, tokens)) return null;
    if (server !== null && !reaches(own, this.options.perServer, tokens)) return null;
    const entry: Entry = { at: now, server, tokens };
    this.entries.push(entry);
    return {
      settle: (used) => {
        entry.tokens = used;
      },
    };
  }
}

function reaches(used: readonly Entry[], allowed: Allowance, tokens: number): boolean {
  if (allowed.requests > 0 && used.length >= allowed.requests) return false;
  const spent = used.reduce((sum, entry) => sum + entry.tokens, 0);
  return allowed.tokens === 0 || spent + tokens <= allowed.tokens;
}
