import { ChannelType, MessageFlags } from 'discord-api-types/v10';
import { asBotReads } from '../content.js';
import { FormErrors, refusals } from '../errors.js';
import { integer } from '../fields.js';
import { type ApiRequest, type ApiResponse, jsonOf } from '../http.js';
import { limits } from '../limits.js';
import { createMessage, editMessage } from '../messages.js';
import { channelForBot, may, requirePermission, sendPermission } from '../permissions.js';
import { param, type Route } from '../router.js';
import { readMessage } from '../validate-message.js';
import type { StoredChannel, StoredMessage, World } from '../world.js';
import type { RouteContext } from './context.js';

/** Channels and the messages in them. @see https://discord.com/developers/docs/resources/message */
export function channelRoutes({ world }: RouteContext): Route[] {
  const messages = '/channels/:channelId/messages';
  return [
    { method: 'GET', path: '/channels/:channelId', handle: (request) => ok(channelOf(world, request).api) },
    { method: 'GET', path: messages, handle: (request) => ok(listMessages(world, request)) },
    { method: 'POST', path: messages, handle: (request) => send(world, request) },
    {
      method: 'GET',
      path: `${messages}/:messageId`,
      handle: (request) => ok(asBotReads(world, readable(world, request).message)),
    },
    { method: 'PATCH', path: `${messages}/:messageId`, handle: (request) => edit(world, request) },
    { method: 'DELETE', path: `${messages}/:messageId`, handle: (request) => remove(world, request) },
    { method: 'POST', path: '/channels/:channelId/typing', handle: (request) => type(world, request) },
  ];
}

function ok(body: unknown): ApiResponse {
  return { status: 200, body };
}

function channelOf(world: World, request: ApiRequest): StoredChannel {
  return channelForBot(world, param(request, 'channelId'));
}

function send(world: World, request: ApiRequest): ApiResponse {
  const channel = channelOf(world, request);
  requirePermission(world, channel, sendPermission(channel));
  if (isArchived(channel)) throw refusals.threadArchived();
  const input = readMessage(jsonOf(request));
  if (request.files.length > 0) requirePermission(world, channel, 'AttachFiles');
  if (input.reference && !may(world, world.bot.id, channel, 'ReadMessageHistory')) {
    throw refusals.cannotReplyWithoutHistory();
  }
  // Without the permission Discord takes the message and leaves its embeds out.
  const embeds = may(world, world.bot.id, channel, 'EmbedLinks') ? input.embeds : undefined;
  const stored = createMessage(world, channel, {
    author: world.bot,
    input: { ...input, embeds },
    files: request.files,
  });
  return ok(asBotReads(world, stored.message));
}

function listMessages(world: World, request: ApiRequest): unknown[] {
  const channel = channelOf(world, request);
  const form = new FormErrors();
  const limit = integer(form, ['limit'], request.query.get('limit')) ?? 50;
  if (limit < 1 || limit > limits.message.list) {
    form.add(['limit'], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${limits.message.list}.`);
  }
  form.throwIfAny();
  if (!may(world, world.bot.id, channel, 'ReadMessageHistory')) return [];
  const all = [...channel.messages.values()]
    .filter((stored) => stored.visibleTo === null)
    .map(({ message }) => message);
  const [before, after, around] = ['before', 'after', 'around'].map((key) => request.query.get(key));
  if (after) {
    const later = all.filter((message) => BigInt(message.id) > BigInt(after));
    return later
      .slice(0, limit)
      .reverse()
      .map((message) => asBotReads(world, message));
  }
  const until = before ? all.filter((message) => BigInt(message.id) < BigInt(before)) : all;
  const middle = around ? all.findIndex((message) => message.id === around) : -1;
  const start = Math.max(0, middle - Math.floor(limit / 2));
  const chosen = middle >= 0 ? all.slice(start, start + limit) : until.slice(-limit);
  return chosen.reverse().map((message) => asBotReads(world, message));
}

function readable(world: World, request: ApiRequest): StoredMessage {
  const channel = channelOf(world, request);
  requirePermission(world, channel, 'ReadMessageHistory');
  const stored = channel.messages.get(param(request, 'messageId'));
  if (!stored || stored.visibleTo !== null) throw refusals.unknownMessage();
  return stored;
}

function edit(world: World, request: ApiRequest): ApiResponse {
  const stored = readable(world, request);
  if (stored.message.author.id !== world.bot.id) throw refusals.othersMessage();
  const message = editMessage(world, stored, readMessage(jsonOf(request)), request.files, MessageFlags.Loading);
  return ok(asBotReads(world, message));
}

function remove(world: World, request: ApiRequest): ApiResponse {
  const channel = channelOf(world, request);
  const stored = channel.messages.get(param(request, 'messageId'));
  if (!stored || stored.visibleTo !== null) throw refusals.unknownMessage();
  if (stored.message.author.id !== world.bot.id) requirePermission(world, channel, 'ManageMessages');
  world.deleteMessage(stored);
  return { status: 204 };
}

function type(world: World, request: ApiRequest): ApiResponse {
  const channel = channelOf(world, request);
  requirePermission(world, channel, sendPermission(channel));
  world.events.emit({ type: 'typing', channelId: channel.api.id, userId: world.bot.id, at: world.now() });
  return { status: 204 };
}

function isArchived(channel: StoredChannel): boolean {
  return channel.api.type === ChannelType.PublicThread && channel.api.thread_metadata?.locked === true;
}
