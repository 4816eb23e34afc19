import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { APIMessage } from 'discord-api-types/v10';
import { Actions } from './actions.js';
import { Api } from './api.js';
import { Control } from './control.js';
import type { Events, SandboxListener } from './events.js';
import { Faults } from './faults.js';
import { Gateway } from './gateway.js';
import { Interactions } from './interactions.js';
import { answerPage } from './page-api.js';
import type { SandboxPerson } from './people.js';
import { RateLimits } from './rate-limit.js';
import { channelRoutes } from './routes/channels.js';
import { commandRoutes } from './routes/commands.js';
import { guildRoutes } from './routes/guilds.js';
import { identityRoutes } from './routes/identity.js';
import { interactionRoutes } from './routes/interactions.js';
import { threadRoutes } from './routes/threads.js';
import { createSandboxServer, listen } from './server.js';
import type { PersonLike } from './sight.js';
import { messagesFor } from './views.js';
import { World } from './world.js';

export type { Actions, Asked, CommandContext, Sent, UseCommand } from './actions.js';
export type { Control, LoggedRequest } from './control.js';
export type { SandboxEvent, SandboxListener } from './events.js';
export type { Imperfection, RequestFault, RouteMatch, SlowFault } from './faults.js';
export { ActionRefused } from './given-options.js';
export type { InteractionKind, InteractionRecord } from './page-contract.js';
export type { SandboxPerson } from './people.js';
export type { PersonLike } from './sight.js';

export interface SandboxOptions {
  /** 0, the default: any free port. */
  readonly port?: number;
  readonly host?: '127.0.0.1';
  /** What the bot logs in with; made up if not given. */
  readonly token?: string;
  /** The clock, in milliseconds since 1970, that tokens, ids and rate limits go by. */
  readonly now?: () => number;
}

/** A Discord of our own: real to a bot, and with hands for its people. */
export interface Sandbox {
  /** The page: `http://127.0.0.1:8787`. */
  readonly url: string;
  /** For `new Client({rest: {api}})`. */
  readonly apiUrl: string;
  readonly port: number;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guildId: string;
  /** The server's first channel. */
  readonly channelId: string;
  /** Two: one writes Arabic, one English. */
  readonly people: readonly SandboxPerson[];
  readonly actions: Actions;
  readonly control: Control;
  /** What this person sees in a channel, oldest first. */
  messages(channelId: string, person: PersonLike): APIMessage[];
  /** Waits, without polling, until the predicate (asked at once and after every event) returns something truthy. */
  readonly waitFor: Events['waitFor'];
  /** Listens to everything that happens, until the returned function is called. */
  on(event: 'event', listener: SandboxListener): () => void;
  close(): Promise<void>;
}

/** Opens the sandbox on the loopback interface. Rejects if the port is taken, naming it and SANDBOX_PORT. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const host = options.host ?? '127.0.0.1';
  const token = options.token ?? `sandbox.${randomBytes(24).toString('base64url')}`;
  let url = '';
  const world = new World(now, token, () => url);
  const faults = new Faults();
  const interactions = new Interactions(world);
  const rateLimits = new RateLimits(now);
  const server = createSandboxServer(world, () => handlers);
  const port = await listen(server, options.port ?? 0, host);
  url = `http://${host}:${port}`;
  const gateway = new Gateway(world, faults, server);
  const control = new Control(world, faults, gateway, rateLimits);
  const actions = new Actions(world, interactions, faults, (type, data) => gateway.dispatch(type, data));
  const context = { world, interactions, faults };
  const routes = [identityRoutes, guildRoutes, commandRoutes, interactionRoutes, threadRoutes, channelRoutes];
  const api = new Api(
    world,
    routes.flatMap((family) => family(context)),
    faults,
    rateLimits,
    control,
  );
  const streams = new Set<ServerResponse>();
  const page = { world, actions, control, connected: () => gateway.connected, streams };
  const handlers = {
    api: api.answer.bind(api),
    sandbox: answerPage.bind(undefined, page),
  };
  return {
    url,
    apiUrl: `${url}/api`,
    port,
    token,
    applicationId: world.applicationId,
    botUserId: world.bot.id,
    guildId: world.guildId,
    channelId: world.channelId,
    people: world.people,
    actions,
    control,
    messages: (channelId, person) => messagesFor(world, channelId, typeof person === 'string' ? person : person.id),
    waitFor: world.events.waitFor.bind(world.events),
    on: (_event, listener) => world.events.on(listener),
    async close() {
      interactions.close();
      gateway.close();
      world.events.close();
      for (const stream of streams) stream.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
