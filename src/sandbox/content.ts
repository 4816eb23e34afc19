import type { APIMessage } from 'discord-api-types/v10';
import { ChannelType } from 'discord-api-types/v10';
import type { World } from './world.js';

/**
 * The message as the bot may read it. Without the privileged message content intent, what others wrote is empty
 * unless it mentions the bot (a reply that pings it does) or was sent to it directly.
 *
 * @see https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function asBotReads(world: World, message: APIMessage): APIMessage {
  const referenced = message.message_reference?.message_id
    ? world.message(message.message_reference.channel_id, message.message_reference.message_id)
    : undefined;
  const withReference: APIMessage =
    message.message_reference === undefined
      ? message
      : { ...message, referenced_message: referenced ? withheld(world, withoutReference(referenced.message)) : null };
  return withheld(world, withReference);
}

/** Discord follows one reference, not the references of references. */
export function withoutReference(message: APIMessage): APIMessage {
  const { referenced_message: _, ...rest } = message;
  return rest;
}

function withheld(world: World, message: APIMessage): APIMessage {
  const channel = world.channels.get(message.channel_id);
  const readable =
    world.readsContent ||
    message.author.id === world.bot.id ||
    message.mentions.some((user) => user.id === world.bot.id) ||
    (channel?.api.type === ChannelType.DM && channel.members?.has(world.bot.id));
  return readable ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
