import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Bot } from '../discord/bot.js';
import { type Majlis, openMajlis } from '../majlis.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Command } from './command.js';
import { progressBar } from './progress-bar.js';
import { UsageError } from './usage.js';

/** `majlis start`: the bot in Discord, or in a sandbox of its own. Ends with SIGINT or SIGTERM, after what is in hand. */
export const start: Command = {
  options: ['sandbox'],
  async run(config, values, positionals) {
    if (positionals.length > 0) throw new UsageError(`"start" takes no "${positionals[0]}".`);
    const stopping = stopSignal();
    const log = await createLog(config);
    const majlis = await prepare(config, log, stopping.signal);
    if (config.discordToken && !values.sandbox) return serve(config, majlis, log, stopping);
    const { startSandbox } = await import('../sandbox/sandbox.js');
    const sandbox = await startSandbox({ port: config.sandboxPort });
    try {
      // The sandbox has one server, so that commands are there at once.
      const inSandbox = { ...config, discordToken: sandbox.token, discordApiUrl: sandbox.apiUrl, discordGuildId: '' };
      return await serve(inSandbox, majlis, log, stopping, () => welcome(sandbox, config));
    } finally {
      await sandbox.close();
    }
  },
};

interface Stopping {
  readonly signal: AbortSignal;
  /** Resolves with the first SIGINT or SIGTERM. */
  readonly asked: Promise<void>;
}

/** A second signal ends the process at once: whoever sends it doesn't want to wait. */
function stopSignal(): Stopping {
  const abort = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const stop = (): void => {
      if (abort.signal.aborted) process.exit(1);
      abort.abort();
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
  return { signal: abort.signal, asked };
}

async function createLog({ logLevel, discordToken, openaiApiKey }: Config): Promise<Logger> {
  const { pino } = await import('pino');
  // A key of a few letters guards nothing, and would blank them out of every word.
  const secrets = [discordToken, openaiApiKey]
    .filter((secret) => secret.length >= 8)
    .map((secret) => JSON.stringify(secret).slice(1, -1));
  const log = pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['token', '*.token', 'authorization', '*.authorization', 'apiKey', '*.apiKey'], censor: '…' },
    hooks: {
      // The last line of defence: whatever a library puts into a message, a secret does not leave the process.
      streamWrite: (line) => secrets.reduce((text, secret) => text.replaceAll(secret, '…'), line),
    },
  });
  return log;
}

async function prepare(config: Config, log: Logger, signal: AbortSignal): Promise<Majlis> {
  const bar = progressBar('Indexing');
  try {
    return await openMajlis(config, {
      log: { info: (message) => log.info(message), warn: (message) => log.warn(message) },
      onProgress: bar.show,
      signal,
    });
  } finally {
    bar.end();
  }
}

async function serve(
  config: Config,
  majlis: Majlis,
  log: Logger,
  stopping: Stopping,
  onReady?: () => void,
): Promise<number> {
  const { startBot } = await import('../discord/bot.js');
  let bot: Bot;
  try {
    bot = await startBot({ config, answering: majlis, log, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    throw error;
  }
  onReady?.();
  const ended = await Promise.race([bot.ended, stopping.asked.then(() => null)]);
  await bot.stop();
  if (ended) throw ended;
  return 0;
}

function welcome({ url }: Sandbox, { discordToken }: Config): void {
  process.stdout.write(`
Majlis is running in a Discord of its own on this machine:

  ${url}

Open it in a browser and ask about the meeting. Ctrl-C ends it.
${
  discordToken
    ? 'Start it without --sandbox to go to Discord.'
    : 'To run it in Discord, set DISCORD_TOKEN (see "Put it in your server" in the README).'
}
`);
}
