import { afterEach, describe, expect, it, vi } from 'vitest';
import { startBot } from '../../src/discord/bot.js';
import {
  botOptions,
  memoryLog,
  onlyMessage,
  openScene,
  replyIn,
  type Scene,
  type SceneOptions,
  wordsOf,
} from './scene.js';
import { answerOf, scriptedAnswering } from './scripted.js';

let scene: Scene;
afterEach(() => scene?.close());

async function open(options: Partial<SceneOptions> = {}): Promise<Scene> {
  scene = await openScene({ answering: scriptedAnswering(), ...options });
  return scene;
}

const question = { question: 'What was said?' };

describe('a server that tells little', () => {
  it('leaves the channel and the permissions out of an interaction: it is answered all the same', async () => {
    const { sandbox, use, daniel, press } = await open();
    sandbox.control.imperfect({ withoutChannel: true, withoutPermissions: true, count: 2 });
    const answer = await use(daniel, 'ask', question);
    const sources = await press(daniel, answer, 'Sources');
    expect(wordsOf(answer)).toContain('The answer to');
    expect(wordsOf(onlyMessage(sources))).toContain('Paragraph 1');
  });

  it('delivers the same interaction twice: it is answered once', async () => {
    let asked = 0;
    const ask = async (text: string) => {
      asked++;
      return answerOf(text);
    };
    const { sandbox, use, daniel } = await open({ answering: scriptedAnswering({ ask }) });
    sandbox.control.imperfect({ twice: true });
    await use(daniel, 'ask', question);
    const callbacks = sandbox.control.requests().filter(({ path }) => path.endsWith('/callback'));
    expect(asked).toBe(1);
    expect(callbacks).toHaveLength(1);
  });

  it('does not know the original response: the answer comes as a follow-up', async () => {
    const { sandbox, use, daniel } = await open();
    sandbox.control.loseOriginal();
    expect(wordsOf(await use(daniel, 'ask', question))).toContain('The answer to');
  });

  it('knows neither: the answer comes into the channel', async () => {
    const { sandbox, daniel } = await open();
    sandbox.control.loseOriginal();
    sandbox.control.failNext({ status: 404, route: 'POST /webhooks/:id/:token' });
    sandbox.actions.useCommand({ person: daniel, name: 'ask', options: question });
    const message = await sandbox.waitFor(() =>
      sandbox
        .messages(sandbox.channelId, daniel)
        .find(({ embeds }) => embeds[0]?.description?.includes('The answer to')),
    );
    expect(message.author.id).toBe(sandbox.botUserId);
  });

  it('refuses an option: the rest is registered, messages work, one line says what does not', async () => {
    const { sandbox, bot, log, say, use, daniel } = await open({
      prepare: (before) => before.control.refuseCommandOption('private'),
    });
    const lines = log.filter(({ level }) => level >= 40);
    expect(bot.commands).toBe('partly');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.msg).toContain('/ask without its option “private”');
    const command = sandbox.actions.commandsIn(sandbox.channelId, daniel).find(({ name }) => name === 'ask');
    expect(command?.options?.map(({ name }) => name)).toEqual(['question', 'language']);
    expect(wordsOf(await use(daniel, 'ask', question))).toContain('The answer to');
    expect(wordsOf(await say(daniel, 'What was said?', { mention: true }))).toContain('The answer to');
  });

  it('refuses all commands: messages work', async () => {
    const { bot, log, say, daniel } = await open({
      prepare: ({ control }) => control.failNext({ status: 403, route: 'PUT /applications/:id/commands' }),
    });
    expect(bot.commands).toBe('failed');
    expect(log.filter(({ level }) => level >= 40)).toHaveLength(1);
    expect(wordsOf(await say(daniel, 'What was said?', { mention: true }))).toContain('The answer to');
  });

  it('does not let the bot embed or reply: the answer comes as plain text', async () => {
    const { sandbox, daniel } = await open();
    sandbox.control.denyBot(sandbox.channelId, ['EmbedLinks', 'ReadMessageHistory']);
    sandbox.actions.sendMessage({ person: daniel, content: 'What was said?', mentionBot: true });
    const message = await sandbox.waitFor(() =>
      sandbox
        .messages(sandbox.channelId, daniel)
        .find(({ author, content }) => author.bot && content.includes('The answer to')),
    );
    expect(message.content.length).toBeLessThanOrEqual(2_000);
  });
});

