import { afterEach, expect, it } from 'vitest';
import { type BotOptions, startBot } from '../../src/discord/bot.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js';
import { botOptions, memoryLog } from './scene.js';
import { scriptedAnswering } from './scripted.js';

let sandbox: Sandbox | undefined;
afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** The one line that somebody gets whose bot cannot start. */
async function lineFor(change: Partial<BotOptions['config']>, prepare?: (opened: Sandbox) => void | Promise<void>) {
  sandbox = await startSandbox();
  const { lines, log } = memoryLog();
  const options = botOptions(sandbox, { answering: scriptedAnswering() }, log);
  await prepare?.(sandbox);
  const error = await startBot({ ...options, config: { ...options.config, ...change } }).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'BotError' });
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
  expect(JSON.stringify(lines)).not.toContain(sandbox.token);
  const { message } = error as Error;
  expect(message).not.toContain('\n');
  return message;
}

it('says that the token is missing', async () => {
  expect(await lineFor({ discordToken: '' })).toContain('DISCORD_TOKEN is not set');
});

it('says that the token is wrong', async () => {
  expect(await lineFor({ discordToken: 'not.the.token' })).toContain('does not accept DISCORD_TOKEN');
});

it('says that the intents are refused', async () => {
  expect(await lineFor({}, ({ control }) => control.refuseIntents())).toContain('refuses the intents');
});

it('says that nothing answers at the address', async () => {
  const line = await lineFor({}, async (opened) => opened.close());
  expect(line).toContain('cannot be reached');
  expect(line).toContain('DISCORD_API_URL');
});

it('says that the name cannot be found', async () => {
  expect(await lineFor({ discordApiUrl: 'http://discord.invalid/api' })).toMatch(/cannot be (found|reached)/);
});

it('says that the API is down', async () => {
  const line = await lineFor({}, ({ control }) => control.failNext({ status: 503, count: 50 }));
  expect(line).toContain('is down (status 503)');
});

it('gives up when told to', async () => {
  sandbox = await startSandbox();
  const options = botOptions(sandbox, { answering: scriptedAnswering() }, memoryLog().log);
  await expect(startBot({ ...options, signal: AbortSignal.abort() })).rejects.toThrow('given up');
});
