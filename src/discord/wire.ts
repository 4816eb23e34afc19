import { setTimeout as pause } from 'node:timers/promises';
import type { REST } from 'discord.js';
import { InteractionResponseType, MessageFlags, Routes } from 'discord-api-types/v10';
import { codeOf, isPassing, statusOf } from './failures.js';
import { bodyOf, type Display, filesOf, NOBODY, withoutEmbed } from './render/display.js';

/**
 * The requests the bot makes. What a server answers to them is not read unless it is needed: a server that answers a
 * good request with an empty body has still done it.
 */
export interface InteractionAddress {
  readonly id: string;
  readonly applicationId: string;
  readonly token: string;
}

export const ALREADY_ACKNOWLEDGED = 40_060;
export const UNKNOWN_MESSAGE = 10_008;

export type Acknowledgement = 'reply' | 'private reply' | 'update';

/** Within three seconds, or the interaction is lost; "already acknowledged" is what the repetition of a lost answer gets. */
export async function acknowledge(rest: REST, address: InteractionAddress, how: Acknowledgement): Promise<void> {
  const body =
    how === 'update'
      ? { type: InteractionResponseType.DeferredMessageUpdate }
      : {
          type: InteractionResponseType.DeferredChannelMessageWithSource,
          ...(how === 'private reply' ? { data: { flags: MessageFlags.Ephemeral } } : {}),
        };
  try {
    await respond(rest, address, body);
  } catch (error) {
    if (codeOf(error) !== ALREADY_ACKNOWLEDGED) throw error;
  }
}

/** The whole answer at once, seen only by the one who asked. */
export async function tellPrivately(rest: REST, address: InteractionAddress, display: Display): Promise<void> {
  await respond(rest, address, {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...bodyOf(display), flags: MessageFlags.Ephemeral },
  });
}

export async function respond(rest: REST, address: InteractionAddress, body: unknown): Promise<void> {
  await rest.post(Routes.interactionCallback(address.id, address.token), { body, auth: false });
}

export async function editOriginal(rest: REST, address: InteractionAddress, display: Display): Promise<void> {
  const route = Routes.webhookMessage(address.applicationId, address.token, '@original');
  await rest.patch(route, { body: bodyOf(display), files: filesOf(display), auth: false });
}

/** Changes the buttons of the message that was acknowledged, and nothing else of it. */
export async function editComponents(rest: REST, address: InteractionAddress, components: unknown): Promise<void> {
  const route = Routes.webhookMessage(address.applicationId, address.token, '@original');
  await rest.patch(route, { body: { components, allowed_mentions: NOBODY }, auth: false });
}

export async function followUp(
  rest: REST,
  address: InteractionAddress,
  display: Display,
  isPrivate: boolean,
): Promise<void> {
  const body = { ...bodyOf(display), ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}) };
  const route = Routes.webhook(address.applicationId, address.token);
  await rest.post(route, { body, files: filesOf(display), auth: false });
}

export interface DeliverOptions {
  readonly isPrivate: boolean;
  /** An earlier edit went through: if the response is unknown now, somebody deleted it. */
  readonly wasShown: boolean;
  readonly channelId: string | null;
  /** For the channel, where the bot needs its token. */
  readonly channelRest: REST;
}

/**
 * Brings the answer to the person by whatever way the server leaves open: the original response, a follow-up where the
 * server does not know the original, a message in the channel where it knows neither.
 *
 * @returns 'gone' when there is nobody left to answer
 */
export async function deliver(
  rest: REST,
  address: InteractionAddress,
  display: Display,
  options: DeliverOptions,
): Promise<'delivered' | 'gone'> {
  try {
    await insisting(() => editOriginal(rest, address, display));
    return 'delivered';
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
    if (options.wasShown && codeOf(error) === UNKNOWN_MESSAGE) return 'gone';
  }
  try {
    await insisting(() => followUp(rest, address, display, options.isPrivate));
  } catch (error) {
    if (statusOf(error) !== 404 || options.isPrivate || options.channelId === null) throw error;
    await sendMessage(options.channelRest, options.channelId, display, {});
  }
  return 'delivered';
}

export interface SendOptions {
  readonly replyTo?: string;
  /** The channel lets the bot write, but not embed. */
  readonly plain?: boolean;
}

/** A message in a channel, as a reply where that can be. @returns its id, where the server tells */
export async function sendMessage(
  rest: REST,
  channelId: string,
  display: Display,
  { replyTo, plain = false }: SendOptions,
): Promise<string | null> {
  const shown = plain ? withoutEmbed(display) : display;
  // Discord keeps messages with the same nonce from being sent twice when a request is repeated.
  const nonce = replyTo ? { nonce: replyTo, enforce_nonce: true } : {};
  const post = (reference: object): Promise<unknown> =>
    insisting(() =>
      rest.post(Routes.channelMessages(channelId), {
        body: { ...bodyOf(shown), ...nonce, ...reference },
        files: filesOf(shown),
      }),
    );
  if (!replyTo) return idIn(await post({}));
  try {
    return idIn(await post({ message_reference: { message_id: replyTo, fail_if_not_exists: false } }));
  } catch (error) {
    const status = statusOf(error);
    // Without the permission to read the history there are no replies, but there may be messages.
    if (status !== 400 && status !== 403) throw error;
    return idIn(await post({}));
  }
}

export async function editMessage(
  rest: REST,
  channelId: string,
  messageId: string,
  display: Display,
  plain = false,
): Promise<void> {
  const shown = plain ? withoutEmbed(display) : display;
  const route = Routes.channelMessage(channelId, messageId);
  await insisting(() => rest.patch(route, { body: bodyOf(shown), files: filesOf(shown) }));
}

const PAUSES = [400, 1_200, 3_000];

/** Tries again when the server or the network has a bad moment; each try already holds the client's own few. */
async function insisting<T>(request: () => Promise<T>): Promise<T> {
  for (const milliseconds of PAUSES) {
    try {
      return await request();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(milliseconds);
    }
  }
  return request();
}

function idIn(created: unknown): string | null {
  if (typeof created !== 'object' || created === null || !('id' in created)) return null;
  return typeof created.id === 'string' ? created.id : null;
}
