import type { APIApplicationCommand } from 'discord-api-types/v10';
import { ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { ActionRefused } from './given-options.js';
import { contextOf } from './interaction-payload.js';
import type { SandboxPerson } from './people.js';
import { may } from './permissions.js';
import type { StoredChannel, StoredMessage, World } from './world.js';

/** A person, by their id or as listed in `sandbox.people`. */
export type PersonLike = string | Pick<SandboxPerson, 'id'>;

export function personOf(world: World, person: PersonLike): SandboxPerson {
  const id = typeof person === 'string' ? person : person.id;
  const found = world.person(id);
  if (!found) throw new ActionRefused(`There is no person ${id} in the sandbox.`);
  return found;
}

/** The channel, if this person sees it. */
export function channelFor(world: World, channelId: string, person: SandboxPerson): StoredChannel {
  const channel = world.channels.get(channelId);
  if (!channel || !world.canSee(channel, person.id)) {
    throw new ActionRefused(`${person.name} sees no channel ${channelId}.`);
  }
  return channel;
}

/** The message, if this person sees it. */
export function messageFor(world: World, messageId: string, person: SandboxPerson): StoredMessage {
  const stored = world.findMessage(messageId);
  if (!stored || (stored.visibleTo !== null && stored.visibleTo !== person.id)) {
    throw new ActionRefused(`${person.name} sees no message ${messageId}.`);
  }
  channelFor(world, stored.message.channel_id, person);
  return stored;
}

/** The commands this person can use here, those of the server before global ones of the same name. */
export function usableCommands(world: World, channelId: string, person: SandboxPerson): APIApplicationCommand[] {
  const channel = channelFor(world, channelId, person);
  const context = contextOf(world, channel);
  const inGuild = context === InteractionContextType.Guild;
  if (inGuild && !may(world, person.id, channel, 'UseApplicationCommands')) return [];
  const ordered = [...world.commands.values()].sort(
    (one, other) => Number(one.guildId === null) - Number(other.guildId === null),
  );
  const seen = new Set<string>();
  return ordered.flatMap(({ api, guildId }) => {
    const key = `${api.type} ${api.name}`;
    if (seen.has(key) || !isUsable(api, guildId, context)) return [];
    seen.add(key);
    return [api];
  });
}

function isUsable(command: APIApplicationCommand, guildId: string | null, context: InteractionContextType): boolean {
  if (guildId !== null) return context === InteractionContextType.Guild;
  if (command.contexts && !command.contexts.includes(context)) return false;
  const installs = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  // Everybody here has installed the bot for themselves too, if it can be.
  return context === InteractionContextType.PrivateChannel
    ? installs.includes(ApplicationIntegrationType.UserInstall)
    : true;
}
