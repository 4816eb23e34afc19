import { config as loadDotenv } from 'dotenv';

/** Everything the environment decides, read once and checked. Nobody else reads `process.env`. */
export interface Config {
  /** Empty: the sandbox instead of Discord. */
  readonly discordToken: string;
  readonly discordApiUrl: string;
  readonly discordGuildId: string;
  /** LangChain's `provider:model`; empty: extractive answers. */
  readonly chatModel: string;
  readonly embeddingModel: string;
  readonly openaiApiKey: string;
  readonly openaiBaseUrl: string;
  /** The folder that holds `meetings/`, `lexicon/` and `index/`. */
  readonly indexData: string;
  readonly sandboxPort: number;
  /** Seconds that one person's question costs; 0 turns the cool-down off. */
  readonly cooldownSeconds: number;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used; its message names the variable, its value's fault and what to write instead. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads `.env` (silently, where there is one) and the environment, which wins.
 *
 * @throws ConfigError naming the first variable that cannot be used.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = '.env'): Config {
  const values: Record<string, string> = {};
  loadDotenv({ quiet: true, path: envFile, processEnv: values });
  const read = (name: string): string => (environment[name] ?? values[name] ?? '').trim();
  return Object.freeze({
    discordToken: read('DISCORD_TOKEN'),
    discordApiUrl: url('DISCORD_API_URL', read('DISCORD_API_URL')) || 'https://discord.com/api',
    discordGuildId: pattern('DISCORD_GUILD_ID', read('DISCORD_GUILD_ID'), /^\d{5,20}$/, 'the server’s id, digits only'),
    chatModel: pattern('CHAT_MODEL', read('CHAT_MODEL'), /^[\w-]+:.+$/, 'provider:model, such as openai:gpt-4o-mini'),
    embeddingModel:
      pattern(
        'EMBEDDING_MODEL',
        read('EMBEDDING_MODEL'),
        /^(builtin|(openai|transformers):.+)$/,
        'builtin, openai:MODEL or transformers:MODEL',
      ) || 'builtin',
    openaiApiKey: read('OPENAI_API_KEY'),
    openaiBaseUrl: url('OPENAI_BASE_URL', read('OPENAI_BASE_URL')),
    indexData: read('INDEX_DATA') || 'index-data',
    sandboxPort: wholeNumber('SANDBOX_PORT', read('SANDBOX_PORT'), 8787, 65_535),
    cooldownSeconds: wholeNumber('COOLDOWN_SECONDS', read('COOLDOWN_SECONDS'), 5, 3600),
    logLevel: oneOf('LOG_LEVEL', read('LOG_LEVEL'), LOG_LEVELS, 'info'),
  });
}

function url(name: string, value: string): string {
  if (!value) return '';
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new ConfigError(`${name} is not an address: write one that begins with http:// or https://.`);
  }
  return value.replace(/\/+$/, '');
}

function pattern(name: string, value: string, form: RegExp, wanted: string): string {
  if (value && !form.test(value)) throw new ConfigError(`${name} is "${value}": write ${wanted}.`);
  return value;
}

function wholeNumber(name: string, value: string, fallback: number, max: number): number {
  if (!value) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > max) {
    throw new ConfigError(`${name} is "${value}": write a whole number from 0 to ${max}.`);
  }
  return number;
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[], fallback: T): T {
  if (!value) return fallback;
  const choice = choices.find((known) => known === value.toLowerCase());
  if (!choice) throw new ConfigError(`${name} is "${value}": write one of ${choices.join(', ')}.`);
  return choice;
}
