import type {
  APIApplicationCommand,
  APIDMChannel,
  APIMessage,
  APIOverwrite,
  APIPublicThreadChannel,
  APIRole,
  APITextChannel,
  APIUser,
  ChannelFlags,
  RoleFlags,
} from 'discord-api-types/v10';
import { ChannelType, MessageType, PermissionFlagsBits } from 'discord-api-types/v10';
import { Events } from './events.js';
import type { AnyChannel } from './page-contract.js';
import { type SandboxPerson, userOf } from './people.js';
import { snowflakes } from './snowflake.js';

/** A message and the one person who may see it (an ephemeral one), or null for everybody in the channel. */
export interface StoredMessage {
  message: APIMessage;
  readonly visibleTo: string | null;
}

/** A channel, who is in it (null: everybody in the server), and what was said, oldest first. */
export interface StoredChannel {
  api: AnyChannel;
  readonly members: Set<string> | null;
  readonly messages: Map<string, StoredMessage>;
}

export interface StoredFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly filename: string;
}

export interface StoredCommand {
  readonly api: APIApplicationCommand;
  /** The server it is registered in; null: everywhere. */
  readonly guildId: string | null;
}

/** What stands in the sandbox: one server, its channels and people, the bot, and everything that was said. */
export class World {
  readonly events = new Events();
  readonly nextId: () => string;
  readonly applicationId: string;
  readonly guildId: string;
  readonly guildName = 'Majlis · مجلس';
  readonly ownerId: string;
  readonly people: readonly SandboxPerson[];
  readonly bot: APIUser;
  readonly roles: APIRole[];
  readonly channels = new Map<string, StoredChannel>();
  readonly commands = new Map<string, StoredCommand>();
  readonly files = new Map<string, StoredFile>();
  readonly channelId: string;
  readonly joinedAt: string;
  /** Set by control: may the application ask for message content, members, presences? */
  privilegedIntents = false;
  /** Whether the connected session asked for (and got) the message content intent. */
  readsContent = false;

