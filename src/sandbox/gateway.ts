import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { GatewayIdentifyData, GatewayResumeData } from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { dispatchesOf, guildCreate } from './dispatches.js';
import type { Faults } from './faults.js';
import { isRecord } from './fields.js';
import { limits } from './limits.js';
import { isLoopbackHost } from './loopback.js';
import type { World } from './world.js';

interface Dispatch {
  readonly op: GatewayOpcodes.Dispatch;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** What the gateway remembers of a client, connected or not: until it may no longer resume. */
interface Session {
  readonly id: string;
  readonly intents: number;
  sequence: number;
  sent: Dispatch[];
  socket: WebSocket | null;
  lostAt: number | null;
}

const privileged = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const known = Object.values(GatewayIntentBits)
  .filter((bit): bit is GatewayIntentBits => typeof bit === 'number')
  .reduce((all, bit) => all | bit, 0);
/** Enough to replay what a bot misses while it reconnects. */
const replayed = 10_000;

/**
 * The gateway: a socket on which the bot hears what happens.
 *
 * @see https://discord.com/developers/docs/events/gateway
 */
export class Gateway {
  readonly #sockets: WebSocketServer;
  readonly #sessions = new Map<string, Session>();
  readonly #stop: () => void;
  heartbeatMilliseconds: number = limits.gateway.heartbeatMilliseconds;

