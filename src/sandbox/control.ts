import type { Faults, Imperfection, RequestFault, RouteMatch, SlowFault } from './faults.js';
import type { Gateway } from './gateway.js';
import { denyBot, type PermissionName } from './permissions.js';
import type { RateLimit, RateLimits } from './rate-limit.js';
import type { World } from './world.js';

/** A request the bot made, for tests that ask what went over the wire. */
export interface LoggedRequest {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly status: number;
  readonly at: number;
  readonly body: unknown;
}

const remembered = 5_000;

/** Faults on demand, and switches that Discord keeps in its developer portal. */
export class Control {
  #log: LoggedRequest[] = [];

  constructor(
    readonly world: World,
    readonly faults: Faults,
    readonly gateway: Gateway,
    readonly rateLimits: RateLimits,
  ) {}

  /** Answers the next requests with this status instead of doing what they ask. */
  failNext(fault: RequestFault): void {
    this.faults.failNext(fault);
  }

  /** Lets the next requests wait before they are looked at. */
  slowNext(fault: SlowFault): void {
    this.faults.slowNext(fault);
  }

  /** Answers the next requests for an original response with 404, code 10015 unless told otherwise. */
  loseOriginal(options: { readonly count?: number; readonly code?: number } = {}): void {
    const route: RouteMatch = '/messages/@original';
    const code = options.code ?? 10_015;
    const message = code === 10_008 ? 'Unknown Message' : 'Unknown Webhook';
    this.faults.failNext({ status: 404, route, code, message, count: options.count ?? 1 });
  }

  /** Cuts the bot's gateway connection; without a code, as a broken network would. */
  dropGateway(code?: number): void {
    this.gateway.drop(code);
  }

  /** While on, heartbeats are not acknowledged. */
  zombie(on = true): void {
    this.faults.zombie = on;
  }

  /** How often clients that connect from now on are told to send a heartbeat. */
  setHeartbeat(milliseconds: number): void {
    this.gateway.heartbeatMilliseconds = milliseconds;
  }

  /** Opcode 7. */
  orderReconnect(): void {
    this.gateway.orderReconnect();
  }

  /** Opcode 9. */
  invalidateSession(resumable: boolean): void {
    this.gateway.invalidate(resumable);
  }

  /** Refuses every registration of a command that has an option of this name; null: none. */
  refuseCommandOption(name: string | null): void {
    this.faults.refusedOption = name ?? undefined;
  }

  /** While on, identifying is closed with 4014, whatever is asked for. */
  refuseIntents(on = true): void {
    this.faults.refuseIntents = on;
  }

  /** Whether the application may have members, presences and message content. */
  allowPrivilegedIntents(on = true): void {
    this.world.privilegedIntents = on;
  }

  /** Sends the next interactions as servers do that speak Discord's API imperfectly. */
  imperfect(imperfection: Imperfection): void {
    this.faults.imperfect(imperfection);
  }

  /** Takes permissions from the bot in a channel; an empty list gives them back. */
  denyBot(channelId: string, permissions: readonly PermissionName[]): void {
    denyBot(this.world, channelId, permissions);
  }

  /** How many requests a route takes in how long; 50 a second unless told otherwise. */
  setRateLimit(limit: RateLimit): void {
    this.rateLimits.limit = limit;
  }

  /** Forgets every fault that was ordered. */
  clear(): void {
    this.faults.clear();
    this.rateLimits.limit = { requests: 50, milliseconds: 1_000 };
  }

  /** What the bot asked of the REST API, oldest first. */
  requests(): readonly LoggedRequest[] {
    return this.#log;
  }

  log(request: LoggedRequest): void {
    this.#log.push(request);
    if (this.#log.length > remembered) this.#log = this.#log.slice(-remembered / 2);
  }
}
