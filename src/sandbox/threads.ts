import type { APIMessage, APIPublicThreadChannel, APIUser, ChannelFlags } from 'discord-api-types/v10';
import { ChannelType, MessageFlags, MessageType, ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { refusals } from './errors.js';
import { createMessage, referenceTo } from './messages.js';
import type { MessageInput } from './validate-message.js';
import type { StoredChannel, StoredMessage, World } from './world.js';

export interface ThreadOpening {
  readonly name: string;
  readonly owner: APIUser;
  readonly starter?: StoredMessage;
  readonly autoArchiveMinutes?: ThreadAutoArchiveDuration;
}

/** Opens a public thread; one that starts from a message has that message's id, and a copy of it as its first line. */
export function openThread(world: World, parent: StoredChannel, opening: ThreadOpening): StoredChannel {
  const { starter, owner } = opening;
  if (starter && world.channels.has(starter.message.id)) throw refusals.threadExists();
  const id = starter?.message.id ?? world.nextId();
  const createdAt = new Date(world.now()).toISOString();
  const api: APIPublicThreadChannel = {
    id,
    type: ChannelType.PublicThread,
    guild_id: world.guildId,
    parent_id: parent.api.id,
    owner_id: owner.id,
    name: opening.name,
    last_message_id: null,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    flags: 0 as ChannelFlags,
    thread_metadata: {
      archived: false,
      auto_archive_duration: opening.autoArchiveMinutes ?? ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: createdAt,
      create_timestamp: createdAt,
      locked: false,
    },
  };
  const thread: StoredChannel = { api, members: null, messages: new Map() };
  world.addChannel(thread);
  if (starter) startFrom(world, thread, starter);
  else announce(world, parent, thread, owner);
  world.events.emit({ type: 'threadMember', threadId: id, userId: owner.id });
  return thread;
}

const nothing: MessageInput = {
  content: '',
  embeds: undefined,
  components: undefined,
  flags: 0,
  allowedMentions: undefined,
  reference: undefined,
  attachments: undefined,
  nonce: undefined,
  tts: false,
};

function startFrom(world: World, thread: StoredChannel, starter: StoredMessage): void {
  const flags = (starter.message.flags ?? 0) | MessageFlags.HasThread;
  world.updateMessage(starter, { flags, thread: thread.api as APIPublicThreadChannel });
  const first: APIMessage = {
    ...blank(world, thread, starter.message.author),
    type: MessageType.ThreadStarterMessage,
    ...referenceTo(world, starter.message),
  };
  world.addMessage(first, null);
}

function announce(world: World, parent: StoredChannel, thread: StoredChannel, owner: APIUser): void {
  createMessage(world, parent, {
    author: owner,
    input: { ...nothing, content: thread.api.name ?? '' },
    type: MessageType.ThreadCreated,
    flags: MessageFlags.HasThread,
  });
}

function blank(world: World, channel: StoredChannel, author: APIUser): APIMessage {
  return {
    id: world.nextId(),
    channel_id: channel.api.id,
    type: MessageType.Default,
    author,
    content: '',
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    components: [],
    pinned: false,
    flags: 0 as MessageFlags,
  };
}
