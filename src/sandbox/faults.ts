import { DiscordError, refusals } from './errors.js';
import { matchPath } from './router.js';

/** Which requests a fault meets: a part of the path, or a template such as `PATCH /webhooks/:id/:token/messages/@original`. */
export type RouteMatch = string | RegExp;

export interface RequestFault {
  readonly status: number;
  /** How many requests meet it; one, if nothing is said. */
  readonly count?: number;
  readonly route?: RouteMatch;
  /** For 429: seconds until it may be tried again. */
  readonly retryAfterSeconds?: number;
  readonly scope?: 'user' | 'global' | 'shared';
  /** Discord's own code and message for a 4xx, where the default will not do. */
  readonly code?: number;
  readonly message?: string;
}

export interface SlowFault {
  readonly milliseconds: number;
  readonly count?: number;
  readonly route?: RouteMatch;
}

/** Ways in which servers that speak Discord's API get interactions wrong; each for the next `count` interactions. */
export interface Imperfection {
  readonly withoutChannel?: boolean;
  readonly withoutPermissions?: boolean;
  readonly twice?: boolean;
  readonly count?: number;
}

interface Pending<T> {
  readonly fault: T;
  left: number;
}

/** Faults that were ordered and have not happened yet. */
export class Faults {
  #requests: Pending<RequestFault>[] = [];
  #slow: Pending<SlowFault>[] = [];
  #imperfections: Pending<Imperfection>[] = [];
  refusedOption: string | undefined;
  refuseIntents = false;
  /** The gateway hears heartbeats and says nothing. */
  zombie = false;

  failNext(fault: RequestFault): void {
    this.#requests.push({ fault, left: fault.count ?? 1 });
  }

  slowNext(fault: SlowFault): void {
    this.#slow.push({ fault, left: fault.count ?? 1 });
  }

  imperfect(imperfection: Imperfection): void {
    this.#imperfections.push({ fault: imperfection, left: imperfection.count ?? 1 });
  }

  clear(): void {
    this.#requests = [];
    this.#slow = [];
    this.#imperfections = [];
    this.refusedOption = undefined;
    this.refuseIntents = false;
    this.zombie = false;
  }

  /** What was ordered for this request: milliseconds to wait, and a refusal to answer with. */
  takeFor(method: string, path: string): { readonly wait: number; readonly refusal: DiscordError | undefined } {
    const slow = take(this.#slow, (fault) => matches(fault.route, method, path));
    const failing = take(this.#requests, (fault) => matches(fault.route, method, path));
    return { wait: slow?.milliseconds ?? 0, refusal: failing ? refusalOf(failing) : undefined };
  }

  takeImperfection(): Imperfection {
    return take(this.#imperfections, () => true) ?? {};
  }
}

/** Discord's answer to too many requests. @see https://discord.com/developers/docs/topics/rate-limits */
export function rateLimited(limit: {
  readonly retryAfterSeconds: number;
  readonly scope: 'user' | 'global' | 'shared';
  readonly headers?: Readonly<Record<string, string>>;
}): DiscordError {
  const seconds = limit.retryAfterSeconds;
  const global = limit.scope === 'global';
  return new DiscordError(
    429,
    0,
    'You are being rate limited.',
    undefined,
    {
      'Retry-After': String(Math.ceil(seconds)),
      'X-RateLimit-Scope': limit.scope,
      'X-RateLimit-Reset-After': seconds.toFixed(3),
      ...(global ? { 'X-RateLimit-Global': 'true' } : { 'X-RateLimit-Limit': '1', 'X-RateLimit-Remaining': '0' }),
      ...limit.headers,
    },
    { retry_after: seconds, global },
  );
}

function take<T>(pending: Pending<T>[], wanted: (fault: T) => boolean): T | undefined {
  const index = pending.findIndex((each) => wanted(each.fault));
  const found = pending[index];
  if (!found) return undefined;
  found.left -= 1;
  if (found.left <= 0) pending.splice(index, 1);
  return found.fault;
}

function matches(route: RouteMatch | undefined, method: string, path: string): boolean {
  if (route === undefined) return true;
  if (route instanceof RegExp) return route.test(`${method} ${path}`);
  const [first = '', second] = route.split(' ', 2);
  if (second !== undefined && first !== method) return false;
  const wanted = second ?? first;
  return matchPath(wanted, path) !== undefined || path.includes(wanted);
}

function refusalOf(fault: RequestFault): DiscordError {
  if (fault.status === 429) {
    return rateLimited({ retryAfterSeconds: fault.retryAfterSeconds ?? 1, scope: fault.scope ?? 'user' });
  }
  if (fault.code === undefined && fault.status === 404) return refusals.unknownWebhook();
  const message = fault.message ?? (fault.status >= 500 ? `${fault.status}: Server Error` : `${fault.status}: Refused`);
  return new DiscordError(fault.status, fault.code ?? 0, message);
}
