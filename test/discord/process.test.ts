import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** The built bot in a process of its own, with a Majlis whose first question leaves a rejected promise lying about. */
const program = `
  import { pino } from 'pino';
  import { startBot } from './dist/discord/bot.js';
  import { startSandbox } from './dist/sandbox/sandbox.js';
  const sandbox = await startSandbox();
  let asked = 0;
  const answering = {
    meetings: [],
    model: 'builtin',
    async ask(question) {
      if (asked++ === 0) void Promise.reject(new Error('nobody catches this'));
      return { question, language: 'en', status: 'not_found', answer: 'Answer ' + asked, shortAnswer: null, citations: [], confidence: 0, mode: 'extractive', milliseconds: 1 };
    },
  };
  const config = { discordToken: sandbox.token, discordApiUrl: sandbox.apiUrl, discordGuildId: '', cooldownSeconds: 0, embeddingModel: 'builtin' };
  const bot = await startBot({ config, answering, log: pino(pino.destination({ dest: 1, sync: true })) });
  for (let count = 0; count < 2; count++) {
    const person = sandbox.people[count].id;
    const { messages } = await sandbox.actions.useCommand({ person, name: 'ask', options: { question: 'What?' } }).result;
    process.stdout.write(messages[0].embeds[0].description);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await bot.stop();
  await sandbox.close();
`;

it('survives a promise that nobody catches, answers the next question, and ends when it is stopped', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: path.resolve('.'),
    timeout: 20_000,
  });
  expect(stdout).toContain('Answer 1');
  expect(stdout).toContain('Answer 2');
  expect(stdout).toContain('nobody catches this');
});
