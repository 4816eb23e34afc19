import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actions, Asked, UseCommand } from './actions.js';
import { send } from './api.js';
import type { Control } from './control.js';
import { DiscordError } from './errors.js';
import { isRecord, type Json } from './fields.js';
import { ActionRefused } from './given-options.js';
import { readBody } from './http.js';
import { isOwnOrigin } from './loopback.js';
import { openStream, snapshot } from './page-stream.js';
import type { PermissionName } from './permissions.js';
import { matchPath } from './router.js';
import { messagesFor } from './views.js';
import type { World } from './world.js';

export interface PageContext {
  readonly world: World;
  readonly actions: Actions;
  readonly control: Control;
  readonly connected: () => number;
  readonly streams: Set<ServerResponse>;
}

/** What the page (and anybody with curl) talks to: the people's actions and the faults, as JSON over HTTP. */
export async function answerPage(
  context: PageContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') return answerGet(context, url, request, response);
    if (request.method !== 'POST') throw new DiscordError(405, 0, 'Use GET to look and POST to act.');
    requireOwnPage(request);
    const { body } = await readBody(request);
    const given = isRecord(body) ? body : {};
    const action = posts[url.pathname] ?? control(url.pathname);
    if (!action) throw new DiscordError(404, 0, `The sandbox has nothing at ${url.pathname}.`);
    send(response, { status: 200, body: (await action(context, given)) ?? { ok: true } });
  } catch (error) {
    if (error instanceof ActionRefused) send(response, { status: 400, body: { message: error.message } });
    else if (error instanceof DiscordError) send(response, { status: error.status, body: error.body });
    else if (error instanceof TypeError || error instanceof Error) {
      send(response, { status: 400, body: { message: error.message } });
    } else throw error;
  }
}

function answerGet(context: PageContext, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const person = url.searchParams.get('person') ?? context.world.people[0]?.id ?? '';
  if (url.pathname === '/sandbox/state') {
    send(response, { status: 200, body: snapshot(context, person) });
    return;
  }
  if (url.pathname === '/sandbox/stream') {
    openStream(context, person, request, response);
    return;
  }
  if (url.pathname === '/sandbox/control/requests') {
    send(response, { status: 200, body: context.control.requests() });
    return;
  }
  const inChannel = matchPath('/sandbox/channels/:channelId/:what', url.pathname);
  const channelId = inChannel?.channelId ?? '';
  if (inChannel?.what === 'messages') {
    send(response, { status: 200, body: messagesFor(context.world, channelId, person) });
  } else if (inChannel?.what === 'commands') {
    send(response, { status: 200, body: context.actions.commandsIn(channelId, person) });
  } else {
    throw new DiscordError(404, 0, `The sandbox has nothing at ${url.pathname}.`);
  }
}

/** Other pages in the same browser must not be able to act here: JSON only, and only from our own origin. */
function requireOwnPage(request: IncomingMessage): void {
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  if (!isJson) throw new DiscordError(415, 0, 'Send JSON, with content-type: application/json.');
  if (!isOwnOrigin(request.headers.origin, request.headers.host)) {
    throw new DiscordError(403, 0, 'Only the sandbox’s own page may act here.');
  }
}

type Post = (context: PageContext, given: Json) => unknown;

