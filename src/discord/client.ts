import { Client, GatewayIntentBits, Options, Partials, REST } from 'discord.js';

/** How long a request to Discord may take, and how long the login in all. */
const REQUEST_TIMEOUT = 15_000;

/**
 * For callbacks and webhooks of interactions, which need no token and do not count towards the bot's requests a second.
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
 */
export function createInteractionRest(apiUrl: string): REST {
  return new REST({ api: apiUrl, timeout: REQUEST_TIMEOUT, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
}

/**
 * A client that asks for what the bot needs and no more: servers, their messages (without the privileged content: what
 * mentions the bot can be read anyway) and direct messages. It pings nobody and remembers little.
 */
export function createClient(apiUrl: string): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages come from channels that the client has not seen.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: apiUrl, timeout: REQUEST_TIMEOUT },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 20,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user?.id },
      PresenceManager: 0,
      ReactionManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
      GuildBanManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      ThreadMemberManager: 0,
    }),
  });
}
