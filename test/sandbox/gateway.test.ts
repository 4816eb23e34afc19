import { type Client, Events, type Interaction, type Message, type TextChannel } from 'discord.js';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { bot, open, refusalOf } from './harness.js';

/** What the bot hears, in order. */
function listen(majlis: Client): { readonly heard: string[]; readonly until: (count: number) => Promise<string[]> } {
  const heard: string[] = [];
  let changed: () => void = () => undefined;
  majlis.on(Events.MessageCreate, (message: Message) => {
    heard.push(message.content.replace(/^<@\d+> /, ''));
    changed();
  });
  return {
    heard,
    async until(count) {
      while (heard.length < count) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
      return heard;
    },
  };
}

function state(sandbox: Sandbox, wanted: string): Promise<true> {
  return sandbox.waitFor((event) => event?.type === 'bot' && event.state === wanted && (true as const));
}

it.each([
  ['the network broke', (sandbox: Sandbox) => sandbox.control.dropGateway()],
  ['it was closed with 4000', (sandbox: Sandbox) => sandbox.control.dropGateway(4000)],
  ['it was told to reconnect', (sandbox: Sandbox) => sandbox.control.orderReconnect()],
])('replays what was missed when a session resumes after %s', async (_how, cut) => {
  const { sandbox, noura } = await open();
  const { heard, until } = listen(await bot(sandbox));
  const say = (content: string) => sandbox.actions.sendMessage({ person: noura, content, mentionBot: true });
  say('before');
  await until(1);
  const gone = state(sandbox, 'disconnected');
  const resumed = state(sandbox, 'resumed');
  cut(sandbox);
  await gone;
  say('meanwhile');
  say('and again');
  await resumed;
  say('after');
  await until(4);
  expect(heard).toEqual(['before', 'meanwhile', 'and again', 'after']);
});

it('resumes after a resumable invalid session', async () => {
  const { sandbox, noura } = await open();
  const { until } = listen(await bot(sandbox));
  const resumed = state(sandbox, 'resumed');
  sandbox.control.invalidateSession(true);
  await resumed;
  sandbox.actions.sendMessage({ person: noura, content: 'still there?', mentionBot: true });
  expect(await until(1)).toEqual(['still there?']);
});

it('makes a client identify anew when its session is gone', async () => {
  const { sandbox, noura } = await open();
  const { until } = listen(await bot(sandbox));
  const ready = state(sandbox, 'ready');
  sandbox.control.invalidateSession(false);
  await ready;
  sandbox.actions.sendMessage({ person: noura, content: 'hello again', mentionBot: true });
  expect(await until(1)).toEqual(['hello again']);
});

it('lets a client find out that its connection is dead, and come back', async () => {
  const { sandbox, noura } = await open();
  sandbox.control.setHeartbeat(150);
  const { until } = listen(await bot(sandbox));
  await sandbox.waitFor((event) => event?.type === 'heartbeat' && event.acknowledged);
  const resumed = state(sandbox, 'resumed');
  const gone = state(sandbox, 'disconnected');
  sandbox.control.zombie();
  await gone;
  sandbox.control.zombie(false);
  await resumed;
  sandbox.actions.sendMessage({ person: noura, content: 'awake', mentionBot: true });
  expect(await until(1)).toEqual(['awake']);
});

it('answers 429 with Discord’s headers, and the client tries again when told', async () => {
  const { sandbox, noura } = await open();
  const majlis = await bot(sandbox);
  const channel = (await majlis.channels.fetch(sandbox.channelId)) as TextChannel;
  sandbox.control.failNext({
    status: 429,
    route: 'POST /channels/:id/messages',
    retryAfterSeconds: 0.05,
    scope: 'shared',
  });
  await channel.send('after a limit');
  sandbox.control.failNext({ status: 429, route: '/messages', retryAfterSeconds: 0.05, scope: 'global' });
  await channel.send('after a global limit');
  const statuses = sandbox.control.requests().flatMap(({ path, status }) => (path.endsWith('/messages') ? status : []));
  expect(statuses).toEqual([429, 200, 429, 200]);
  expect(sandbox.messages(sandbox.channelId, noura)).toHaveLength(2);

  sandbox.control.failNext({ status: 429, retryAfterSeconds: 2.5 });
  const raw = await fetch(`${sandbox.apiUrl}/v10/gateway`);
  expect([raw.status, raw.headers.get('retry-after'), raw.headers.get('x-ratelimit-scope')]).toEqual([
    429,
    '3',
    'user',
  ]);
  expect(raw.headers.get('x-ratelimit-reset-after')).toBe('2.500');
  expect(await raw.json()).toMatchObject({ retry_after: 2.5, global: false, message: 'You are being rate limited.' });
});

it('counts requests in buckets', async () => {
  const { sandbox } = await open();
  sandbox.control.setRateLimit({ requests: 2, milliseconds: 60_000 });
  const headers = { authorization: `Bot ${sandbox.token}` };
  const look = () => fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channelId}`, { headers });
  expect((await look()).headers.get('x-ratelimit-remaining')).toBe('1');
  expect((await look()).status).toBe(200);
  expect((await look()).status).toBe(429);
});

it('fails, slows and loses what it is told to', async () => {
  const { sandbox, noura } = await open();
  const majlis = await bot(sandbox, { rest: { retries: 0 } });
  const channel = (await majlis.channels.fetch(sandbox.channelId)) as TextChannel;
  sandbox.control.failNext({ status: 503, route: `/channels/${sandbox.channelId}` });
  expect(await refusalOf(channel.send('x'))).toMatchObject({ status: 503 });
  await majlis.application.commands.create({ name: 'ask', description: 'Ask' });
  const refused = new Promise<Error>((resolve) => {
    majlis.once(Events.InteractionCreate, async (interaction: Interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.deferReply();
      resolve(await refusalOf(interaction.editReply('x')));
    });
  });
  sandbox.control.loseOriginal();
  sandbox.actions.useCommand({ person: noura, name: 'ask' });
  expect(await refused).toMatchObject({ status: 404, code: 10015 });

  const order: string[] = [];
  sandbox.control.slowNext({ milliseconds: 200, route: '/typing' });
  const slow = channel.sendTyping().then(() => order.push('slow'));
  await channel.messages.fetch({ limit: 1 }).then(() => order.push('quick'));
  await slow;
  expect(order).toEqual(['quick', 'slow']);
  expect(sandbox.control.requests().some(({ path, status }) => path.endsWith('/@original') && status === 404)).toBe(
    true,
  );
});

it('plays a server that leaves things out and says things twice', async () => {
  const { sandbox, noura } = await open();
  const majlis = await bot(sandbox);
  await majlis.application.commands.create({ name: 'ask', description: 'Ask' });
  const got: Interaction[] = [];
  const two = new Promise<void>((resolve) => {
    majlis.on(Events.InteractionCreate, (interaction) => {
      got.push(interaction);
      if (got.length === 2) resolve();
    });
  });
  sandbox.control.imperfect({ withoutChannel: true, withoutPermissions: true, twice: true });
  sandbox.actions.useCommand({ person: noura, name: 'ask' });
  await two;
  expect(got.map(({ id }) => id)).toEqual([got[0]?.id, got[0]?.id]);
  expect(got[0]?.channelId).toBeNull();
  expect(got[0]?.memberPermissions).toBeNull();
  expect(got[0]?.appPermissions.bitfield).toBe(0n);
});
