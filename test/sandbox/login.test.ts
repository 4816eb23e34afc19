import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { ask, bot, client, open, refusalOf, usualIntents } from './harness.js';

it('lets the real client log in, and shows it who it is and where', async () => {
  const { sandbox } = await open();
  const majlis = await bot(sandbox);
  expect(majlis.user.id).toBe(sandbox.botUserId);
  expect(majlis.user.bot).toBe(true);
  const guild = await majlis.guilds.fetch(sandbox.guildId);
  expect(guild.channels.cache.get(sandbox.channelId)?.name).toBe('ask-the-meeting');
  expect((await majlis.application.fetch()).id).toBe(sandbox.applicationId);
  expect((await guild.members.fetchMe()).id).toBe(sandbox.botUserId);
});

it('refuses a wrong token, at the REST API and at the gateway', async () => {
  const { sandbox } = await open();
  expect(await ask(sandbox, 'GET', '/users/@me', undefined, { authorization: 'Bot wrong' })).toMatchObject({
    status: 401,
    body: { message: '401: Unauthorized', code: 0 },
  });
  expect(await refusalOf(client(sandbox).login('wrong.token.here'))).toMatchObject({ code: 'TokenInvalid' });

  const socket = new WebSocketOf(sandbox.url);
  expect(await socket.closedWith({ op: 2, d: { token: 'wrong', intents: 1, properties: {} } })).toBe(4004);
});

it('closes with 4014 when privileged intents are asked for, unless they were allowed', async () => {
  const { sandbox } = await open();
  const wanting = { intents: [...usualIntents, GatewayIntentBits.MessageContent] };
  expect(await refusalOf(client(sandbox, wanting).login(sandbox.token))).toMatchObject({
    message: 'Used disallowed intents',
  });
  sandbox.control.allowPrivilegedIntents();
  expect((await bot(sandbox, wanting)).isReady()).toBe(true);
});

it('refuses intents on demand', async () => {
  const { sandbox } = await open();
  sandbox.control.refuseIntents();
  expect(await refusalOf(client(sandbox).login(sandbox.token))).toMatchObject({ message: 'Used disallowed intents' });
});

it('closes with the code of what was wrong with a gateway message', async () => {
  const { sandbox } = await open();
  const identify = { token: sandbox.token, properties: {} };
  expect(await new WebSocketOf(sandbox.url).closedWith({ op: 2, d: { ...identify, intents: 1 << 30 } })).toBe(4013);
  expect(await new WebSocketOf(sandbox.url).closedWith('not json')).toBe(4002);
  expect(await new WebSocketOf(sandbox.url).closedWith({ op: 99 })).toBe(4001);
  expect(await new WebSocketOf(sandbox.url).closedWith({ op: 3, d: {} })).toBe(4003);
});

it('names the taken port and the variable that chooses another', async () => {
  const { sandbox } = await open();
  const error = await refusalOf(startSandbox({ port: sandbox.port }));
  expect(error.message).toContain(String(sandbox.port));
  expect(error.message).toContain('SANDBOX_PORT');
});

it('answers unknown paths, wrong methods and broken JSON as Discord does', async () => {
  const { sandbox } = await open();
  expect(await ask(sandbox, 'GET', '/nothing/here')).toMatchObject({ status: 404, body: { code: 0 } });
  expect(await ask(sandbox, 'DELETE', '/users/@me')).toMatchObject({ status: 405, body: { code: 0 } });
  expect(await ask(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, '{')).toMatchObject({
    status: 400,
    body: { code: 50109 },
  });
});

it('tells the client when it logs out', async () => {
  const { sandbox } = await open();
  const majlis: Client = await bot(sandbox);
  const gone = sandbox.waitFor((event) => event?.type === 'bot' && event.state === 'disconnected');
  await majlis.destroy();
  expect(await gone).toBe(true);
  expect(majlis.listenerCount(Events.ClientReady)).toBe(0);
});

/** A gateway connection without a client, for what a client never sends. */
class WebSocketOf {
  readonly #url: string;
  constructor(url: string) {
    this.#url = url.replace('http', 'ws');
  }

  async closedWith(message: unknown): Promise<number> {
    const { WebSocket } = await import('ws');
    const socket = new WebSocket(`${this.#url}/gateway?v=10&encoding=json`);
    return new Promise((resolve, reject) => {
      socket.once('message', () => socket.send(typeof message === 'string' ? message : JSON.stringify(message)));
      socket.once('close', resolve);
      socket.once('error', reject);
    });
  }
}
