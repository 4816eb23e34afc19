import { ChannelType, type ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { DiscordError, FormErrors, refusals } from '../errors.js';
import { integer, text } from '../fields.js';
import { type ApiRequest, type ApiResponse, jsonOf } from '../http.js';
import { limits } from '../limits.js';
import { channelForBot, requirePermission } from '../permissions.js';
import { param, type Route } from '../router.js';
import { openThread } from '../threads.js';
import type { StoredChannel, World } from '../world.js';
import type { RouteContext } from './context.js';

/** Opening threads and being in them. @see https://discord.com/developers/docs/resources/channel#start-thread-from-message */
export function threadRoutes({ world }: RouteContext): Route[] {
  const member = '/channels/:channelId/thread-members';
  return [
    {
      method: 'POST',
      path: '/channels/:channelId/messages/:messageId/threads',
      handle: (request) => open(world, request),
    },
    { method: 'POST', path: '/channels/:channelId/threads', handle: (request) => open(world, request) },
    { method: 'PATCH', path: '/channels/:channelId', handle: (request) => change(world, request) },
    {
      method: 'GET',
      path: member,
      handle: (request) => ({ status: 200, body: [memberOfThread(world, threadOf(world, request))] }),
    },
    { method: 'PUT', path: `${member}/:userId`, handle: (request) => join(world, request) },
    {
      method: 'GET',
      path: `${member}/:userId`,
      handle: (request) => ({
        status: 200,
        body: memberOfThread(world, threadOf(world, request), param(request, 'userId')),
      }),
    },
    { method: 'DELETE', path: `${member}/:userId`, handle: (request) => leave(world, request) },
  ];
}

const archiveMinutes = [60, 1_440, 4_320, 10_080];

function open(world: World, request: ApiRequest): ApiResponse {
  const channel = channelForBot(world, param(request, 'channelId'));
  const messageId = request.params.messageId;
  if (channel.api.type !== ChannelType.GuildText) {
    throw new DiscordError(400, 50024, 'Cannot execute action on this channel type');
  }
  requirePermission(world, channel, 'CreatePublicThreads');
  const body = jsonOf(request);
  const form = new FormErrors();
  const name = text(form, ['name'], body.name, { minimum: 1, maximum: limits.thread.name, required: true }) ?? '';
  const minutes = integer(form, ['auto_archive_duration'], body.auto_archive_duration) ?? 1_440;
  if (!archiveMinutes.includes(minutes)) form.choice(['auto_archive_duration'], archiveMinutes);
  const type = body.type ?? ChannelType.PublicThread;
  if (type !== ChannelType.PublicThread) form.choice(['type'], [ChannelType.PublicThread]);
  form.throwIfAny();
  const starter = messageId === undefined ? undefined : channel.messages.get(messageId);
  if (messageId !== undefined && (!starter || starter.visibleTo !== null)) throw refusals.unknownMessage();
  const thread = openThread(world, channel, {
    name,
    owner: world.bot,
    autoArchiveMinutes: minutes as ThreadAutoArchiveDuration,
    ...(starter ? { starter } : {}),
  });
  return { status: 201, body: { ...thread.api, member: memberOfThread(world, thread) } };
}

/** Renaming and archiving a thread; the sandbox's other channels are nobody's to change. */
function change(world: World, request: ApiRequest): ApiResponse {
  const channel = channelForBot(world, param(request, 'channelId'));
  if (channel.api.type !== ChannelType.PublicThread) throw refusals.missingPermissions();
  if (channel.api.owner_id !== world.bot.id) requirePermission(world, channel, 'ManageThreads');
  const body = jsonOf(request);
  const form = new FormErrors();
  const name = text(form, ['name'], body.name, { minimum: 1, maximum: limits.thread.name });
  form.throwIfAny();
  const metadata = channel.api.thread_metadata;
  world.updateChannel(channel.api.id, {
    ...(name === undefined ? {} : { name }),
    ...(metadata && typeof body.archived === 'boolean'
      ? { thread_metadata: { ...metadata, archived: body.archived } }
      : {}),
  });
  return { status: 200, body: channel.api };
}

function join(world: World, request: ApiRequest): ApiResponse {
  const thread = threadOf(world, request);
  const userId = idOf(world, param(request, 'userId'));
  if (!world.user(userId)) throw refusals.unknownUser();
  world.events.emit({ type: 'threadMember', threadId: thread.api.id, userId });
  return { status: 204 };
}

function leave(world: World, request: ApiRequest): ApiResponse {
  const thread = threadOf(world, request);
  if (param(request, 'userId') !== '@me') requirePermission(world, thread, 'ManageThreads');
  return { status: 204 };
}

function threadOf(world: World, request: ApiRequest): StoredChannel {
  const channel = channelForBot(world, param(request, 'channelId'));
  if (channel.api.type !== ChannelType.PublicThread) {
    throw new DiscordError(400, 50024, 'Cannot execute action on this channel type');
  }
  return channel;
}

function memberOfThread(world: World, thread: StoredChannel, userId = '@me'): Record<string, unknown> {
  const id = idOf(world, userId);
  if (!world.user(id)) throw refusals.unknownMember();
  return { id: thread.api.id, user_id: id, join_timestamp: world.joinedAt, flags: 0 };
}

function idOf(world: World, userId: string): string {
  return userId === '@me' ? world.bot.id : userId;
}
