import type { APIEmbed } from 'discord-api-types/v10';
import { MessageFlags } from 'discord-api-types/v10';
import { FormErrors, refusals } from './errors.js';
import { boolean, integer, isRecord, type Json, list, record, text } from './fields.js';
import { limits } from './limits.js';
import type { AllowedMentions } from './mentions.js';
import { type MessageRow, readComponents } from './validate-components.js';
import { readEmbeds } from './validate-embed.js';

/** A message as somebody wants it to be; what is undefined was not said. */
export interface MessageInput {
  readonly content: string | undefined;
  readonly embeds: readonly APIEmbed[] | undefined;
  readonly components: readonly MessageRow[] | undefined;
  readonly flags: number;
  readonly allowedMentions: AllowedMentions | undefined;
  readonly reference: MessageReference | undefined;
  readonly attachments: readonly AttachmentInput[] | undefined;
  readonly nonce: string | number | undefined;
  readonly tts: boolean;
}

export interface MessageReference {
  readonly messageId: string;
  readonly channelId: string | undefined;
  readonly failIfNotExists: boolean;
}

export interface AttachmentInput {
  readonly id: string;
  readonly filename: string | undefined;
  readonly description: string | undefined;
}

/** Flags that a sender may set: suppress embeds, ephemeral, suppress notifications. */
const settableFlags = MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications;

/** Reads a message's body against every limit of Discord's; throws one refusal that lists all breaches. */
export function readMessage(body: Json, pathPrefix: readonly string[] = []): MessageInput {
  const form = new FormErrors();
  const content = text(form, ['content'], body.content, { maximum: limits.message.content });
  const input: MessageInput = {
    content: body.content === undefined ? undefined : (content ?? '').trim(),
    embeds: body.embeds === undefined ? undefined : readEmbeds(form, body.embeds),
    components: body.components === undefined ? undefined : readComponents(form, body.components),
    flags: (integer(form, ['flags'], body.flags) ?? 0) & settableFlags,
    allowedMentions: isRecord(body.allowed_mentions) ? readAllowedMentions(form, body.allowed_mentions) : undefined,
    reference: isRecord(body.message_reference) ? readReference(form, body.message_reference) : undefined,
    attachments: body.attachments === undefined ? undefined : readAttachments(form, body.attachments),
    nonce: typeof body.nonce === 'string' || typeof body.nonce === 'number' ? body.nonce : undefined,
    tts: boolean(form, ['tts'], body.tts) ?? false,
  };
  if (input.nonce !== undefined && String(input.nonce).length > limits.message.nonce) {
    form.add(['nonce'], 'NONCE_TYPE_TOO_LONG', `Must be ${limits.message.nonce} or fewer in length.`);
  }
  if (Number(body.flags ?? 0) & MessageFlags.IsComponentsV2) {
    form.add(['flags'], 'SANDBOX_NOT_BUILT', 'The sandbox has no components v2; send content, embeds and action rows.');
  }
  form.throwIfAny(pathPrefix);
  return input;
}

/** A message needs something to show. */
export function requireSomething(shown: {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly attachments: readonly unknown[];
  readonly components: readonly unknown[];
}): void {
  const empty = shown.content === '' && shown.embeds.length + shown.attachments.length + shown.components.length === 0;
  if (empty) throw refusals.emptyMessage();
}

function readAllowedMentions(form: FormErrors, value: Json): AllowedMentions {
  const path = ['allowed_mentions'];
  const parse = list(form, [...path, 'parse'], value.parse, 3).map(String);
  const known = ['roles', 'users', 'everyone'];
  for (const [index, each] of parse.entries()) {
    if (!known.includes(each)) form.choice([...path, 'parse', index], known);
  }
  const users = list(form, [...path, 'users'], value.users, 100).map(String);
  const roles = list(form, [...path, 'roles'], value.roles, 100).map(String);
  for (const [name, ids] of [
    ['users', users],
    ['roles', roles],
  ] as const) {
    if (parse.includes(name) && ids.length > 0) {
      form.add(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`,
      );
    }
  }
  return { parse, users, roles, repliedUser: boolean(form, [...path, 'replied_user'], value.replied_user) ?? false };
}

function readReference(form: FormErrors, value: Json): MessageReference | undefined {
  const messageId = text(form, ['message_reference', 'message_id'], value.message_id, { maximum: 20, required: true });
  if (messageId === undefined) return undefined;
  return {
    messageId,
    channelId: typeof value.channel_id === 'string' ? value.channel_id : undefined,
    failIfNotExists: boolean(form, ['message_reference', 'fail_if_not_exists'], value.fail_if_not_exists) ?? true,
  };
}

function readAttachments(form: FormErrors, value: unknown): AttachmentInput[] {
  return list(form, ['attachments'], value, limits.message.files).map((each, index) => {
    const attachment = record(each);
    const range = { maximum: 1_024 };
    return {
      id: text(form, ['attachments', index, 'id'], attachment.id, { maximum: 20, required: true }) ?? '',
      filename: text(form, ['attachments', index, 'filename'], attachment.filename, range),
      description: text(form, ['attachments', index, 'description'], attachment.description, range),
    };
  });
}
