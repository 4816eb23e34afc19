import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buttonsOf, embedOf, openScene, openShippedMajlis, replyIn, type Scene, wordsOf } from './scene.js';

let majlis: Awaited<ReturnType<typeof openShippedMajlis>>;
let scene: Scene;
beforeAll(async () => {
  majlis = await openShippedMajlis();
}, 60_000);
afterEach(() => scene?.close());
afterAll(() => majlis?.close());

async function open(): Promise<Scene> {
  scene = await openScene({ answering: majlis.answering });
  return scene;
}

/** What the bot wrote, other than answers to interactions. */
function written({ sandbox }: Scene): number {
  return sandbox.control
    .requests()
    .filter(({ method, path }) => method === 'POST' && /^\/channels\/\d+\/messages$/.test(path)).length;
}

describe('a mention', () => {
  it('is answered in its language with a reply that does not repeat the question', async () => {
    const { say, daniel, noura } = await open();
    const english = await say(daniel, 'Who represented Kazakhstan?', { mention: true });
    const arabic = await say(noura, 'من مثّل طاجيكستان في الاجتماع؟', { mention: true });
    expect(wordsOf(english)).toContain('Akan Rakhmetullin');
    expect(embedOf(english).title).toBeUndefined();
    expect(wordsOf(arabic)).toContain('فرهود سالم');
    expect(buttonsOf(arabic).map(({ label }) => label)).toEqual(['المصادر', 'English', 'في سلسلة']);
  });

  it('may stand anywhere in the sentence', async () => {
    const { say, daniel, sandbox } = await open();
    const reply = await say(daniel, `Who represented Kazakhstan, <@${sandbox.botUserId}>?`);
    expect(wordsOf(reply)).toContain('Akan Rakhmetullin');
  });

  it('shows that the bot is typing', async () => {
    const { say, daniel, sandbox } = await open();
    const typing = sandbox.waitFor((event) => event?.type === 'typing' && event.userId === sandbox.botUserId);
    await say(daniel, 'Who represented Kazakhstan?', { mention: true });
    await typing;
  });

  it('without a question is answered with how to ask, in both languages, pinging nobody', async () => {
    const { say, daniel } = await open();
    const reply = await say(daniel, '', { mention: true });
    expect(reply.content).toContain('/ask');
    expect(reply.content).toContain('/اسأل');
    expect(reply.mentions).toEqual([]);
  });
});

describe('a reply', () => {
  it('follows up in English and in Arabic on what came before', async () => {
    const { say, daniel, noura } = await open();
    const first = await say(daniel, 'Who represented Kazakhstan?', { mention: true });
    const second = await say(daniel, 'and Tajikistan?', { replyTo: first.id });
    const third = await say(daniel, 'and Uzbekistan?', { replyTo: second.id });
    expect(wordsOf(second)).toContain('Farhod Salim');
    expect(wordsOf(third)).toContain('Uzbekistan');
    const arabic = await say(noura, 'من مثّل كازاخستان في الاجتماع؟', { mention: true });
    const next = await say(noura, 'ومن مثّل أوزبكستان؟', { replyTo: arabic.id });
    expect(wordsOf(next)).toContain('عبدالعزيز كاميلوف');
  });

  it('to the answer of a command knows the command’s question', async () => {
    const { say, use, daniel } = await open();
    const answer = await use(daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const reply = await say(daniel, 'and Turkmenistan?', { replyTo: answer.id });
    expect(wordsOf(reply)).toContain('Rashid Meredov');
  });
});

describe('a direct message', () => {
  it('is a question, and the next one follows up without being a reply', async () => {
    const { say, daniel, noura, sandbox } = await open();
    const channelId = sandbox.actions.openDirectMessage(daniel);
    const first = await say(daniel, 'Who represented Kazakhstan?', { channelId });
    const second = await say(daniel, 'and Tajikistan?', { channelId });
    expect(wordsOf(first)).toContain('Akan Rakhmetullin');
    expect(wordsOf(second)).toContain('Farhod Salim');
    expect(buttonsOf(first).map(({ label }) => label)).toEqual(['Sources', 'العربية']);
    const arabic = await say(noura, 'من مثّل طاجيكستان في الاجتماع؟', {
      channelId: sandbox.actions.openDirectMessage(noura),
    });
    expect(wordsOf(arabic)).toContain('فرهود سالم');
  });
});

describe('a thread that the bot opened', () => {
  async function openThread(): Promise<string> {
    const { use, press, daniel, sandbox } = scene;
    const answer = await use(daniel, 'ask', { question: 'Who represented Kazakhstan?' });
    const opened = sandbox.waitFor((event) => (event?.type === 'channel' && event.isNew ? event.channel.id : null));
    await press(daniel, answer, 'In a thread');
    return opened;
  }

  it('follows up on the answer it was opened on', async () => {
    const { say, daniel } = await open();
    const channelId = await openThread();
    const reply = await say(daniel, 'and Tajikistan?', { channelId, mention: true });
    expect(wordsOf(reply)).toContain('Farhod Salim');
    expect(buttonsOf(reply).map(({ label }) => label)).toEqual(['Sources', 'العربية']);
  });

  it('says once what Discord does not let the bot read', async () => {
    const { say, daniel, sandbox } = await open();
    const channelId = await openThread();
    const hint = await say(daniel, 'and Tajikistan?', { channelId });
    expect(hint.content).toContain('mention');
    expect(hint.content).toContain('/اسأل');
    sandbox.actions.sendMessage({ person: daniel, channelId, content: 'hello?' });
    const answered = await say(daniel, 'and Uzbekistan?', { channelId, mention: true });
    const hints = sandbox
      .messages(channelId, daniel)
      .filter(({ content }) => content.includes('Discord shows me only'));
    expect(wordsOf(answered)).toContain('Abdulaziz Kamilov');
    expect(hints).toHaveLength(1);
  });
});

describe('everything else', () => {
  it('is met with silence: talk, replies to others, @everyone, threads of others', async () => {
    const { say, daniel, noura, sandbox } = await open();
    const { sendMessage, openThread } = sandbox.actions;
    const send = sendMessage.bind(sandbox.actions);
    const first = send({ person: daniel, content: 'Who represented Kazakhstan?' });
    send({ person: noura, content: 'لا أدري', replyTo: first.messageId });
    send({ person: noura, content: '@everyone من مثّل كازاخستان؟' });
    const threadId = openThread.call(sandbox.actions, {
      person: daniel,
      messageId: first.messageId,
      name: 'Kazakhstan',
    });
    send({ person: daniel, channelId: threadId, content: 'Who was it?' });
    const before = written(scene);
    const reply = await say(noura, 'من مثّل طاجيكستان في الاجتماع؟', { mention: true });
    await sandbox.waitFor(() => written(scene) - before === 1);
    expect(replyIn(sandbox, reply.channel_id, first.messageId, daniel)).toBeUndefined();
    expect(sandbox.messages(threadId, daniel).filter(({ author }) => author.bot)).toEqual([]);
  });

  it('is not answered when it comes from a bot, not even from itself', async () => {
    const { say, daniel, sandbox } = await open();
    await fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channelId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: `<@${sandbox.botUserId}> Who represented Kazakhstan?` }),
    });
    const before = written(scene);
    await say(daniel, 'Who represented Tajikistan?', { mention: true });
    await sandbox.waitFor(() => written(scene) - before === 1);
  });
});
