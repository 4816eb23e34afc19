import type { APIMessage, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { InteractionResponseType, InteractionType, MessageFlags, MessageType } from 'discord-api-types/v10';
import { FormErrors, refusals } from '../errors.js';
import { list, record, text } from '../fields.js';
import { type ApiRequest, type ApiResponse, jsonOf } from '../http.js';
import type { OpenInteraction } from '../interactions.js';
import { limits } from '../limits.js';
import { createMessage, editMessage, referenceTo } from '../messages.js';
import { param, type Route } from '../router.js';
import { readChoiceList } from '../validate-command.js';
import { type MessageInput, readMessage } from '../validate-message.js';
import type { StoredChannel, StoredMessage } from '../world.js';
import type { RouteContext } from './context.js';

/** Answering interactions. @see https://discord.com/developers/docs/interactions/receiving-and-responding */
export function interactionRoutes(context: RouteContext): Route[] {
  const webhook = '/webhooks/:applicationId/:token';
  return [
    {
      method: 'POST',
      path: '/interactions/:interactionId/:token/callback',
      withoutToken: true,
      handle: (request) => callback(context, request),
    },
    { method: 'POST', path: webhook, withoutToken: true, handle: (request) => followUp(context, request) },
    {
      method: 'GET',
      path: `${webhook}/messages/:messageId`,
      withoutToken: true,
      handle: (request) => ({ status: 200, body: answerOf(context, request).stored.message }),
    },
    {
      method: 'PATCH',
      path: `${webhook}/messages/:messageId`,
      withoutToken: true,
      handle: (request) => editAnswer(context, request),
    },
    {
      method: 'DELETE',
      path: `${webhook}/messages/:messageId`,
      withoutToken: true,
      handle: (request) => deleteAnswer(context, request),
    },
  ];
}

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage, Modal } =
  InteractionResponseType;
const Choices = InteractionResponseType.ApplicationCommandAutocompleteResult;

/** Which answers an interaction takes. */
const answersTo: Readonly<Record<number, readonly InteractionResponseType[]>> = {
  [InteractionType.ApplicationCommand]: [ChannelMessageWithSource, DeferredChannelMessageWithSource, Modal],
  [InteractionType.ApplicationCommandAutocomplete]: [Choices],
  [InteractionType.MessageComponent]: [
    ChannelMessageWithSource,
    DeferredChannelMessageWithSource,
    DeferredMessageUpdate,
    UpdateMessage,
    Modal,
  ],
  [InteractionType.ModalSubmit]: [
    ChannelMessageWithSource,
    DeferredChannelMessageWithSource,
    DeferredMessageUpdate,
    UpdateMessage,
  ],
};

function callback(context: RouteContext, request: ApiRequest): ApiResponse {
  const interaction = context.interactions.toAcknowledge(param(request, 'interactionId'), param(request, 'token'));
  const body = jsonOf(request);
  const allowed = answersTo[interaction.type] ?? [];
  const type = allowed.find((each) => each === body.type);
  if (type === undefined) {
    const form = new FormErrors();
    form.choice(['type'], allowed);
    form.throwIfAny();
    throw refusals.unknownInteraction();
  }
  const stored = respond(context, interaction, type, body.data, request);
  context.interactions.changed(interaction);
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: callbackResponse(interaction, type, stored?.message) };
}

function respond(
  context: RouteContext,
  interaction: OpenInteraction,
  type: InteractionResponseType,
  given: unknown,
  request: ApiRequest,
): StoredMessage | undefined {
  const { world, interactions } = context;
  const data = record(given);
  const source =
    interaction.messageId === null ? undefined : world.message(interaction.channelId, interaction.messageId);
  if (type === Choices) {
    const form = new FormErrors();
    const path = ['data', 'choices'];
    if (!Array.isArray(data.choices)) form.required(path);
    interaction.choices = readChoiceList(form, path, list(form, path, data.choices, limits.command.choices), undefined);
    form.throwIfAny();
    interactions.acknowledge(interaction, type);
    return undefined;
  }
  if (type === Modal) {
    interaction.modal = readModal(data);
    interactions.acknowledge(interaction, type);
    return undefined;
  }
  if (type === DeferredMessageUpdate || type === UpdateMessage) {
    if (!source) throw refusals.unknownMessage();
    const input = type === UpdateMessage ? readMessage(data, ['data']) : undefined;
    if (input) editMessage(world, source, input, request.files);
    interactions.acknowledge(interaction, type);
    interaction.originalId = source.message.id;
    return source;
  }
  const input = readMessage(data, ['data']);
  const loading = type === DeferredChannelMessageWithSource;
  const stored = writeAnswer(context, interaction, input, request, {
    flags: loading ? MessageFlags.Loading : 0,
    mayBeEmpty: loading,
  });
  interactions.acknowledge(interaction, type);
  interaction.originalId = stored.message.id;
  return stored;
}

