import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type Config, ConfigError, offerToProviders, readConfig } from '../src/config.js';

const folder = mkdtempSync(path.join(tmpdir(), 'majlis-config-'));
const none = path.join(folder, 'none');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

const read = (environment: Readonly<Record<string, string>>): Config => readConfig(environment, none);
const envFile = (text: string): string => {
  const file = path.join(folder, 'env');
  writeFileSync(file, text);
  return file;
};

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(read({})).toEqual({
      discordToken: '',
      discordApiUrl: 'https://discord.com/api',
      discordGuildId: '',
      chatModel: '',
      chatFirstTokenSeconds: 30,
      chatAnswerSeconds: 120,
      chatContextTokens: 6000,
      chatRequestsPerHour: 600,
      chatTokensPerHour: 2_000_000,
      chatRequestsPerHourPerServer: 120,
      chatTokensPerHourPerServer: 400_000,
      embeddingModel: 'builtin',
      openaiApiKey: '',
      openaiBaseUrl: '',
      indexData: 'index-data',
      sandboxPort: 8787,
      cooldownSeconds: 5,
      logLevel: 'info',
    });
  });

  it.each([
    ['DISCORD_TOKEN', 'token', { discordToken: 'token' }],
    ['DISCORD_API_URL', 'http://127.0.0.1:9/api/', { discordApiUrl: 'http://127.0.0.1:9/api' }],
    ['DISCORD_GUILD_ID', '123456789012345678', { discordGuildId: '123456789012345678' }],
    ['CHAT_MODEL', 'openai:gpt-4o-mini', { chatModel: 'openai:gpt-4o-mini' }],
    ['CHAT_FIRST_TOKEN_SECONDS', '7', { chatFirstTokenSeconds: 7 }],
    ['CHAT_ANSWER_SECONDS', '8', { chatAnswerSeconds: 8 }],
    ['CHAT_CONTEXT_TOKENS', '900', { chatContextTokens: 900 }],
    ['CHAT_REQUESTS_PER_HOUR', '0', { chatRequestsPerHour: 0 }],
    ['CHAT_TOKENS_PER_HOUR', '11', { chatTokensPerHour: 11 }],
    ['CHAT_REQUESTS_PER_HOUR_PER_SERVER', '12', { chatRequestsPerHourPerServer: 12 }],
    ['CHAT_TOKENS_PER_HOUR_PER_SERVER', '13', { chatTokensPerHourPerServer: 13 }],
    ['EMBEDDING_MODEL', 'transformers:some/model', { embeddingModel: 'transformers:some/model' }],
    ['OPENAI_API_KEY', 'key', { openaiApiKey: 'key' }],
    ['OPENAI_BASE_URL', 'https://example.org/v1', { openaiBaseUrl: 'https://example.org/v1' }],
    ['INDEX_DATA', '/srv/majlis', { indexData: '/srv/majlis' }],
    ['SANDBOX_PORT', '0', { sandboxPort: 0 }],
    ['COOLDOWN_SECONDS', '0', { cooldownSeconds: 0 }],
    ['LOG_LEVEL', 'WARN', { logLevel: 'warn' }],
  ])('reads %s', (name, value, expected) => {
    expect(read({ [name]: `  ${value} ` })).toEqual({ ...read({}), ...expected });
  });

  it.each([
    ['DISCORD_API_URL', 'discord.com', 'http:// or https://'],
    ['DISCORD_API_URL', 'https://', 'http:// or https://'],
    ['DISCORD_GUILD_ID', 'my server', 'digits only'],
    ['CHAT_MODEL', 'gpt-4o', 'provider:model'],
    ['CHAT_FIRST_TOKEN_SECONDS', '601', 'from 1 to 600'],
    ['CHAT_ANSWER_SECONDS', '-1', 'from 1 to 800'],
    ['CHAT_CONTEXT_TOKENS', '1.5', 'whole number'],
    ['CHAT_REQUESTS_PER_HOUR', 'many', 'whole number'],
    ['CHAT_TOKENS_PER_HOUR', 'Infinity', 'whole number'],
    ['CHAT_REQUESTS_PER_HOUR_PER_SERVER', 'NaN', 'whole number'],
    ['CHAT_TOKENS_PER_HOUR_PER_SERVER', '-0.1', 'whole number'],
    ['EMBEDDING_MODEL', 'ada', 'builtin, openai:MODEL or transformers:MODEL'],
    ['OPENAI_BASE_URL', 'ftp://example.org', 'http:// or https://'],
    ['SANDBOX_PORT', '65536', 'from 0 to 65535'],
    ['COOLDOWN_SECONDS', '1h', 'from 0 to 3600'],
    ['LOG_LEVEL', 'loud', 'silent, fatal, error, warn, info, debug, trace'],
  ])('refuses %s=%s, naming it and what to write', (name, value, wanted) => {
    const fault = (() => {
      try {
        return read({ [name]: value });
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(ConfigError);
    expect((fault as ConfigError).message).toMatch(new RegExp(`^${name} is `));
    expect((fault as ConfigError).message).toContain(wanted);
    expect((fault as ConfigError).message).not.toContain('\n');
  });

  it('takes an empty setting for none', () => {
    expect(read({ EMBEDDING_MODEL: '', LOG_LEVEL: ' ', SANDBOX_PORT: '' })).toEqual(read({}));
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(read({}))).toBe(true);
  });

  it('reads .env without a word, leaves the environment alone, and lets the environment win', () => {
    const [out, err] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const file = envFile('# the port\nSANDBOX_PORT=1234\nINDEX_DATA="/srv/with space"\nLOG_LEVEL=warn\n');
    const environment = { LOG_LEVEL: 'error' };
    expect(readConfig(environment, file)).toMatchObject({
      sandboxPort: 1234,
      indexData: '/srv/with space',
      logLevel: 'error',
    });
    expect(environment).toEqual({ LOG_LEVEL: 'error' });
    expect(process.env.SANDBOX_PORT).toBeUndefined();
    expect(out).not.toHaveBeenCalled();
    expect(err).not.toHaveBeenCalled();
  });

  it('does not show a secret address in its complaint', () => {
    expect(() => read({ OPENAI_BASE_URL: 'user:secret@example.org' })).toThrow(/^(?!.*secret).*$/);
  });
});

describe('offerToProviders', () => {
  it('puts what .env holds where the packages of models look, but nothing of Discord’s, and turns tracing off', () => {
    const file = envFile('ANTHROPIC_API_KEY=a\nDISCORD_TOKEN=t\nOPENAI_API_KEY=file\nLANGSMITH_TRACING=true\n');
    const environment: NodeJS.ProcessEnv = { OPENAI_API_KEY: 'own', LANGCHAIN_TRACING_V2: 'true' };
    offerToProviders(environment, file);
    expect(environment).toEqual({ OPENAI_API_KEY: 'own', ANTHROPIC_API_KEY: 'a' });
  });
});