  constructor(
    readonly world: World,
    readonly faults: Faults,
    server: Server,
  ) {
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 * 4 });
    server.on('upgrade', (request, socket, head) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      if (!path.startsWith('/gateway') || !isLoopbackHost(request.headers.host)) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#greet(opened, request.url ?? '/'));
    });
    this.#stop = world.events.on((event) => {
      for (const dispatch of dispatchesOf(world, event)) this.dispatch(dispatch.t, dispatch.d, dispatch.intent);
    });
  }

  /** How many clients are connected and identified. */
  get connected(): number {
    return [...this.#sessions.values()].filter((session) => session.socket !== null).length;
  }

  /** Sends an event to every session that asked for it; one that is away gets it when it resumes. */
  dispatch(t: string, d: unknown, intent = 0): void {
    for (const session of this.#sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) this.#send(session, t, d);
    }
  }

  /** Cuts the connection: with a close code, or without a word as a broken network would. */
  drop(code?: number): void {
    this.#each((session) => (code === undefined ? session.socket?.terminate() : session.socket?.close(code)));
  }

  orderReconnect(): void {
    this.#each((session) => write(session.socket, { op: GatewayOpcodes.Reconnect, d: null }));
  }

  invalidate(resumable: boolean): void {
    this.#each((session) => {
      write(session.socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      // The connection stays; on it the client may resume, or has to identify again.
      session.socket = null;
      session.lostAt = this.world.now();
      if (!resumable) this.#sessions.delete(session.id);
    });
  }

  close(): void {
    this.#stop();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#sessions.clear();
  }

  #each(act: (session: Session) => void): void {
    for (const session of [...this.#sessions.values()]) if (session.socket) act(session);
  }

  #greet(socket: WebSocket, url: string): void {
    const version = new URL(url, 'http://localhost').searchParams.get('v') ?? '10';
    if (version !== '10' && version !== '9') {
      socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version');
      return;
    }
    write(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.heartbeatMilliseconds } });
    let session: Session | undefined;
    const recent: number[] = [];
    socket.on('error', () => socket.terminate());
    socket.on('message', (data) => {
      const now = this.world.now();
      while (recent[0] !== undefined && recent[0] < now - 60_000) recent.shift();
      recent.push(now);
      if (recent.length > limits.gateway.sendsPerMinute) {
        socket.close(GatewayCloseCodes.RateLimited, 'Rate limited.');
        return;
      }
      const attached = session?.socket === socket ? session : undefined;
      session = this.#hear(socket, attached, data.toString()) ?? session;
    });
    socket.on('close', (code) => {
      if (!session || session.socket !== socket) return;
      session.socket = null;
      session.lostAt = this.world.now();
      // Whoever says goodbye in so many words does not come back to the same session.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
      this.world.events.emit({ type: 'bot', state: 'disconnected', code });
    });
  }

  #hear(socket: WebSocket, session: Session | undefined, text: string): Session | undefined {
    const payload = parse(text);
    if (!payload) {
      socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      return undefined;
    }
    switch (payload.op) {
      case GatewayOpcodes.Heartbeat:
        return this.#heartbeat(socket);
      case GatewayOpcodes.Identify:
        if (session) return refuse(socket, GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
        return this.#identify(socket, payload.d);
      case GatewayOpcodes.Resume:
        if (session) return refuse(socket, GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
        return this.#resume(socket, payload.d);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        if (!session) return refuse(socket, GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
        if (payload.op === GatewayOpcodes.RequestGuildMembers) this.#sendMembers(session, payload.d);
        return undefined;
      default:
        return refuse(socket, GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #heartbeat(socket: WebSocket): undefined {
    if (!this.faults.zombie) write(socket, { op: GatewayOpcodes.HeartbeatAck });
    this.world.events.emit({ type: 'heartbeat', acknowledged: !this.faults.zombie });
  }

  #identify(socket: WebSocket, data: unknown): Session | undefined {
    const wanted = (isRecord(data) ? data : {}) as Partial<GatewayIdentifyData>;
    if (bare(wanted.token) !== this.world.token) {
      return this.#refuse(socket, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    }
    const intents = wanted.intents;
    if (typeof intents !== 'number' || (intents & ~known) !== 0) {
      return this.#refuse(socket, GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    }
    const forbidden = (intents & privileged) !== 0 && !this.world.privilegedIntents;
    if (forbidden || this.faults.refuseIntents) {
      return this.#refuse(socket, GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    }
    const [shard = 0, shards = 1] = wanted.shard ?? [0, 1];
    if (shard >= shards) return this.#refuse(socket, GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    this.world.readsContent = (intents & GatewayIntentBits.MessageContent) !== 0;
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      intents,
      sequence: 0,
      sent: [],
      socket,
      lostAt: null,
    };
    this.#forgetLost();
    this.#sessions.set(session.id, session);
    this.#send(session, 'READY', {
      v: 10,
      user: { ...this.world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: [{ id: this.world.guildId, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: this.world.url().replace(/^http/, 'ws').concat('/gateway'),
      shard: [shard, shards],
      application: { id: this.world.applicationId, flags: 0 },
    });
    if ((intents & GatewayIntentBits.Guilds) !== 0) {
      this.#send(session, 'GUILD_CREATE', guildCreate(this.world, this.world.privilegedIntents));
    }
    this.world.events.emit({ type: 'bot', state: 'ready' });
    return session;
  }

  #resume(socket: WebSocket, data: unknown): Session | undefined {
    const wanted = (isRecord(data) ? data : {}) as Partial<GatewayResumeData>;
    if (bare(wanted.token) !== this.world.token) {
      return this.#refuse(socket, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    }
    this.#forgetLost();
    const session = this.#sessions.get(wanted.session_id ?? '');
    if (!session) {
      write(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return undefined;
    }
    const seen = wanted.seq ?? 0;
    if (seen > session.sequence) return this.#refuse(socket, GatewayCloseCodes.InvalidSeq, 'Invalid seq.');
    session.socket?.terminate();
    session.socket = socket;
    session.lostAt = null;
    for (const missed of session.sent.filter((each) => each.s > seen)) write(socket, missed);
    this.#send(session, 'RESUMED', {});
    this.world.events.emit({ type: 'bot', state: 'resumed' });
    return session;
  }

  #refuse(socket: WebSocket, code: GatewayCloseCodes, reason: string): undefined {
    this.world.events.emit({ type: 'bot', state: 'refused', code });
    return refuse(socket, code, reason);
  }

  #sendMembers(session: Session, data: unknown): void {
    const members = guildCreate(this.world, true).members;
    const nonce = isRecord(data) && typeof data.nonce === 'string' ? { nonce: data.nonce } : {};
    const chunk = { guild_id: this.world.guildId, members, chunk_index: 0, chunk_count: 1, ...nonce };
    this.#send(session, 'GUILD_MEMBERS_CHUNK', chunk);
  }

  #send(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const dispatch: Dispatch = { op: GatewayOpcodes.Dispatch, t, s: session.sequence, d };
    session.sent.push(dispatch);
    if (session.sent.length > replayed) session.sent = session.sent.slice(-replayed / 2);
    write(session.socket, dispatch);
  }

  #forgetLost(): void {
    const now = this.world.now();
    for (const session of this.#sessions.values()) {
      if (session.lostAt !== null && now - session.lostAt > limits.gateway.resumeMilliseconds) {
        this.#sessions.delete(session.id);
      }
    }
  }
}

function parse(text: string): { readonly op: GatewayOpcodes; readonly d: unknown } | undefined {
  try {
    const payload = JSON.parse(text) as unknown;
    return isRecord(payload) && typeof payload.op === 'number' ? { op: payload.op, d: payload.d } : undefined;
  } catch {
    return undefined;
  }
}

function write(socket: WebSocket | null, payload: unknown): void {
  if (socket && socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
}

function refuse(socket: WebSocket, code: GatewayCloseCodes, reason: string): undefined {
  socket.close(code, reason);
}

function bare(token: unknown): string {
  return typeof token === 'string' ? token.replace(/^Bot /, '') : '';
}
