import type { APIAttachment, APIEmbed, APIMessage, APIUser } from 'discord-api-types/v10';
import { ChannelType, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { withoutReference } from './content.js';
import { DiscordError, formError, refusals } from './errors.js';
import { limits } from './limits.js';
import { resolveMentions } from './mentions.js';
import { may } from './permissions.js';
import { type AttachmentInput, type MessageInput, requireSomething } from './validate-message.js';
import type { StoredChannel, StoredMessage, World } from './world.js';

/** A file that came with a request: `files[2]` has the key "2". */
export interface UploadedFile {
  readonly key: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface MessageCreation {
  readonly author: APIUser;
  readonly input: MessageInput;
  readonly files?: readonly UploadedFile[];
  readonly type?: MessageType;
  readonly flags?: number;
  /** The one person who may see it; null or nothing: everybody in the channel. */
  readonly visibleTo?: string | null;
  /** Set on answers to interactions. */
  readonly interaction?: Pick<APIMessage, 'interaction_metadata' | 'webhook_id' | 'application_id'>;
  readonly mayBeEmpty?: boolean;
}

/** Writes a message into a channel and tells everybody who may see it. */
export function createMessage(world: World, channel: StoredChannel, creation: MessageCreation): StoredMessage {
  const { author, input } = creation;
  const referenced = referencedMessage(world, channel, input);
  const attachments = storeFiles(world, channel.api.id, creation.files ?? [], input.attachments ?? []);
  const content = input.content ?? '';
  const embeds = resolveAttachmentUrls(input.embeds ?? [], attachments);
  const components = input.components ?? [];
  if (!creation.mayBeEmpty) requireSomething({ content, embeds, attachments, components });
  const message: APIMessage = {
    id: world.nextId(),
    channel_id: channel.api.id,
    type: creation.type ?? (referenced ? MessageType.Reply : MessageType.Default),
    author,
    content,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: input.tts,
    pinned: false,
    flags: creation.flags ?? input.flags & ~MessageFlags.Ephemeral,
    attachments,
    embeds,
    components: [...components],
    ...(input.nonce === undefined ? {} : { nonce: input.nonce }),
    ...mentionsOf(world, channel, author, content, input, referenced?.message.author.id),
    ...(referenced ? referenceTo(world, referenced.message) : {}),
    ...creation.interaction,
  };
  return world.addMessage(message, creation.visibleTo ?? null);
}

/** Changes what the input names and leaves the rest. */
export function editMessage(
  world: World,
  stored: StoredMessage,
  input: MessageInput,
  files: readonly UploadedFile[] = [],
  clearFlags = 0,
): APIMessage {
  const before = stored.message;
  const channel = world.channels.get(before.channel_id);
  if (!channel) throw refusals.unknownChannel();
  const kept =
    input.attachments === undefined
      ? before.attachments
      : before.attachments.filter((each) => input.attachments?.some((wanted) => wanted.id === each.id));
  const attachments = [...kept, ...storeFiles(world, before.channel_id, files, input.attachments ?? [])];
  const content = input.content ?? before.content;
  const embeds = input.embeds ? resolveAttachmentUrls(input.embeds, attachments) : before.embeds;
  const components = input.components ?? before.components ?? [];
  requireSomething({ content, embeds, attachments, components });
  const wasLoading = ((before.flags ?? 0) & clearFlags & MessageFlags.Loading) !== 0;
  const mentions =
    input.content === undefined
      ? {}
      : mentionsOf(world, channel, before.author, content, input, before.referenced_message?.author.id);
  return world.updateMessage(stored, {
    content,
    embeds,
    attachments,
    components: [...components],
    // What takes the place of "thinking…" is the message's first text, not a change of it.
    edited_timestamp: wasLoading ? null : new Date(world.now()).toISOString(),
    flags: ((before.flags ?? 0) & ~clearFlags) | (input.flags & MessageFlags.SuppressEmbeds),
    ...mentions,
  });
}

/** How a message points at the one it answers. */
export function referenceTo(
  world: World,
  message: APIMessage,
): Pick<APIMessage, 'message_reference' | 'referenced_message'> {
  const inGuild = world.channels.get(message.channel_id)?.api.type !== ChannelType.DM;
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: message.channel_id,
      message_id: message.id,
      ...(inGuild ? { guild_id: world.guildId } : {}),
    },
    referenced_message: withoutReference(message),
  };
}

function referencedMessage(world: World, channel: StoredChannel, input: MessageInput): StoredMessage | undefined {
  if (!input.reference) return undefined;
  const found = world.message(input.reference.channelId ?? channel.api.id, input.reference.messageId);
  if (found && found.visibleTo === null && found.message.channel_id === channel.api.id) return found;
  if (!input.reference.failIfNotExists) return undefined;
  throw formError(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
}

function mentionsOf(
  world: World,
  channel: StoredChannel,
  author: APIUser,
  content: string,
  input: MessageInput,
  repliedUserId: string | undefined,
): ReturnType<typeof resolveMentions> {
  return resolveMentions(world, {
    content,
    allowed: input.allowedMentions,
    mayPingEveryone: may(world, author.id, channel, 'MentionEveryone'),
    repliedUserId,
  });
}

function storeFiles(
  world: World,
  channelId: string,
  files: readonly UploadedFile[],
  described: readonly AttachmentInput[],
): APIAttachment[] {
  if (files.length > limits.message.files) {
    throw new DiscordError(400, 30015, `Maximum number of attachments in a message reached (${limits.message.files})`);
  }
  return files.map((file) => {
    if (file.bytes.byteLength > limits.message.fileBytes) throw refusals.tooLarge();
    const about = described.find((each) => each.id === file.key);
    const filename = safeFilename(about?.filename ?? file.filename);
    const id = world.nextId();
    const path = `${channelId}/${id}/${filename}`;
    world.files.set(path, { bytes: file.bytes, contentType: file.contentType, filename });
    const url = `${world.url()}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
    return {
      id,
      filename,
      size: file.bytes.byteLength,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(about?.description ? { description: about.description } : {}),
    };
  });
}

/** Discord keeps letters, digits, dots, hyphens and underscores; the rest becomes an underscore. */
function safeFilename(name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '_').replace(/^[._]+/, '');
  return safe === '' ? 'unknown.txt' : safe;
}

function resolveAttachmentUrls(embeds: readonly APIEmbed[], attachments: readonly APIAttachment[]): APIEmbed[] {
  const resolve = <T extends { url: string }>(picture: T): T => {
    const name = picture.url.startsWith('attachment://') ? picture.url.slice('attachment://'.length) : undefined;
    const found = attachments.find((each) => each.filename === name);
    return found ? { ...picture, url: found.url } : picture;
  };
  return embeds.map((embed) => ({
    ...embed,
    ...(embed.image ? { image: resolve(embed.image) } : {}),
    ...(embed.thumbnail ? { thumbnail: resolve(embed.thumbnail) } : {}),
  }));
}
