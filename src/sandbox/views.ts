import type { APIMessage } from 'discord-api-types/v10';
import { withoutReference } from './content.js';
import type { World } from './world.js';

/** What this person sees in a channel, oldest first. */
export function messagesFor(world: World, channelId: string, personId: string): APIMessage[] {
  const channel = world.channels.get(channelId);
  if (!channel || !world.canSee(channel, personId)) return [];
  return [...channel.messages.values()]
    .filter((stored) => stored.visibleTo === null || stored.visibleTo === personId)
    .map((stored) => withLiveReference(world, stored.message));
}

/** The line above a reply shows what the message replied to says now, or that it is gone. */
export function withLiveReference(world: World, message: APIMessage): APIMessage {
  const reference = message.message_reference;
  if (!reference?.message_id) return message;
  const found = world.message(reference.channel_id, reference.message_id);
  return { ...message, referenced_message: found ? withoutReference(found.message) : null };
}
