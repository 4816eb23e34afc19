import { refusals } from '../errors.js';
import { jsonOf } from '../http.js';
import { notSnowflake } from '../permissions.js';
import { param, type Route } from '../router.js';
import { isSnowflake } from '../snowflake.js';
import type { World } from '../world.js';
import type { RouteContext } from './context.js';

/** Who the bot is, and where its gateway stands. @see https://discord.com/developers/docs/resources/application */
export function identityRoutes({ world }: RouteContext): Route[] {
  const gateway = () => `${world.url().replace(/^http/, 'ws')}/gateway`;
  return [
    { method: 'GET', path: '/gateway', withoutToken: true, handle: () => ok({ url: gateway() }) },
    {
      method: 'GET',
      path: '/gateway/bot',
      handle: () =>
        ok({
          url: gateway(),
          shards: 1,
          session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 },
        }),
    },
    {
      method: 'GET',
      path: '/users/@me',
      handle: () => ok({ ...world.bot, verified: true, mfa_enabled: false, flags: 0 }),
    },
    {
      method: 'GET',
      path: '/users/@me/guilds',
      handle: () =>
        ok([{ id: world.guildId, name: world.guildName, icon: null, owner: false, permissions: '0', features: [] }]),
    },
    {
      method: 'POST',
      path: '/users/@me/channels',
      handle: (request) => {
        const recipient = jsonOf(request).recipient_id;
        if (!isSnowflake(recipient)) throw notSnowflake('recipient_id', String(recipient));
        if (recipient === world.bot.id || !world.person(recipient)) throw refusals.cannotMessageUser();
        return ok(world.directChannel([world.bot.id, recipient]).api);
      },
    },
    {
      method: 'GET',
      path: '/users/:userId',
      handle: (request) => {
        const user = world.user(param(request, 'userId'));
        if (!user) throw refusals.unknownUser();
        return ok(user);
      },
    },
    { method: 'GET', path: '/applications/@me', handle: () => ok(application(world)) },
    { method: 'GET', path: '/oauth2/applications/@me', handle: () => ok(application(world)) },
  ];
}

function ok(body: unknown): { status: number; body: unknown } {
  return { status: 200, body };
}

function application(world: World): Record<string, unknown> {
  return {
    id: world.applicationId,
    name: world.bot.username,
    icon: null,
    description: '',
    summary: '',
    bot: world.bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    owner: world.user(world.ownerId),
    team: null,
    flags: 0,
    tags: [],
    approximate_guild_count: 1,
    approximate_user_install_count: world.people.length,
    integration_types_config: { 0: {}, 1: {} },
  };
}
