import type { APIGuildMember, APIMessage } from 'discord-api-types/v10';
import { ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { asBotReads } from './content.js';
import type { SandboxEvent } from './events.js';
import { guildObject, memberOf } from './guild.js';
import type { AnyChannel } from './page-contract.js';
import { may } from './permissions.js';
import type { StoredChannel, World } from './world.js';

export interface Dispatchable {
  readonly t: string;
  readonly d: unknown;
  /** Sessions get it that asked for one of these; 0: all do. */
  readonly intent: number;
}

/** What the bot hears of an event: nothing, if it happened where the bot cannot see, or for one person's eyes only. */
export function dispatchesOf(world: World, event: SandboxEvent): Dispatchable[] {
  switch (event.type) {
    case 'message':
    case 'messageUpdate':
      return event.visibleTo === null ? ofMessage(world, event.message, event.type === 'message') : [];
    case 'messageDelete': {
      const channel = visible(world, event.channelId);
      if (!channel || event.visibleTo !== null) return [];
      const d = { id: event.messageId, channel_id: event.channelId, ...guildIdOf(channel.api) };
      return [{ t: 'MESSAGE_DELETE', d, intent: messageIntent(channel.api) }];
    }
    case 'channel':
      return ofChannel(world, event.channel, event.isNew);
    case 'threadMember':
      return ofThreadMember(world, event.threadId, event.userId);
    case 'typing': {
      const channel = visible(world, event.channelId);
      if (!channel || event.userId === world.bot.id) return [];
      const isDirect = channel.api.type === ChannelType.DM;
      const member = isDirect ? undefined : memberOf(world, event.userId);
      const d = {
        channel_id: event.channelId,
        user_id: event.userId,
        timestamp: Math.floor(event.at / 1_000),
        ...guildIdOf(channel.api),
        ...(member ? { member } : {}),
      };
      const intent = isDirect ? GatewayIntentBits.DirectMessageTyping : GatewayIntentBits.GuildMessageTyping;
      return [{ t: 'TYPING_START', d, intent }];
    }
    default:
      return [];
  }
}

/** The server as it arrives after READY: with its channels and threads, and the members a session may see. */
export function guildCreate(
  world: World,
  withMembers: boolean,
): Record<string, unknown> & { members: APIGuildMember[] } {
  const channels = [...world.channels.values()].filter((channel) => channel.api.type !== ChannelType.DM);
  const seen = channels.filter((channel) => may(world, world.bot.id, channel, 'ViewChannel')).map(({ api }) => api);
  const members = (withMembers ? [...world.people.map(({ id }) => id), world.bot.id] : [world.bot.id]).flatMap(
    (id) => memberOf(world, id) ?? [],
  );
  return {
    ...guildObject(world),
    joined_at: world.joinedAt,
    large: false,
    unavailable: false,
    member_count: world.people.length + 1,
    members,
    channels: seen.filter((api) => api.type === ChannelType.GuildText),
    threads: seen.filter((api) => api.type === ChannelType.PublicThread),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function ofMessage(world: World, message: APIMessage, isNew: boolean): Dispatchable[] {
  const channel = visible(world, message.channel_id);
  if (!channel) return [];
  const member = channel.api.type === ChannelType.DM ? undefined : memberOf(world, message.author.id);
  const { user: _, ...memberWithoutUser } = member ?? {};
  const d = {
    ...asBotReads(world, message),
    channel_type: channel.api.type,
    ...guildIdOf(channel.api),
    ...(member ? { member: memberWithoutUser } : {}),
  };
  return [{ t: isNew ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', d, intent: messageIntent(channel.api) }];
}

function ofChannel(world: World, channel: AnyChannel, isNew: boolean): Dispatchable[] {
  if (channel.type === ChannelType.DM || !visible(world, channel.id)) return [];
  const kind = channel.type === ChannelType.PublicThread ? 'THREAD' : 'CHANNEL';
  const d = kind === 'THREAD' && isNew ? { ...channel, newly_created: true } : channel;
  return [{ t: `${kind}_${isNew ? 'CREATE' : 'UPDATE'}`, d, intent: GatewayIntentBits.Guilds }];
}

/** Without the members intent the bot hears only of its own coming and going. */
function ofThreadMember(world: World, threadId: string, userId: string): Dispatchable[] {
  if (userId !== world.bot.id || !visible(world, threadId)) return [];
  const joined = { id: threadId, user_id: userId, join_timestamp: new Date(world.now()).toISOString(), flags: 0 };
  const d = { id: threadId, guild_id: world.guildId, member_count: 2, added_members: [joined], removed_member_ids: [] };
  return [{ t: 'THREAD_MEMBERS_UPDATE', d, intent: GatewayIntentBits.Guilds }];
}

function visible(world: World, channelId: string): StoredChannel | undefined {
  const channel = world.channels.get(channelId);
  if (!channel || !world.canSee(channel, world.bot.id)) return undefined;
  return may(world, world.bot.id, channel, 'ViewChannel') ? channel : undefined;
}

function messageIntent(channel: AnyChannel): number {
  return channel.type === ChannelType.DM ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
}

function guildIdOf(channel: AnyChannel): { guild_id?: string } {
  return channel.type === ChannelType.DM || channel.guild_id === undefined ? {} : { guild_id: channel.guild_id };
}
