import { config as loadDotenv } from 'dotenv';

/** Everything the environment decides, read once and checked. Nobody else reads `process.env`. */
export interface Config {
  /** Empty: the sandbox instead of Discord. */
  readonly discordToken: string;
  readonly discordApiUrl: string;
  readonly discordGuildId: string;
  /** LangChain's `provider:model`; empty: extractive answers. */
  readonly chatModel: string;
  /** How long, in seconds, the chat model may be silent: before its first words and between any two pieces of its reply. */
  readonly chatFirstTokenSeconds: number;
  /** How long, in seconds, one reply of the chat model may take in all. */
  readonly chatAnswerSeconds: number;
  /** About how many tokens of a record the chat model is given at once; a longer record is searched first. */
  readonly chatContextTokens: number;
  /** The most that the chat model is used in any sixty minutes, in all and by each Discord server; 0 is no limit. */
  readonly chatRequestsPerHour: number;
  readonly chatTokensPerHour: number;
  readonly chatRequestsPerHourPerServer: number;
  readonly chatTokensPerHourPerServer: number;
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
    chatFirstTokenSeconds: wholeNumber('CHAT_FIRST_TOKEN_SECONDS', read('CHAT_FIRST_TOKEN_SECONDS'), 30, 600, 1),
    chatAnswerSeconds: wholeNumber('CHAT_ANSWER_SECONDS', read('CHAT_ANSWER_SECONDS'), 120, 800, 1),
    chatContextTokens: wholeNumber('CHAT_CONTEXT_TOKENS', read('CHAT_CONTEXT_TOKENS'), 6000, 1_000_000, 500),
    chatRequestsPerHour: wholeNumber('CHAT_REQUESTS_PER_HOUR', read('CHAT_REQUESTS_PER_HOUR'), 600, 1e9),
    chatTokensPerHour: wholeNumber('CHAT_TOKENS_PER_HOUR', read('CHAT_TOKENS_PER_HOUR'), 2_000_000, 1e12),
    chatRequestsPerHourPerServer: wholeNumber(
      'CHAT_REQUESTS_PER_HOUR_PER_SERVER',
      read('CHAT_REQUESTS_PER_HOUR_PER_SERVER'),
      120,
      1e9,
    ),
    chatTokensPerHourPerServer: wholeNumber(
      'CHAT_TOKENS_PER_HOUR_PER_SERVER',
      read('CHAT_TOKENS_PER_HOUR_PER_SERVER'),
      400_000,
      1e12,
    ),
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

/**
 * Puts what `.env` holds for the providers of models (their keys, under the names their packages look for) where those
 * packages read it, and makes sure that none of them reports to a tracing service.
 */
export function offerToProviders(environment: NodeJS.ProcessEnv = process.env, envFile = '.env'): void {
  const values: Record<string, string> = {};
  loadDotenv({ quiet: true, path: envFile, processEnv: values });
  for (const [name, value] of Object.entries(values)) if (!name.startsWith('DISCORD_')) environment[name] ??= value;
  for (const name of TRACING) delete environment[name];
}

/** @see https://docs.langchain.com/langsmith/env-var */
const TRACING = [
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING_V2',
  'LANGSMITH_TRACING',
  'LANGCHAIN_TRACING',
  'LANGSMITH_GATEWAY',
];

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

function wholeNumber(name: string, value: string, fallback: number, max: number, min = 0): number {
  if (!value) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < min || number > max) {
    throw new ConfigError(`${name} is "${value}": write a whole number from ${min} to ${max}.`);
  }
  return number;
}

function oneOf<T extends string>(name: string, value: string, choices: readonly T[], fallback: T): T {
  if (!value) return fallback;
  const choice = choices.find((known) => known === value.toLowerCase());
  if (!choice) throw new ConfigError(`${name} is "${value}": write one of ${choices.join(', ')}.`);
  return choice;
}
