import { randomBytes } from 'node:crypto';
import { DiscordAPIError, HTTPError } from 'discord.js';

/** Why the bot cannot run; the message is one line for whoever started it. */
export class BotError extends Error {
  override readonly name = 'BotError';
}

/** What is wrong with the login, and what to do about it, in one line. */
export function loginFailure(error: unknown, apiUrl: string): BotError {
  if (error instanceof BotError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (code === 'TokenInvalid' || statusOf(error) === 401 || /Authentication failed/i.test(message)) {
    return new BotError(
      'Discord does not accept DISCORD_TOKEN: copy the bot’s token again from its page “Bot” in the developer portal.',
    );
  }
  if (code === 'DisallowedIntents' || /disallowed intents/i.test(message)) {
    return new BotError(
      'Discord refuses the intents that the bot asks for (guilds, messages, direct messages): allow them on its page “Bot” in the developer portal.',
    );
  }
  if (code === 'SessionsExhausted' || /session start limit|sessions? remaining/i.test(message)) {
    return new BotError('Discord allows this bot no more logins today: it was started too often. Try again tomorrow.');
  }
  const status = statusOf(error);
  if (status !== null && status >= 500)
    return new BotError(`Discord’s API at ${apiUrl} is down (status ${status}): try again later.`);
  if (status === 429) return new BotError(`Discord’s API at ${apiUrl} asks for a pause (status 429): try again later.`);
  if (status !== null)
    return new BotError(`Discord’s API at ${apiUrl} refuses the login (status ${status}): check DISCORD_API_URL.`);
  const network = networkCode(error);
  if (network === 'ENOTFOUND' || network === 'EAI_AGAIN') {
    return new BotError(`Discord’s API at ${apiUrl} cannot be found: check the network and DISCORD_API_URL.`);
  }
  if (network || isAbort(error)) {
    return new BotError(
      `Discord’s API at ${apiUrl} cannot be reached${network ? ` (${network})` : ''}: check the network and DISCORD_API_URL.`,
    );
  }
  return new BotError(`The login to Discord at ${apiUrl} failed: ${withoutSecrets(message)}`);
}

/** Why the connection ended for good while the bot was running. */
export function gatewayFailure(closeCode: number): BotError {
  if (closeCode === 4004) return loginFailure(new Error('Authentication failed'), '');
  if (closeCode === 4013 || closeCode === 4014) return loginFailure(new Error('Used disallowed intents'), '');
  return new BotError(
    `Discord closed the connection for good (code ${closeCode}): start the bot again; if it stays so, update Majlis.`,
  );
}

/** A number that the person and the log both have. */
export function failureId(): string {
  return randomBytes(4).toString('hex');
}

/** What a log may know of an error: no request bodies, no tokens of interactions, none of the bot. */
export function loggable(error: unknown): Record<string, unknown> {
  if (error instanceof DiscordAPIError) {
    const { code, status, method } = error;
    return {
      name: 'DiscordAPIError',
      code,
      status,
      method,
      route: withoutSecrets(pathOf(error.url)),
      message: withoutSecrets(error.message),
    };
  }
  if (error instanceof HTTPError) {
    return { name: 'HTTPError', status: error.status, method: error.method, route: withoutSecrets(pathOf(error.url)) };
  }
  if (!(error instanceof Error)) return { message: withoutSecrets(String(error)) };
  const code = codeOf(error);
  return {
    name: error.name,
    ...(code === null ? {} : { code }),
    message: withoutSecrets(error.message),
    ...(error.stack ? { stack: withoutSecrets(error.stack) } : {}),
  };
}

export function codeOf(error: unknown): string | number | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' || typeof error.code === 'number' ? error.code : null;
}

export function statusOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  return typeof error.status === 'number' ? error.status : null;
}

/** The server or the network had a bad moment; the same request may work a little later. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return (status !== null && status >= 500) || networkCode(error) !== null || isAbort(error);
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

function networkCode(error: unknown): string | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 4; each = each.cause, depth++) {
    const code = codeOf(each);
    if (typeof code === 'string' && /^(E[A-Z_]+|UND_ERR_[A-Z_]+)$/.test(code)) return code;
    if (each instanceof AggregateError) {
      const inner = each.errors.map(networkCode).find((found) => found !== null);
      if (inner) return inner;
    }
  }
  return null;
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}

/** Interaction and webhook tokens in addresses, and whatever looks like a bot's token. */
function withoutSecrets(text: string): string {
  return text
    .replace(/(\/(?:webhooks|interactions)\/\d+\/)[^/\s?]+/g, '$1…')
    .replace(/[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}/g, '…');
}
