import { ChannelType } from 'discord-api-types/v10';
import { refusals } from '../errors.js';
import { guildObject, memberOf } from '../guild.js';
import type { ApiRequest } from '../http.js';
import { may } from '../permissions.js';
import { param, type Route } from '../router.js';
import type { RouteContext } from './context.js';

/** The server the bot is in. @see https://discord.com/developers/docs/resources/guild */
export function guildRoutes({ world }: RouteContext): Route[] {
  const inGuild = (answer: (request: ApiRequest) => unknown) => (request: ApiRequest) => {
    if (param(request, 'guildId') !== world.guildId) throw refusals.unknownGuild();
    return { status: 200, body: answer(request) };
  };
  const seen = (type: ChannelType) =>
    [...world.channels.values()]
      .filter((channel) => channel.api.type === type && may(world, world.bot.id, channel, 'ViewChannel'))
      .map((channel) => channel.api);
  return [
    { method: 'GET', path: '/guilds/:guildId', handle: inGuild(() => guildObject(world)) },
    { method: 'GET', path: '/guilds/:guildId/channels', handle: inGuild(() => seen(ChannelType.GuildText)) },
    {
      method: 'GET',
      path: '/guilds/:guildId/threads/active',
      handle: inGuild(() => ({ threads: seen(ChannelType.PublicThread), members: [] })),
    },
    { method: 'GET', path: '/guilds/:guildId/roles', handle: inGuild(() => world.roles) },
    {
      method: 'GET',
      path: '/guilds/:guildId/members',
      handle: inGuild(() => {
        // Listing members takes the privileged intent.
        if (!world.privilegedIntents) throw refusals.missingAccess();
        return [...world.people.map(({ id }) => id), world.bot.id].map((id) => memberOf(world, id));
      }),
    },
    {
      method: 'GET',
      path: '/guilds/:guildId/members/:userId',
      handle: inGuild((request) => {
        const id = param(request, 'userId');
        const member = memberOf(world, id === '@me' ? world.bot.id : id);
        if (!member) throw world.user(id) ? refusals.unknownMember() : refusals.unknownUser();
        return member;
      }),
    },
  ];
}
