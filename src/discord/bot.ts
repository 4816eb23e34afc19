import { readFileSync } from 'node:fs';
import { type Client, Events, RESTEvents } from 'discord.js';
import type { Logger } from 'pino';
import type { Answering } from '../answers/answering.js';
import type { Config } from '../config.js';
import { AcknowledgeFirst } from './acknowledge-first.js';
import { createClient, createInteractionRest } from './client.js';
import { registrations } from './commands/all.js';
import { answerMessage } from './conversation.js';
import { Cooldown } from './cooldown.js';
import type { Desk } from './desk.js';
import { BotError, gatewayFailure, loggable, loginFailure } from './failures.js';
import { InHand } from './in-hand.js';
import { answerInteraction } from './jobs.js';
import { mendPacket } from './mend.js';
import { Once } from './once.js';
import { type RegistrationOutcome, registerCommands } from './registration.js';

export { BotError } from './failures.js';

export interface BotOptions {
  readonly config: Pick<
    Config,
    'discordToken' | 'discordApiUrl' | 'discordGuildId' | 'cooldownSeconds' | 'embeddingModel'
  >;
  readonly answering: Answering;
  readonly log: Logger;
  /** Gives the login up. */
  readonly signal?: AbortSignal;
  readonly loginMilliseconds?: number;
  /** The clock of the cool-down and of the edits while an answer is written. */
  readonly now?: () => number;
}

/** A bot that is connected. */
export interface Bot {
  readonly userId: string;
  readonly commands: RegistrationOutcome;
  /** Settles when the bot is no longer connected: null after `stop`, an error when Discord ended it for good. */
  readonly ended: Promise<BotError | null>;
  /** How many questions are being answered. */
  readonly inHand: () => number;
  /** Takes no new questions, finishes those in hand (up to 10 s), says goodbye. */
  stop(options?: { readonly withinMilliseconds?: number }): Promise<void>;
}

/**
 * Logs in, registers the commands if they changed, and answers from then on.
 *
 * @throws BotError with one line for whoever starts it: what is wrong, and what to do.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, log } = options;
  if (!config.discordToken) {
    throw new BotError('DISCORD_TOKEN is not set: copy the bot’s token from its page “Bot” in the developer portal.');
  }
  const client = createClient(config.discordApiUrl);
  const running = run(client, options);
  let ready: Client<true>;
  try {
    ready = await login(client, options);
  } catch (error) {
    running.forget();
    await client.destroy().catch(() => undefined);
    throw error;
  }
  const place = { applicationId: ready.application.id, guildId: config.discordGuildId };
  const wanted = registrations(options.answering.meetings);
  const commands = await registerCommands(ready.rest, place, wanted, log);
  log.info({ user: ready.user.tag, servers: ready.guilds.cache.size, commands }, 'connected');
  return { ...running.bot, userId: ready.user.id, commands };
}

const LOGIN_MILLISECONDS = 60_000;
const DRAIN_MILLISECONDS = 10_000;

/** Everything that happens from the login on: events to answers, trouble to the log, and the end. */
function run(client: Client, options: BotOptions) {
  const { answering, log, config, now } = options;
  let stopping: Promise<void> | null = null;
  let end: (error: BotError | null) => void = () => undefined;
  const ended = new Promise<BotError | null>((resolve) => {
    end = resolve;
  });
  const remoteEmbeddings = /^openai:/.test(config.embeddingModel) ? config.embeddingModel : null;
  const desk: Desk = {
    // The handlers below are only called once the client is ready.
    client: client as Client<true>,
    interactionRest: createInteractionRest(config.discordApiUrl),
    bot: { answering, log, version: version(), remoteEmbeddings },
    log,
    cooldown: new Cooldown({ seconds: config.cooldownSeconds, ...(now ? { now } : {}) }),
    once: new Once(),
    inHand: new InHand(),
    asking: new Map(),
    acknowledgeFirst: new AcknowledgeFirst(),
    progress: now ? { now } : {},
    isStopping: () => stopping !== null,
  };
  const slip = (error: unknown): void => log.error({ error: loggable(error) }, 'an error nobody caught');
  const onUnhandled = (error: unknown): void => slip(error);
  process.on('unhandledRejection', onUnhandled);
  const forget = (): void => void process.off('unhandledRejection', onUnhandled);

  client.on(Events.Raw as never, mendPacket);
  client.on(Events.InteractionCreate, (interaction) =>
    desk.inHand.run(() => answerInteraction(desk, interaction), slip),
  );
  client.on(Events.MessageCreate, (message) => desk.inHand.run(() => answerMessage(desk, message), slip));
  client.on(Events.MessageDelete, ({ id }) => desk.asking.get(id)?.abort());
  client.on(Events.Error, slip);
  client.on(Events.ShardError, (error) =>
    log.warn({ error: loggable(error) }, 'the connection to Discord is disturbed'),
  );
  client.on(Events.ShardReconnecting, () => {
    if (!stopping) log.info('reconnecting to Discord');
  });
  client.on(Events.ShardResume, (_, replayed) => log.info({ replayed }, 'the connection to Discord goes on'));
  client.on(Events.ShardDisconnect, ({ code }) => {
    // During the login, the one who starts the bot is told.
    if (stopping || !client.isReady()) return;
    const error = gatewayFailure(code);
    log.fatal({ code }, error.message);
    forget();
    void client.destroy().finally(() => end(error));
  });
  // The client drops its token at the first 401; a server's slip on one route must not silence the bot on all.
  client.rest.on(RESTEvents.Response, (_, response) => {
    if (response.status === 401) setImmediate(() => client.rest.setToken(config.discordToken));
  });

  const stop: Bot['stop'] = ({ withinMilliseconds = DRAIN_MILLISECONDS } = {}) => {
    stopping ??= (async () => {
      if (desk.inHand.size > 0) log.info({ inHand: desk.inHand.size }, 'finishing what is in hand');
      await desk.inHand.drain(withinMilliseconds);
      await client.destroy().catch(slip);
      forget();
      end(null);
    })();
    return stopping;
  };
  return { forget, bot: { ended, stop, inHand: () => desk.inHand.size } };
}

/** The client, when it is ready to answer. */
async function login(client: Client, options: BotOptions): Promise<Client<true>> {
  const { config, signal, loginMilliseconds = LOGIN_MILLISECONDS } = options;
  const url = config.discordApiUrl;
  const late = AbortSignal.timeout(loginMilliseconds);
  const given = AbortSignal.any([late, ...(signal ? [signal] : [])]);
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = (): void =>
      reject(
        late.aborted
          ? new BotError(`Discord’s API at ${url} does not finish the login: check the network and DISCORD_API_URL.`)
          : new BotError('The login was given up.'),
      );
    if (given.aborted) giveUp();
    else given.addEventListener('abort', giveUp, { once: true });
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    return await Promise.race([client.login(config.discordToken).then(() => ready), givenUp]);
  } catch (error) {
    throw loginFailure(error, url);
  }
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version: written } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string };
  return written ?? 'unknown';
}