function followUp(context: RouteContext, request: ApiRequest): ApiResponse {
  const { world, interactions } = context;
  const interaction = interactionOf(context, request);
  const input = readMessage(jsonOf(request));
  const original = interaction.originalId ? world.message(interaction.channelId, interaction.originalId) : undefined;
  // Documented: the first follow-up after a deferral takes the place of "thinking…", and its visibility.
  if (original && isLoading(original)) {
    const message = editMessage(world, original, input, request.files, MessageFlags.Loading);
    interaction.answered = true;
    interactions.changed(interaction);
    return { status: 200, body: message };
  }
  const stored = writeAnswer(context, interaction, input, request, { flags: 0, mayBeEmpty: false });
  interaction.followUpIds.push(stored.message.id);
  interaction.answered = true;
  interactions.changed(interaction);
  return { status: 200, body: stored.message };
}

function editAnswer(context: RouteContext, request: ApiRequest): ApiResponse {
  const { interaction, stored } = answerOf(context, request);
  const message = editMessage(context.world, stored, readMessage(jsonOf(request)), request.files, MessageFlags.Loading);
  interaction.answered = true;
  context.interactions.changed(interaction);
  return { status: 200, body: message };
}

function deleteAnswer(context: RouteContext, request: ApiRequest): ApiResponse {
  const { interaction, stored } = answerOf(context, request);
  context.world.deleteMessage(stored);
  interaction.answered = true;
  context.interactions.changed(interaction);
  return { status: 204 };
}

function answerOf(
  context: RouteContext,
  request: ApiRequest,
): { readonly interaction: OpenInteraction; readonly stored: StoredMessage } {
  const interaction = interactionOf(context, request);
  const wanted = param(request, 'messageId');
  const id = wanted === '@original' ? interaction.originalId : wanted;
  const known = id !== null && (id === interaction.originalId || interaction.followUpIds.includes(id));
  const stored = known ? context.world.message(interaction.channelId, id) : undefined;
  if (!stored) throw refusals.unknownMessage();
  return { interaction, stored };
}

function interactionOf(context: RouteContext, request: ApiRequest): OpenInteraction {
  if (param(request, 'applicationId') !== context.world.applicationId) throw refusals.unknownWebhook();
  return context.interactions.byWebhookToken(param(request, 'token'));
}

function writeAnswer(
  { world }: RouteContext,
  interaction: OpenInteraction,
  input: MessageInput,
  request: ApiRequest,
  how: { readonly flags: number; readonly mayBeEmpty: boolean },
): StoredMessage {
  const channel: StoredChannel | undefined = world.channels.get(interaction.channelId);
  if (!channel) throw refusals.unknownChannel();
  const source = interaction.messageId === null ? undefined : world.message(channel.api.id, interaction.messageId);
  const isComponent = interaction.type === InteractionType.MessageComponent;
  const ephemeral = (input.flags & MessageFlags.Ephemeral) !== 0;
  return createMessage(world, channel, {
    author: world.bot,
    input,
    files: request.files,
    type: typeOf(interaction, source),
    flags: input.flags | how.flags,
    visibleTo: ephemeral ? interaction.personId : null,
    mayBeEmpty: how.mayBeEmpty,
    interaction: {
      interaction_metadata: interaction.metadata,
      webhook_id: world.applicationId,
      application_id: world.applicationId,
      ...(interaction.type === InteractionType.ApplicationCommand
        ? {
            interaction: {
              id: interaction.id,
              type: interaction.type,
              name: interaction.name,
              user: interaction.metadata.user,
            },
          }
        : {}),
      ...(isComponent && source ? referenceTo(world, source.message) : {}),
    } as Pick<APIMessage, 'interaction_metadata' | 'webhook_id' | 'application_id'>,
  });
}

function typeOf(interaction: OpenInteraction, source: StoredMessage | undefined): MessageType {
  if (interaction.kind === 'command') return MessageType.ChatInputCommand;
  if (interaction.kind === 'messageCommand') return MessageType.ContextMenuCommand;
  return source ? MessageType.Reply : MessageType.Default;
}

function isLoading(stored: StoredMessage): boolean {
  return ((stored.message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

function readModal(data: Record<string, unknown>): APIModalInteractionResponseCallbackData {
  const form = new FormErrors();
  const path = ['data'];
  const custom = { minimum: 1, maximum: limits.component.customId, required: true };
  text(form, [...path, 'custom_id'], data.custom_id, custom);
  text(form, [...path, 'title'], data.title, { minimum: 1, maximum: limits.component.modalTitle, required: true });
  const rows = list(form, [...path, 'components'], data.components, limits.component.modalRows, 1);
  if (!Array.isArray(data.components)) form.required([...path, 'components']);
  for (const [index, row] of rows.entries()) {
    const at = [...path, 'components', index, 'components', 0];
    const inputs = record(row).components;
    const input = record(Array.isArray(inputs) ? inputs[0] : undefined);
    text(form, [...at, 'custom_id'], input.custom_id, custom);
    text(form, [...at, 'label'], input.label, { minimum: 1, maximum: limits.component.textInputLabel, required: true });
  }
  form.throwIfAny();
  return data as unknown as APIModalInteractionResponseCallbackData;
}

/** @see https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object */
function callbackResponse(
  interaction: OpenInteraction,
  type: InteractionResponseType,
  message: APIMessage | undefined,
): Record<string, unknown> {
  const flags = message?.flags ?? 0;
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: (flags & MessageFlags.Loading) !== 0,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }
        : {}),
    },
    ...(message && type !== DeferredMessageUpdate ? { resource: { type, message } } : {}),
  };
}
