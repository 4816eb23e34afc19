import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import { ApplicationIntegrationType, ChannelType, InteractionContextType } from 'discord-api-types/v10';
import type { Imperfection } from './faults.js';
import { memberOf } from './guild.js';
import type { OpenInteraction } from './interactions.js';
import { limits } from './limits.js';
import { permissionsIn } from './permissions.js';
import type { StoredChannel, World } from './world.js';

/**
 * The INTERACTION_CREATE event's data, as Discord sends it; or less, where an imperfect server is played.
 *
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */
export function interactionPayload(
  world: World,
  interaction: OpenInteraction,
  data: unknown,
  options: { readonly message?: APIMessage; readonly imperfection?: Imperfection } = {},
): APIInteraction {
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw new Error(`There is no channel ${interaction.channelId} in the sandbox.`);
  const context = contextOf(world, channel);
  const inGuild = context === InteractionContextType.Guild;
  const person = world.person(interaction.personId);
  const { withoutChannel = false, withoutPermissions = false } = options.imperfection ?? {};
  const member = inGuild ? memberOf(world, interaction.personId) : undefined;
  const permissions = withoutPermissions
    ? {}
    : { permissions: permissionsIn(world, interaction.personId, channel).toString() };
  const payload = {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    data,
    ...(withoutChannel ? {} : { channel: partialChannel(world, channel, interaction.personId) }),
    channel_id: interaction.channelId,
    ...(inGuild
      ? {
          guild_id: world.guildId,
          guild: { id: world.guildId, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: { ...member, ...permissions },
        }
      : { user: world.user(interaction.personId) }),
    ...(withoutPermissions ? {} : { app_permissions: permissionsIn(world, world.bot.id, channel).toString() }),
    locale: person?.locale ?? 'en-US',
    entitlements: [],
    authorizing_integration_owners: ownersOf(world, interaction.personId, context),
    context,
    attachment_size_limit: limits.message.fileBytes,
    ...(options.message ? { message: options.message } : {}),
  };
  return payload as unknown as APIInteraction;
}

export function contextOf(world: World, channel: StoredChannel): InteractionContextType {
  if (channel.api.type !== ChannelType.DM) return InteractionContextType.Guild;
  return channel.members?.has(world.bot.id) ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

function partialChannel(world: World, channel: StoredChannel, personId: string): Record<string, unknown> {
  const api: Record<string, unknown> = { ...channel.api };
  if (channel.api.type === ChannelType.DM) {
    const others = [...(channel.members ?? [])].filter((id) => id !== personId && id !== world.bot.id);
    api.recipients = others.flatMap((id) => world.user(id) ?? []);
    return api;
  }
  return { ...api, permissions: permissionsIn(world, personId, channel).toString() };
}

function ownersOf(world: World, personId: string, context: InteractionContextType): Record<string, string> {
  if (context === InteractionContextType.PrivateChannel) return { [ApplicationIntegrationType.UserInstall]: personId };
  const guild = context === InteractionContextType.Guild ? world.guildId : '0';
  return { [ApplicationIntegrationType.GuildInstall]: guild };
}
