import { AttachmentBuilder, EmbedBuilder, Events, type Message, Partials, type TextChannel } from 'discord.js';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { ask, bot, open, refusalOf } from './harness.js';

async function channelOf(sandbox: Sandbox): Promise<TextChannel> {
  const majlis = await bot(sandbox);
  return (await majlis.channels.fetch(sandbox.channelId)) as TextChannel;
}

it('carries messages both ways: send, edit, fetch, list, delete, reply', async () => {
  const { sandbox, noura } = await open();
  const channel = await channelOf(sandbox);
  const sent = await channel.send('Salam');
  await sent.edit('Salam, everybody');
  expect((await channel.messages.fetch(sent.id)).content).toBe('Salam, everybody');
  const { messageId } = sandbox.actions.sendMessage({ person: noura, content: 'وعليكم السلام', mentionBot: true });
  const reply = await (await channel.messages.fetch(messageId)).reply('How are you?');
  expect(reply.reference?.messageId).toBe(messageId);
  expect([...(await channel.messages.fetch({ limit: 2 })).keys()]).toEqual([reply.id, messageId]);
  expect([...(await channel.messages.fetch({ before: messageId })).keys()]).toEqual([sent.id]);
  await sent.delete();
  expect(await refusalOf(channel.messages.fetch({ message: sent.id, force: true }))).toMatchObject({ code: 10008 });
  expect(sandbox.messages(sandbox.channelId, noura).map((message) => message.content)).toEqual([
    `<@${sandbox.botUserId}> وعليكم السلام`,
    'How are you?',
  ]);
  expect(sandbox.messages(sandbox.channelId, noura)[1]?.referenced_message?.id).toBe(messageId);
});

it.each([
  ['no content at all', {}, 50006],
  ['only spaces', { content: ' \n ' }, 50006],
  ['2,001 characters', { content: 'س'.repeat(2_001) }, 'content.BASE_TYPE_MAX_LENGTH'],
  ['an empty embed', { embeds: [{}] }, 'embeds.0.description.BASE_TYPE_REQUIRED'],
  ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }, 'embeds.0.title.BASE_TYPE_MAX_LENGTH'],
  [
    'a description of 4,097',
    { embeds: [{ description: 'x'.repeat(4_097) }] },
    'embeds.0.description.BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 fields',
    { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }] },
    'embeds.0.fields.BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a field without a value',
    { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
    'embeds.0.fields.0.value.BASE_TYPE_REQUIRED',
  ],
  [
    'a field name of 257',
    { embeds: [{ fields: [{ name: 'n'.repeat(257), value: 'v' }] }] },
    'embeds.0.fields.0.name.BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a field value of 1,025',
    { embeds: [{ fields: [{ name: 'n', value: 'v'.repeat(1_025) }] }] },
    'embeds.0.fields.0.value.BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a footer of 2,049',
    { embeds: [{ footer: { text: 'x'.repeat(2_049) } }] },
    'embeds.0.footer.text.BASE_TYPE_MAX_LENGTH',
  ],
  [
    '6,001 over two embeds',
    { embeds: [{ description: 'x'.repeat(4_000) }, { description: 'x'.repeat(2_001) }] },
    'embeds.MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 'embeds.BASE_TYPE_BAD_LENGTH'],
  [
    'six rows',
    { content: 'x', components: Array.from({ length: 6 }, (_, n) => row(button(`${n}`))) },
    'components.BASE_TYPE_BAD_LENGTH',
  ],
  [
    'six buttons in a row',
    { content: 'x', components: [row(...Array.from({ length: 6 }, (_, n) => button(`${n}`)))] },
    'components.0.components.BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a custom id used twice',
    { content: 'x', components: [row(button('a')), row(button('a'))] },
    'components.1.components.0.custom_id.COMPONENT_CUSTOM_ID_DUPLICATED',
  ],
  [
    'a custom id of 101',
    { content: 'x', components: [row(button('a'.repeat(101)))] },
    'components.0.components.0.custom_id.BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a label of 81',
    { content: 'x', components: [row({ ...button('a'), label: 'x'.repeat(81) })] },
    'components.0.components.0.label.BASE_TYPE_MAX_LENGTH',
  ],
  [
    'an emoji that is none',
    { content: 'x', components: [row({ ...button('a'), emoji: { name: 'nope' } })] },
    'components.0.components.0.emoji.name.COMPONENT_INVALID_EMOJI',
  ],
  [
    'a menu of 26 options',
    { content: 'x', components: [row(menu(26))] },
    'components.0.components.0.options.BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a reply to nothing',
    { content: 'x', message_reference: { message_id: '100000000000000000' } },
    'message_reference.MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
  ],
  [
    'mentions allowed in two ways that exclude each other',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['100000000000000000'] } },
    'allowed_mentions.MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  ],
])('refuses a message with %s', async (_what, body, refusal) => {
  const { sandbox } = await open();
  const answer = await ask(sandbox, 'POST', `/channels/${sandbox.channelId}/messages`, body);
  expect(answer.status).toBe(400);
  if (typeof refusal === 'number') {
    expect(answer.body).toEqual({ message: 'Cannot send an empty message', code: refusal });
  } else {
    expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
    expect(pathsOf((answer.body as { errors: object }).errors)).toContain(refusal);
  }
});

