import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { formError, refusals } from './errors.js';
import { isSnowflake } from './snowflake.js';
import type { StoredChannel, World } from './world.js';

export type PermissionName = keyof typeof PermissionFlagsBits;

const everything = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** In direct messages there is nobody to forbid anything, but there are no threads either. */
const direct = everything & ~(PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads);

/**
 * What this user may do here: roles, then the channel's overwrites (a thread has its parent's).
 *
 * @see https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn(world: World, userId: string, channel: StoredChannel): bigint {
  if (channel.api.type === ChannelType.DM) return world.canSee(channel, userId) ? direct : 0n;
  if (userId === world.ownerId) return everything;
  const roles = [world.guildId, ...world.roleIdsOf(userId)];
  let bits = world.roles
    .filter((role) => roles.includes(role.id))
    .reduce((all, role) => all | BigInt(role.permissions), 0n);
  if ((bits & PermissionFlagsBits.Administrator) !== 0n) return everything;
  for (const overwrite of overwritesOf(world, channel)) {
    if (overwrite.id !== userId && !roles.includes(overwrite.id)) continue;
    bits = (bits & ~BigInt(overwrite.deny)) | BigInt(overwrite.allow);
  }
  return (bits & PermissionFlagsBits.ViewChannel) === 0n ? 0n : bits;
}

export function may(world: World, userId: string, channel: StoredChannel, name: PermissionName): boolean {
  return (permissionsIn(world, userId, channel) & PermissionFlagsBits[name]) !== 0n;
}

/** The channel a route names, if the bot may see it; else Discord's refusal. */
export function channelForBot(world: World, channelId: string): StoredChannel {
  if (!isSnowflake(channelId)) throw notSnowflake('channel_id', channelId);
  const channel = world.channels.get(channelId);
  if (!channel) throw refusals.unknownChannel();
  if (!world.canSee(channel, world.bot.id)) throw refusals.missingAccess();
  if (!may(world, world.bot.id, channel, 'ViewChannel')) throw refusals.missingAccess();
  return channel;
}

export function requirePermission(world: World, channel: StoredChannel, ...names: readonly PermissionName[]): void {
  for (const name of names) if (!may(world, world.bot.id, channel, name)) throw refusals.missingPermissions();
}

export function sendPermission(channel: StoredChannel): PermissionName {
  return channel.api.type === ChannelType.PublicThread ? 'SendMessagesInThreads' : 'SendMessages';
}

export function notSnowflake(field: string, value: string): Error {
  return formError([field], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`);
}

/** Denies the bot these permissions in this channel, or gives them back with an empty list. */
export function denyBot(world: World, channelId: string, names: readonly PermissionName[]): void {
  const channel = world.channels.get(channelId);
  if (!channel || !('permission_overwrites' in channel.api)) {
    throw new Error(
      `There is no text channel ${channelId} in the sandbox; permissions belong to a server's text channel.`,
    );
  }
  const others = (channel.api.permission_overwrites ?? []).filter((overwrite) => overwrite.id !== world.bot.id);
  const deny = names.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
  const own = deny === 0n ? [] : [{ id: world.bot.id, type: 1, allow: '0', deny: deny.toString() }];
  world.updateChannel(channelId, { permission_overwrites: [...others, ...own] });
}

function overwritesOf(
  world: World,
  channel: StoredChannel,
): readonly { readonly id: string; readonly allow: string; readonly deny: string }[] {
  const home =
    channel.api.type === ChannelType.PublicThread ? world.channels.get(channel.api.parent_id ?? '') : channel;
  if (!home || !('permission_overwrites' in home.api)) return [];
  const overwrites = home.api.permission_overwrites ?? [];
  // Roles first, then the member: the member's own overwrite has the last word.
  return [...overwrites].sort((one, other) => one.type - other.type);
}
