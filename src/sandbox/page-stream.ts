import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { SandboxEvent } from './events.js';
import { contextOf } from './interaction-payload.js';
import type { PageContext } from './page-api.js';
import type { PageChannel, PageEvent, PageSnapshot } from './page-contract.js';
import { may } from './permissions.js';
import { withLiveReference } from './views.js';
import type { World } from './world.js';

export function snapshot(context: PageContext, personId: string): PageSnapshot {
  const { world, actions } = context;
  const person = world.person(personId) ?? world.people[0];
  if (!person) throw new Error('The sandbox has no people.');
  actions.openDirectMessage(person);
  actions.openPrivateChannel();
  return {
    person,
    people: world.people,
    bot: world.bot,
    botConnected: context.connected() > 0,
    guild: { id: world.guildId, name: world.guildName },
    channels: [...world.channels.keys()].flatMap((id) => pageChannel(world, id, person.id) ?? []),
    commands: allCommands(world),
    channelId: world.channelId,
  };
}

/** Streams, as server-sent events, what this person can see. @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function openStream(
  context: PageContext,
  personId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { world } = context;
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.write('retry: 1000\n\n');
  const stop = world.events.on((event) => {
    const seen = asSeen(context, event, personId);
    if (seen) response.write(`data: ${JSON.stringify(seen)}\n\n`);
  });
  context.streams.add(response);
  request.on('close', () => {
    stop();
    context.streams.delete(response);
  });
}

function asSeen(context: PageContext, event: SandboxEvent, personId: string): PageEvent | undefined {
  const { world } = context;
  switch (event.type) {
    case 'message':
    case 'messageUpdate': {
      if (!sees(world, event.message.channel_id, personId, event.visibleTo)) return undefined;
      return { type: event.type, message: withLiveReference(world, event.message) };
    }
    case 'messageDelete':
      return sees(world, event.channelId, personId, event.visibleTo)
        ? { type: 'messageDelete', messageId: event.messageId, channelId: event.channelId }
        : undefined;
    case 'channel': {
      const channel = pageChannel(world, event.channel.id, personId);
      return channel && { type: 'channel', channel };
    }
    case 'typing':
      return event.userId !== personId && sees(world, event.channelId, personId, null)
        ? { type: 'typing', channelId: event.channelId, userId: event.userId }
        : undefined;
    case 'interaction':
      return event.interaction.personId === personId ? event : undefined;
    case 'commands':
      return { type: 'commands', commands: allCommands(world) };
    case 'bot':
      return { type: 'bot', connected: context.connected() > 0 };
    default:
      return undefined;
  }
}

function sees(world: World, channelId: string, personId: string, visibleTo: string | null): boolean {
  const channel = world.channels.get(channelId);
  return channel !== undefined && world.canSee(channel, personId) && (visibleTo === null || visibleTo === personId);
}

function pageChannel(world: World, channelId: string, personId: string): PageChannel | undefined {
  const channel = world.channels.get(channelId);
  if (!channel || !world.canSee(channel, personId)) return undefined;
  const contexts = ['guild', 'bot_dm', 'private_channel'] as const;
  return {
    api: channel.api,
    context: contexts[contextOf(world, channel)] ?? 'guild',
    otherId: channel.members === null ? null : ([...channel.members].find((id) => id !== personId) ?? null),
    mayOpenThreads: channel.api.type === 0 && may(world, personId, channel, 'CreatePublicThreads'),
  };
}

function allCommands(world: World): APIApplicationCommand[] {
  return [...world.commands.values()].map(({ api }) => api);
}