const posts: Readonly<Record<string, Post>> = {
  '/sandbox/messages': ({ actions }, given) => {
    const { messageId, channelId } = actions.sendMessage({
      ...whose(given),
      channelId: string(given, 'channelId'),
      content: string(given, 'content'),
      mentionBot: given.mentionBot === true,
      ...(typeof given.replyTo === 'string' ? { replyTo: given.replyTo } : {}),
      ...(given.pingReplied === false ? { pingReplied: false } : {}),
    });
    return { messageId, channelId };
  },
  '/sandbox/direct-messages': ({ actions }, given) => ({
    channelId: actions.openDirectMessage(string(given, 'person')),
  }),
  '/sandbox/private-channel': ({ actions }) => ({ channelId: actions.openPrivateChannel() }),
  '/sandbox/typing': ({ actions }, given) => actions.startTyping(string(given, 'person'), string(given, 'channelId')),
  '/sandbox/threads': ({ actions }, given) => ({
    channelId: actions.openThread({
      ...whose(given),
      messageId: string(given, 'messageId'),
      name: string(given, 'name'),
    }),
  }),
  '/sandbox/commands': ({ actions }, given) => asked(actions.useCommand(use(given)), given),
  '/sandbox/autocomplete': async ({ actions }, given) => {
    const { result } = actions.autocomplete({ ...use(given), focused: string(given, 'focused') });
    const { choices, status } = await result;
    return { choices: choices ?? [], status };
  },
  '/sandbox/buttons': ({ actions }, given) => asked(actions.pressButton(component(given)), given),
  '/sandbox/selects': ({ actions }, given) => {
    const values = Array.isArray(given.values) ? given.values.map(String) : [];
    return asked(actions.chooseOption({ ...component(given), values }), given);
  },
  '/sandbox/message-commands': ({ actions }, given) =>
    asked(
      actions.useMessageCommand({
        ...whose(given),
        name: string(given, 'name'),
        messageId: string(given, 'messageId'),
      }),
      given,
    ),
  '/sandbox/modals': ({ actions }, given) => {
    const fields = isRecord(given.fields) ? (given.fields as Record<string, string>) : {};
    return asked(
      actions.submitModal({ ...whose(given), interactionId: string(given, 'interactionId'), fields }),
      given,
    );
  },
  '/sandbox/dismiss': ({ actions }, given) =>
    actions.dismiss({ ...whose(given), messageId: string(given, 'messageId') }),
};

const controls: Readonly<Record<string, (control: Control, given: Json) => unknown>> = {
  'fail-next': (control, given) => control.failNext({ status: 500, ...given }),
  'slow-next': (control, given) => control.slowNext({ milliseconds: 1_000, ...given }),
  'lose-original': (control, given) => control.loseOriginal(given),
  'drop-gateway': (control, given) => control.dropGateway(typeof given.code === 'number' ? given.code : undefined),
  zombie: (control, given) => control.zombie(given.on !== false),
  heartbeat: (control, given) => control.setHeartbeat(Number(given.milliseconds ?? 41_250)),
  'order-reconnect': (control) => control.orderReconnect(),
  'invalidate-session': (control, given) => control.invalidateSession(given.resumable === true),
  'refuse-command-option': (control, given) =>
    control.refuseCommandOption(typeof given.name === 'string' ? given.name : null),
  'refuse-intents': (control, given) => control.refuseIntents(given.on !== false),
  'allow-privileged-intents': (control, given) => control.allowPrivilegedIntents(given.on !== false),
  imperfect: (control, given) => control.imperfect(given),
  'deny-bot': (control, given) =>
    control.denyBot(
      string(given, 'channelId'),
      Array.isArray(given.permissions) ? (given.permissions as PermissionName[]) : [],
    ),
  'rate-limit': (control, given) =>
    control.setRateLimit({ requests: Number(given.requests ?? 50), milliseconds: Number(given.milliseconds ?? 1_000) }),
  clear: (control) => control.clear(),
};

function control(path: string): Post | undefined {
  const name = matchPath('/sandbox/control/:name', path)?.name;
  const act = name === undefined ? undefined : controls[name];
  return act && ((context, given) => act(context.control, given));
}

/** With `wait: true` the answer is awaited; else the stream tells. */
async function asked(question: Asked, given: Json): Promise<unknown> {
  return given.wait === true ? question.result : { interactionId: question.interactionId };
}

function use(given: Json): UseCommand {
  return {
    ...whose(given),
    name: string(given, 'name'),
    options: isRecord(given.options) ? (given.options as Record<string, string | number | boolean>) : {},
    ...(typeof given.channelId === 'string' ? { channelId: given.channelId } : {}),
    ...(typeof given.context === 'string' ? { context: given.context as NonNullable<UseCommand['context']> } : {}),
  };
}

function component(given: Json): { person: string; messageId: string; customId: string } {
  return { ...whose(given), messageId: string(given, 'messageId'), customId: string(given, 'customId') };
}

function whose(given: Json): { person: string } {
  return { person: string(given, 'person') };
}

function string(given: Json, name: string): string {
  const value = given[name];
  if (typeof value !== 'string') throw new ActionRefused(`"${name}" is missing: a text.`);
  return value;
}