it('takes what stands exactly at the limits', async () => {
  const { sandbox } = await open();
  const channel = await channelOf(sandbox);
  const sent = await channel.send({
    content: '😀'.repeat(2_000),
    embeds: [
      new EmbedBuilder()
        .setTitle('t'.repeat(256))
        .setDescription('d'.repeat(4_096))
        .setFooter({ text: 'f'.repeat(1_648) }),
    ],
    components: Array.from({ length: 5 }, (_, r) => row(...Array.from({ length: 5 }, (__, c) => button(`${r}-${c}`)))),
  });
  expect(sent.components).toHaveLength(5);
});

it('refuses what is not there, not seen, not allowed, and not one’s own', async () => {
  const { sandbox, noura } = await open();
  const channel = await channelOf(sandbox);
  const { messageId } = sandbox.actions.sendMessage({ person: noura, content: 'mine' });
  expect(await ask(sandbox, 'GET', '/channels/100000000000000000')).toMatchObject({
    status: 404,
    body: { code: 10003 },
  });
  expect(await ask(sandbox, 'GET', '/channels/general')).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(await refusalOf(channel.messages.fetch('100000000000000000'))).toMatchObject({ status: 404, code: 10008 });
  expect(await refusalOf(channel.messages.edit(messageId, 'yours'))).toMatchObject({ status: 403, code: 50005 });
  expect(await refusalOf(channel.messages.delete(messageId))).toMatchObject({ status: 403, code: 50013 });

  sandbox.control.denyBot(sandbox.channelId, ['SendMessages']);
  expect(await refusalOf(channel.send('x'))).toMatchObject({ status: 403, code: 50013 });
  sandbox.control.denyBot(sandbox.channelId, ['ViewChannel']);
  expect(await refusalOf(channel.send('x'))).toMatchObject({ status: 403, code: 50001 });
  sandbox.control.denyBot(sandbox.channelId, []);
  expect((await channel.send('x')).content).toBe('x');

  const pair = sandbox.actions.openPrivateChannel();
  expect(await ask(sandbox, 'GET', `/channels/${pair}`)).toMatchObject({ status: 403, body: { code: 50001 } });
});

it('withholds content without the intent, except where the bot is meant', async () => {
  const { sandbox, noura } = await open();
  const majlis = await bot(sandbox, { partials: [Partials.Channel] });
  const heard: Message[] = [];
  majlis.on(Events.MessageCreate, (message) => void heard.push(message));
  const own = await ((await majlis.channels.fetch(sandbox.channelId)) as TextChannel).send('an answer');
  const say = sandbox.actions;
  const silent = say.sendMessage({ person: noura, content: 'nothing for you' });
  say.sendMessage({ person: noura, content: 'mentioned', mentionBot: true });
  say.sendMessage({ person: noura, content: 'reply that pings', replyTo: own.id });
  say.sendMessage({ person: noura, content: 'reply that does not', replyTo: own.id, pingReplied: false });
  say.sendMessage({ person: noura, content: 'direct', channelId: say.openDirectMessage(noura) });
  await untilHeard(majlis, heard, 6);
  expect(heard.map((message) => message.content)).toEqual([
    'an answer',
    '',
    `<@${sandbox.botUserId}> mentioned`,
    'reply that pings',
    '',
    'direct',
  ]);
  expect((await own.channel.messages.fetch({ message: silent.messageId, force: true })).content).toBe('');
  expect(sandbox.messages(sandbox.channelId, noura).map(({ content }) => content)).toContain('nothing for you');
});

it('pings nobody whom the sender did not allow', async () => {
  const { sandbox, noura, daniel } = await open();
  const channel = await channelOf(sandbox);
  const content = `<@${noura.id}> <@${daniel.id}> @everyone`;
  const all = await channel.send(content);
  expect([...all.mentions.users.keys()].sort()).toEqual([noura.id, daniel.id].sort());
  expect(all.mentions.everyone).toBe(false); // the bot lacks the permission
  const one = await channel.send({ content, allowedMentions: { users: [noura.id] } });
  expect([...one.mentions.users.keys()]).toEqual([noura.id]);
  const none = await channel.send({ content, allowedMentions: { parse: [] } });
  expect(none.mentions.users.size).toBe(0);
  const asked = sandbox.actions.sendMessage({ person: noura, content: 'hello', mentionBot: true });
  const target = await channel.messages.fetch(asked.messageId);
  expect((await target.reply({ content: 'x', allowedMentions: { parse: [] } })).mentions.users.size).toBe(0);
  expect(
    (await target.reply({ content: 'x', allowedMentions: { repliedUser: true } })).mentions.users.has(noura.id),
  ).toBe(true);
});