  constructor(
    readonly now: () => number,
    readonly token: string,
    readonly url: () => string,
  ) {
    this.nextId = snowflakes(now);
    this.joinedAt = new Date(now()).toISOString();
    this.applicationId = this.nextId();
    this.guildId = this.nextId();
    this.people = [
      { id: this.nextId(), username: 'noura', name: 'نورة السالم', language: 'ar', locale: 'en-US' },
      { id: this.nextId(), username: 'daniel', name: 'Daniel Reed', language: 'en', locale: 'en-GB' },
    ];
    this.ownerId = this.people[0]?.id ?? this.guildId;
    this.bot = {
      // An application and its bot user share an id, as with every application made since 2016.
      id: this.applicationId,
      username: 'Majlis',
      global_name: null,
      discriminator: '0001',
      avatar: null,
      bot: true,
      public_flags: 1 << 16,
    };
    this.roles = [
      role(this.guildId, '@everyone', 0, everyonePermissions, false),
      role(this.nextId(), 'Majlis', 1, everyonePermissions, true, this.applicationId),
    ];
    const general = this.#textChannel(
      'ask-the-meeting',
      'Ask about the meeting, in Arabic or English · اسأل عن الاجتماع بالعربية أو الإنجليزية',
      0,
    );
    this.#textChannel('عام', 'كل ما عدا ذلك · everything else', 1);
    this.channelId = general.api.id;
  }

  person(id: string): SandboxPerson | undefined {
    return this.people.find((person) => person.id === id);
  }

  user(id: string): APIUser | undefined {
    if (id === this.bot.id) return this.bot;
    const person = this.person(id);
    return person ? userOf(person) : undefined;
  }

  roleIdsOf(userId: string): string[] {
    return userId === this.bot.id ? this.roles.slice(1).map((each) => each.id) : [];
  }

  /** The direct channel of these people, made when it is first needed. */
  directChannel(members: readonly string[]): StoredChannel {
    for (const channel of this.channels.values()) {
      if (channel.api.type !== ChannelType.DM || channel.members?.size !== members.length) continue;
      if (members.every((id) => channel.members?.has(id))) return channel;
    }
    const api: APIDMChannel = {
      id: this.nextId(),
      type: ChannelType.DM,
      name: null,
      last_message_id: null,
      flags: 0 as ChannelFlags,
      recipients: members.filter((id) => id !== this.bot.id).flatMap((id) => this.user(id) ?? []),
    };
    return this.addChannel({ api, members: new Set(members), messages: new Map() });
  }

  addChannel(channel: StoredChannel): StoredChannel {
    this.channels.set(channel.api.id, channel);
    this.events.emit({ type: 'channel', channel: channel.api, isNew: true });
    return channel;
  }

  updateChannel(id: string, change: Partial<AnyChannel>): void {
    const channel = this.channels.get(id);
    if (!channel) return;
    channel.api = { ...channel.api, ...change } as AnyChannel;
    this.events.emit({ type: 'channel', channel: channel.api, isNew: false });
  }

  /** Those who are in this channel and may read it. */
  canSee(channel: StoredChannel, userId: string): boolean {
    return channel.members === null || channel.members.has(userId);
  }

  addMessage(message: APIMessage, visibleTo: string | null): StoredMessage {
    const stored: StoredMessage = { message, visibleTo };
    const channel = this.channels.get(message.channel_id);
    channel?.messages.set(message.id, stored);
    if (channel && visibleTo === null) {
      channel.api.last_message_id = message.id;
      if ('message_count' in channel.api && message.type !== MessageType.ThreadStarterMessage) {
        const count = (channel.api.message_count ?? 0) + 1;
        channel.api = { ...channel.api, message_count: count, total_message_sent: count };
        this.#refreshThreadOnParent(channel.api);
      }
    }
    this.events.emit({ type: 'message', message, visibleTo });
    return stored;
  }

  updateMessage(stored: StoredMessage, change: Partial<APIMessage>): APIMessage {
    stored.message = { ...stored.message, ...change };
    this.events.emit({ type: 'messageUpdate', message: stored.message, visibleTo: stored.visibleTo });
    return stored.message;
  }

  deleteMessage(stored: StoredMessage): void {
    const { id, channel_id: channelId } = stored.message;
    this.channels.get(channelId)?.messages.delete(id);
    this.events.emit({ type: 'messageDelete', messageId: id, channelId, visibleTo: stored.visibleTo });
  }

  message(channelId: string, messageId: string): StoredMessage | undefined {
    return this.channels.get(channelId)?.messages.get(messageId);
  }

  findMessage(messageId: string): StoredMessage | undefined {
    for (const channel of this.channels.values()) {
      const found = channel.messages.get(messageId);
      if (found) return found;
    }
    return undefined;
  }

  #refreshThreadOnParent(thread: APIPublicThreadChannel): void {
    const starter = this.channels.get(thread.parent_id ?? '')?.messages.get(thread.id);
    if (starter) this.updateMessage(starter, { thread });
  }

  #textChannel(name: string, topic: string, position: number): StoredChannel {
    const api: APITextChannel = {
      id: this.nextId(),
      type: ChannelType.GuildText,
      guild_id: this.guildId,
      name,
      topic,
      position,
      permission_overwrites: [] as APIOverwrite[],
      nsfw: false,
      last_message_id: null,
      parent_id: null,
      rate_limit_per_user: 0,
      flags: 0 as ChannelFlags,
    };
    const channel: StoredChannel = { api, members: null, messages: new Map() };
    this.channels.set(api.id, channel);
    return channel;
  }
}

/** What Discord gives `@everyone` in a new server, as far as a bot that talks is concerned. */
const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands;

function role(
  id: string,
  name: string,
  position: number,
  permissions: bigint,
  managed: boolean,
  botId?: string,
): APIRole {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed,
    mentionable: false,
    flags: 0 as RoleFlags,
    ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
  };
}
