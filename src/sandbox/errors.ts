import { RESTJSONErrorCodes } from 'discord-api-types/v10';

/** One complaint about one field, in the words and with the code Discord uses. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
}

/** Complaints nested as the request's body is: `errors.embeds[0].title._errors`. */
export interface FieldErrors {
  [key: string]: FieldErrors | FieldError[];
}

/** A refusal that goes over the wire as Discord would send it. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: FieldErrors,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  get body(): Record<string, unknown> {
    return { message: this.message, code: this.code, ...(this.errors ? { errors: this.errors } : {}), ...this.extra };
  }
}

/** Refusals without a form, by what they are called in Discord's list of JSON error codes. */
export const refusals = {
  unauthorized: () => new DiscordError(401, 0, '401: Unauthorized'),
  notFound: () => new DiscordError(404, 0, '404: Not Found'),
  methodNotAllowed: () => new DiscordError(405, 0, '405: Method Not Allowed'),
  invalidJson: () => new DiscordError(400, 50109, 'The request body contains invalid JSON.'),
  tooLarge: () => new DiscordError(413, RESTJSONErrorCodes.RequestEntityTooLarge, 'Request entity too large'),
  unknownApplication: () => new DiscordError(404, RESTJSONErrorCodes.UnknownApplication, 'Unknown Application'),
  unknownChannel: () => new DiscordError(404, RESTJSONErrorCodes.UnknownChannel, 'Unknown Channel'),
  unknownGuild: () => new DiscordError(404, RESTJSONErrorCodes.UnknownGuild, 'Unknown Guild'),
  unknownMember: () => new DiscordError(404, RESTJSONErrorCodes.UnknownMember, 'Unknown Member'),
  unknownMessage: () => new DiscordError(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message'),
  unknownUser: () => new DiscordError(404, RESTJSONErrorCodes.UnknownUser, 'Unknown User'),
  unknownWebhook: () => new DiscordError(404, RESTJSONErrorCodes.UnknownWebhook, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordError(404, RESTJSONErrorCodes.UnknownInteraction, 'Unknown interaction'),
  unknownCommand: () =>
    new DiscordError(404, RESTJSONErrorCodes.UnknownApplicationCommand, 'Unknown application command'),
  invalidWebhookToken: () => new DiscordError(401, RESTJSONErrorCodes.InvalidWebhookToken, 'Invalid Webhook Token'),
  missingAccess: () => new DiscordError(403, RESTJSONErrorCodes.MissingAccess, 'Missing Access'),
  missingPermissions: () => new DiscordError(403, RESTJSONErrorCodes.MissingPermissions, 'Missing Permissions'),
  cannotReplyWithoutHistory: () =>
    new DiscordError(
      400,
      RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
      'Cannot reply without permission to read message history',
    ),
  othersMessage: () =>
    new DiscordError(
      403,
      RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
      'Cannot edit a message authored by another user',
    ),
  emptyMessage: () =>
    new DiscordError(400, RESTJSONErrorCodes.CannotSendAnEmptyMessage, 'Cannot send an empty message'),
  cannotMessageUser: () =>
    new DiscordError(403, RESTJSONErrorCodes.CannotSendMessagesToThisUser, 'Cannot send messages to this user'),
  alreadyAcknowledged: () =>
    new DiscordError(
      400,
      RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
      'Interaction has already been acknowledged.',
    ),
  threadExists: () =>
    new DiscordError(
      400,
      RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage,
      'A thread has already been created for this message',
    ),
  threadArchived: () => new DiscordError(400, RESTJSONErrorCodes.InvalidActionOnArchivedThread, 'Thread is archived'),
  tooManyCommands: (maximum: number) =>
    new DiscordError(
      400,
      RESTJSONErrorCodes.MaximumNumberOfApplicationCommandsReached,
      `Maximum number of application commands reached (${maximum})`,
    ),
} as const;

export type FieldPath = readonly (string | number)[];

/** Collects every complaint about a body, then refuses it once, with all of them. */
export class FormErrors {
  readonly #errors: FieldErrors = {};
  #count = 0;

  get empty(): boolean {
    return this.#count === 0;
  }

  add(path: FieldPath, code: string, message: string): void {
    let node = this.#errors;
    for (const key of path) {
      const next = node[String(key)];
      if (next !== undefined && !Array.isArray(next)) {
        node = next;
      } else {
        const made: FieldErrors = {};
        node[String(key)] = made;
        node = made;
      }
    }
    const list = node._errors;
    if (Array.isArray(list)) list.push({ code, message });
    else node._errors = [{ code, message }];
    this.#count += 1;
  }

  required(path: FieldPath): void {
    this.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  }

  length(path: FieldPath, text: string, minimum: number, maximum: number): void {
    const length = lengthOf(text);
    if (length > maximum && minimum === 0) {
      this.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${maximum} or fewer in length.`);
    } else if (length < minimum || length > maximum) {
      this.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${minimum} and ${maximum} in length.`);
    }
  }

  choice(path: FieldPath, choices: readonly (string | number)[]): void {
    this.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
  }

  /** Refuses the body if there was a complaint; `prefix` is where in the request the read part stands. */
  throwIfAny(prefix: readonly string[] = []): void {
    if (this.empty) return;
    const errors = prefix.reduceRight<FieldErrors>((inner, key) => ({ [key]: inner }), this.#errors);
    throw new DiscordError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', errors);
  }
}

/** A form with a single complaint. */
export function formError(path: FieldPath, code: string, message: string): DiscordError {
  const form = new FormErrors();
  form.add(path, code, message);
  try {
    form.throwIfAny();
  } catch (error) {
    if (error instanceof DiscordError) return error;
  }
  throw new TypeError('A form error needs a path');
}

/** Discord counts Unicode code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
