import { type Channel, ChannelType, type Message, PermissionFlagsBits, type PermissionsBitField } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import type { Place, SaidMessage } from './turns.js';

/** What discord.js knows of a channel, as plain values; servers that tell little leave it null. */
export function placeOf(channel: Channel | null, botUserId: string): Place {
  if (!channel) return { kind: 'channel' };
  if (channel.type === ChannelType.DM) return { kind: 'direct' };
  if (channel.isThread() && channel.ownerId === botUserId) {
    return { kind: 'own thread', starterChannelId: channel.parentId };
  }
  return { kind: 'channel' };
}

/** Whether a thread can be opened on a message here: in a server's channel, by a bot that may. */
export function canOpenThread(channel: Channel | null, permissions: Readonly<PermissionsBitField> | null): boolean {
  if (channel?.type !== ChannelType.GuildText && channel?.type !== ChannelType.GuildAnnouncement) return false;
  return permissions?.has(NEEDED_FOR_THREADS) ?? false;
}

/** A message as Discord sends it, of what discord.js made of it. */
export function saidOf(message: Message): SaidMessage {
  const { reference } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    content: message.content,
    // Only the id, and whether a bot wrote it, are ever looked at.
    author: { id: message.author.id, bot: message.author.bot } as APIMessage['author'],
    embeds: message.embeds.map((embed) => embed.data),
    timestamp: message.createdAt.toISOString(),
    components: message.components.map((row) => row.toJSON()) as APIMessage['components'] & object,
    ...(reference?.messageId
      ? { message_reference: { message_id: reference.messageId, channel_id: reference.channelId } as never }
      : {}),
  };
}

const NEEDED_FOR_THREADS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.SendMessagesInThreads,
];