it('takes files, and gives them back', async () => {
  const { sandbox } = await open();
  const channel = await channelOf(sandbox);
  const record = new AttachmentBuilder(Buffer.from('نص المحضر كاملًا', 'utf8'), {
    name: 'المحضر.txt',
    description: 'the record',
  });
  const sent = await channel.send({ content: 'here', files: [record] });
  const attachment = sent.attachments.first();
  expect(attachment).toMatchObject({ name: 'المحضر.txt', description: 'the record' });
  const response = await fetch(attachment?.url ?? '');
  expect(await response.text()).toBe('نص المحضر كاملًا');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  const edited = await sent.edit({ content: 'gone', attachments: [] });
  expect(edited.attachments.size).toBe(0);
});

it('opens threads, from a message and without one, and hears what is said in them', async () => {
  const { sandbox, noura } = await open();
  const channel = await channelOf(sandbox);
  const message = await channel.send('an answer');
  const thread = await message.startThread({ name: 'Follow-up' });
  expect(thread.id).toBe(message.id);
  expect(thread.ownerId).toBe(sandbox.botUserId);
  expect((await thread.send('in here')).channelId).toBe(thread.id);
  expect((await message.fetch(true)).hasThread).toBe(true);
  expect(
    await ask(sandbox, 'POST', `/channels/${channel.id}/messages/${message.id}/threads`, { name: 'Again' }),
  ).toMatchObject({
    status: 400,
    body: { code: 160004 },
  });
  expect(await refusalOf(channel.threads.create({ name: '' }))).toMatchObject({ code: 50035 });

  const free = await channel.threads.create({ name: 'Free' });
  expect((await sandbox.messages(sandbox.channelId, noura)).at(-1)?.content).toBe('Free');
  expect((await free.members.fetchMe()).id).toBe(sandbox.botUserId);
  const heard = new Promise<Message>((resolve) => channel.client.once(Events.MessageCreate, resolve));
  sandbox.actions.sendMessage({ person: noura, channelId: thread.id, content: 'and this?', mentionBot: true });
  expect((await heard).channel.isThread()).toBe(true);

  sandbox.control.denyBot(sandbox.channelId, ['CreatePublicThreads']);
  expect(await refusalOf(channel.threads.create({ name: 'No' }))).toMatchObject({ status: 403, code: 50013 });
});

it('writes to people directly, shows that it is typing, and answers 204 without a content type', async () => {
  const { sandbox, daniel } = await open();
  const majlis = await bot(sandbox);
  const direct = await majlis.users.createDM(daniel.id);
  await direct.send('Good morning');
  expect(sandbox.messages(sandbox.actions.openDirectMessage(daniel), daniel).map(({ content }) => content)).toEqual([
    'Good morning',
  ]);
  const typing = sandbox.waitFor((event) => event?.type === 'typing' && event.channelId === direct.id);
  await direct.sendTyping();
  expect(await typing).toBe(true);
  const answer = await ask(sandbox, 'POST', `/channels/${sandbox.channelId}/typing`);
  expect(answer).toMatchObject({ status: 204, body: undefined });
  expect(answer.headers.get('content-type')).toBeNull();
});

function row(...components: object[]): { type: 1; components: never[] } {
  return { type: 1, components: components as never[] };
}

function button(customId: string): { type: 2; style: 2; label: string; custom_id: string } {
  return { type: 2, style: 2, label: 'Press', custom_id: customId };
}

function menu(size: number): object {
  return {
    type: 3,
    custom_id: 'm',
    options: Array.from({ length: size }, (_, n) => ({ label: `${n}`, value: `${n}` })),
  };
}

function pathsOf(errors: object, path: readonly string[] = []): string[] {
  return Object.entries(errors).flatMap(([key, inner]) =>
    key === '_errors'
      ? (inner as { code: string }[]).map(({ code }) => [...path, code].join('.'))
      : pathsOf(inner as object, [...path, key]),
  );
}

async function untilHeard(
  majlis: { on: unknown } & Awaited<ReturnType<typeof bot>>,
  heard: readonly unknown[],
  count: number,
): Promise<void> {
  while (heard.length < count) await new Promise((resolve) => majlis.once(Events.MessageCreate, resolve));
}
