import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';
import { type Logger, pino } from 'pino';
import type { Answering } from '../../src/answers/answering.js';
import { readConfig } from '../../src/config.js';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.js';
import { openMajlis } from '../../src/majlis.js';
import { type InteractionRecord, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';

/** A bot at work in a Discord of its own, with two people in front of it. */
export interface Scene {
  readonly sandbox: Sandbox;
  readonly bot: Bot;
  /** Writes Arabic. */
  readonly noura: string;
  /** Writes English. */
  readonly daniel: string;
  /** The log, a parsed line each. */
  readonly log: readonly LogLine[];
  /** Uses a command and waits for the answer. */
  use(
    person: string,
    name: string,
    options?: Record<string, string | boolean>,
    channelId?: string,
  ): Promise<APIMessage>;
  /** Presses the button whose label has these words, and waits for what comes of it. */
  press(person: string, message: APIMessage, label: string): Promise<InteractionRecord>;
  /** Writes a message and waits for the bot's reply to it. */
  say(person: string, content: string, options?: SayOptions): Promise<APIMessage>;
  close(): Promise<void>;
}

export interface SayOptions {
  readonly channelId?: string;
  readonly replyTo?: string;
  readonly mention?: boolean;
}

export type LogLine = Record<string, unknown> & { readonly msg: string; readonly level: number };

export interface SceneOptions {
  readonly answering: Answering;
  readonly cooldownSeconds?: number;
  readonly embeddingModel?: string;
  readonly level?: string;
  readonly guild?: boolean;
  readonly now?: () => number;
  /** Before the bot logs in. */
  readonly prepare?: (sandbox: Sandbox) => void;
}

export async function openScene(options: SceneOptions): Promise<Scene> {
  const sandbox = await startSandbox();
  options.prepare?.(sandbox);
  const { lines, log } = memoryLog(options.level);
  const bot = await startBot(botOptions(sandbox, options, log)).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  const [noura, daniel] = sandbox.people.map(({ id }) => id);
  if (!noura || !daniel) throw new Error('The sandbox has two people.');
  return {
    sandbox,
    bot,
    noura,
    daniel,
    log: lines,
    async use(person, name, given = {}, channelId) {
      const where = channelId === undefined ? {} : { channelId };
      const record = await sandbox.actions.useCommand({ person, name, options: given, ...where }).result;
      return onlyMessage(record);
    },
    press(person, message, label) {
      const customId = buttonsOf(message).find((button) => button.label.includes(label))?.custom_id;
      if (!customId) throw new Error(`No button “${label}” on: ${JSON.stringify(buttonsOf(message))}`);
      return sandbox.actions.pressButton({ person, messageId: message.id, customId }).result;
    },
    say(person, content, { channelId, replyTo, mention = false } = {}) {
      const sent = sandbox.actions.sendMessage({
        person,
        content,
        mentionBot: mention,
        ...(channelId ? { channelId } : {}),
        ...(replyTo ? { replyTo } : {}),
      });
      return sandbox.waitFor(() => replyIn(sandbox, sent.channelId, sent.messageId, person));
    },
    async close() {
      await bot.stop({ withinMilliseconds: 1_000 });
      await sandbox.close();
    },
  };
}

export function botOptions(sandbox: Sandbox, options: SceneOptions, log: Logger): BotOptions {
  return {
    answering: options.answering,
    log,
    config: {
      discordToken: sandbox.token,
      discordApiUrl: sandbox.apiUrl,
      discordGuildId: options.guild ? sandbox.guildId : '',
      cooldownSeconds: options.cooldownSeconds ?? 0,
      embeddingModel: options.embeddingModel ?? 'builtin',
    },
    ...(options.now ? { now: options.now } : {}),
  };
}

export function memoryLog(level = 'info'): { lines: LogLine[]; log: Logger } {
  const lines: LogLine[] = [];
  return { lines, log: pino({ level }, { write: (line: string) => lines.push(JSON.parse(line) as LogLine) }) };
}

/** Majlis itself, on the shipped meeting, with an index in a folder of its own. */
export async function openShippedMajlis(): Promise<{ answering: Answering; close(): Promise<void> }> {
  const indexData = await mkdtemp(path.join(tmpdir(), 'majlis-discord-'));
  for (const folder of ['meetings', 'lexicon']) {
    await cp(path.resolve('index-data', folder), path.join(indexData, folder), { recursive: true });
  }
  const silent = { info: () => undefined, warn: () => undefined };
  const config = readConfig({ INDEX_DATA: indexData }, '/nowhere');
  const answering = await openMajlis(config, { log: silent });
  return { answering, close: () => rm(indexData, { recursive: true, force: true }) };
}

export function embedOf(message: APIMessage): APIEmbed {
  const embed = message.embeds[0];
  if (!embed) throw new Error(`The message has no embed: ${JSON.stringify(message.content)}`);
  return embed;
}

/** An embed's words as a reader sees them: without escapes, stars and marks of direction. */
export function wordsOf(message: APIMessage): string {
  const embed = message.embeds[0];
  return [message.content, embed?.author?.name, embed?.title, embed?.description, embed?.footer?.text]
    .filter(Boolean)
    .join('\n')
    .replace(/[\u061c\u200e\u200f\u2066-\u2069]|\*\*/g, '')
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll('\u00a0', ' ');
}

export function buttonsOf(message: APIMessage): { label: string; custom_id: string; disabled?: boolean }[] {
  return (message.components ?? []).flatMap((row) =>
    'components' in row ? (row.components as unknown as { label: string; custom_id: string }[]) : [],
  );
}

export function onlyMessage(record: InteractionRecord): APIMessage {
  const [message] = record.messages;
  if (!message) throw new Error(`No answer: ${JSON.stringify(record)}`);
  return message;
}

export function replyIn(sandbox: Sandbox, channelId: string, to: string, person: string): APIMessage | undefined {
  return sandbox
    .messages(channelId, person)
    .find((message) => message.author.id === sandbox.botUserId && message.message_reference?.message_id === to);
}