describe('a server with a bad moment', () => {
  it.each([
    ['a 429', { status: 429, retryAfterSeconds: 0.2 }],
    ['a 500', { status: 500 }],
    ['five 503s', { status: 503, count: 5 }],
  ])('%s while an answer is brought loses no answer', async (_, fault) => {
    const { sandbox, use, say, daniel } = await open();
    sandbox.control.failNext({ ...fault, route: 'PATCH /webhooks/:id/:token/messages/@original' });
    expect(wordsOf(await use(daniel, 'ask', question))).toContain('The answer to');
    sandbox.control.failNext({ ...fault, route: 'POST /channels/:id/messages' });
    expect(wordsOf(await say(daniel, 'What was said?', { mention: true }))).toContain('The answer to');
    const replies = sandbox.messages(sandbox.channelId, daniel).filter(({ message_reference }) => message_reference);
    expect(replies).toHaveLength(1);
  });

  it('at the acknowledgement is tried again in time', async () => {
    const { sandbox, use, daniel } = await open();
    sandbox.control.failNext({ status: 502, count: 2, route: 'POST /interactions/:id/:token/callback' });
    expect(wordsOf(await use(daniel, 'ask', question))).toContain('The answer to');
  });

  it('to one person is not felt by another', async () => {
    const { sandbox, use, daniel, noura, log } = await open();
    sandbox.control.failNext({ status: 404, code: 10_062, route: 'POST /interactions/:id/:token/callback' });
    sandbox.actions.useCommand({ person: daniel, name: 'ask', options: question });
    expect(wordsOf(await use(noura, 'اسأل', { سؤال: 'ماذا قيل؟' }))).toContain('The answer to');
    await vi.waitFor(() => expect(log.map(({ outcome }) => outcome)).toContain('expired'));
  });

  it('that answers 401 once does not silence the bot', async () => {
    const { sandbox, say, daniel, noura } = await open();
    sandbox.control.failNext({ status: 401, route: 'POST /channels/:id/typing' });
    await say(daniel, 'What was said?', { mention: true });
    expect(wordsOf(await say(noura, 'ماذا قيل؟', { mention: true }))).toContain('The answer to');
  });
});

describe('the connection', () => {
  it.each([
    ['is cut', (sandbox: Scene['sandbox']) => sandbox.control.dropGateway(), 'resumed'],
    ['is ordered to reconnect', (sandbox: Scene['sandbox']) => sandbox.control.orderReconnect(), 'resumed'],
    [
      'is told that its session may go on',
      (sandbox: Scene['sandbox']) => sandbox.control.invalidateSession(true),
      'resumed',
    ],
    [
      'is told that its session is over',
      (sandbox: Scene['sandbox']) => sandbox.control.invalidateSession(false),
      'ready',
    ],
  ] as const)('%s: it comes back, and what was asked in between is answered once', async (_, trouble, state) => {
    const { sandbox, use, daniel, say } = await open();
    const back = sandbox.waitFor((event) => event?.type === 'bot' && event.state === state, {
      timeoutMilliseconds: 20_000,
    });
    trouble(sandbox);
    const between =
      state === 'resumed'
        ? sandbox.actions.sendMessage({ person: daniel, content: 'In between?', mentionBot: true })
        : null;
    await back;
    if (between) {
      const reply = () => replyIn(sandbox, between.channelId, between.messageId, daniel);
      expect(wordsOf(await sandbox.waitFor(() => reply()))).toContain('In between?');
    }
    expect(wordsOf(await use(daniel, 'ask', question))).toContain('The answer to');
    expect(wordsOf(await say(daniel, 'What was said?', { mention: true }))).toContain('The answer to');
  });

  it('breaks in the middle of an answer: the answer still arrives', async () => {
    let finish = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const answering = scriptedAnswering({ ask: async (text) => mayFinish.then(() => answerOf(text)) });
    const { sandbox, daniel } = await open({ answering });
    const asked = sandbox.actions.useCommand({ person: daniel, name: 'ask', options: question });
    await asked.acknowledged;
    const back = sandbox.waitFor((event) => event?.type === 'bot' && event.state === 'resumed', {
      timeoutMilliseconds: 20_000,
    });
    sandbox.control.dropGateway();
    finish();
    expect(wordsOf(onlyMessage(await asked.result))).toContain('The answer to');
    await back;
  });

  it('that Discord ends for good ends the bot with one clear line', async () => {
    const { sandbox, bot } = await open();
    sandbox.control.dropGateway(4004);
    expect((await bot.ended)?.message).toContain('DISCORD_TOKEN');
  });
});

describe('registering', () => {
  it.each([false, true])('happens only when something changed (for one server: %s)', async (guild) => {
    const { sandbox } = await open({ guild });
    const puts = () =>
      sandbox.control.requests().filter(({ method, path }) => method === 'PUT' && path.includes('/commands')).length;
    const again = await startBot(botOptions(sandbox, { answering: scriptedAnswering(), guild }, memoryLog().log));
    await again.stop();
    expect(puts()).toBe(1);
    expect(again.commands).toBe('unchanged');
  });

  it('goes to the one server that DISCORD_GUILD_ID names', async () => {
    const { sandbox, daniel } = await open({ guild: true });
    const commands = sandbox.actions.commandsIn(sandbox.channelId, daniel);
    expect(new Set(commands.map((command) => command.guild_id))).toEqual(new Set([sandbox.guildId]));
    expect(commands).toHaveLength(10);
  });
});
