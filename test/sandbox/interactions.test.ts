import {
  ApplicationCommandType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Client,
  Events,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  SlashCommandBuilder,
} from 'discord.js';
import { expect, it } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { ask, bot, open, refusalOf } from './harness.js';

const quote = new SlashCommandBuilder()
  .setName('quote')
  .setDescription('Quote a passage')
  .setContexts(0, 1, 2)
  .setIntegrationTypes(0, 1)
  .addStringOption((option) =>
    option.setName('passage').setDescription('Which').setAutocomplete(true).setRequired(true),
  )
  .addBooleanOption((option) => option.setName('private').setDescription('Only for you'));

/** A bot with `/quote` and a message command, that answers with the function given. */
async function answering(
  sandbox: Sandbox,
  answer: (interaction: Interaction) => Promise<unknown>,
): Promise<Client<true>> {
  const majlis = await bot(sandbox);
  majlis.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  await majlis.application.commands.set([quote, { name: 'Find in the meeting', type: ApplicationCommandType.Message }]);
  return majlis;
}

it('brings a command with its options to the bot, and its answer to the person', async () => {
  const { sandbox, noura, daniel } = await open();
  await answering(sandbox, async (interaction) => {
    const command = interaction as ChatInputCommandInteraction;
    await command.reply(`${command.options.getString('passage')} for ${command.user.globalName}`);
  });
  const { result } = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: 'الفقرة 3' } });
  expect(await result).toMatchObject({ status: 'acknowledged', callbackType: 4, answered: true });
  const [message] = sandbox.messages(sandbox.channelId, daniel);
  expect(message?.content).toBe('الفقرة 3 for نورة السالم');
  expect(message?.interaction_metadata).toMatchObject({ user: { id: noura.id } });
});

it('shows “thinking” until a deferred answer is edited in', async () => {
  const { sandbox, noura } = await open();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await answering(sandbox, async (interaction) => {
    const command = interaction as ChatInputCommandInteraction;
    await command.deferReply();
    await finished;
    await command.editReply('done');
    await command.followUp('and more');
  });
  const asked = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  const first = await asked.acknowledged;
  expect(first).toMatchObject({ callbackType: 5, answered: false });
  expect(first.messages[0]?.flags).toBe(MessageFlags.Loading);
  finish();
  expect((await asked.result).messages[0]).toMatchObject({ content: 'done', flags: 0, edited_timestamp: null });
  await sandbox.waitFor(() => sandbox.messages(sandbox.channelId, noura).some(({ content }) => content === 'and more'));
});

it('lets the first follow-up take the place of “thinking”, with its visibility', async () => {
  const { sandbox, noura, daniel } = await open();
  await answering(sandbox, async (interaction) => {
    const command = interaction as ChatInputCommandInteraction;
    await command.deferReply({ flags: MessageFlags.Ephemeral });
    await command.followUp('for you');
  });
  const { result } = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  expect((await result).messages.map(({ content }) => content)).toEqual(['for you']);
  expect(sandbox.messages(sandbox.channelId, daniel)).toEqual([]);
});

it('shows an ephemeral answer to its receiver alone, and to no channel route', async () => {
  const { sandbox, noura, daniel } = await open();
  const majlis = await answering(sandbox, async (interaction) => {
    if (interaction.isButton()) return interaction.reply({ content: 'second', flags: MessageFlags.Ephemeral });
    const command = interaction as ChatInputCommandInteraction;
    const components = [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'more', label: 'More' }] }] as const;
    return command.reply({ content: 'secret', flags: MessageFlags.Ephemeral, components });
  });
  let created = 0;
  majlis.on(Events.MessageCreate, () => (created += 1));
  const use = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1', private: true } });
  const [message] = (await use.result).messages;
  const id = message?.id ?? '';
  expect(sandbox.messages(sandbox.channelId, noura).map(({ content }) => content)).toEqual(['secret']);
  expect(sandbox.messages(sandbox.channelId, daniel)).toEqual([]);
  const path = `/channels/${sandbox.channelId}/messages`;
  expect(await ask(sandbox, 'GET', `${path}/${id}`)).toMatchObject({ status: 404, body: { code: 10008 } });
  expect(await ask(sandbox, 'PATCH', `${path}/${id}`, { content: 'x' })).toMatchObject({ body: { code: 10008 } });
  expect((await ask(sandbox, 'GET', path)).body).toEqual([]);
  expect(() => sandbox.actions.pressButton({ person: daniel, messageId: id, customId: 'more' })).toThrow(
    /sees no message/,
  );
  const second = await sandbox.actions.pressButton({ person: noura, messageId: id, customId: 'more' }).result;
  expect(second.messages[0]?.flags).toBe(MessageFlags.Ephemeral);
  expect(created).toBe(0);
});

it('completes an option while it is typed', async () => {
  const { sandbox, noura } = await open();
  await answering(sandbox, async (interaction) => {
    const typing = interaction as AutocompleteInteraction;
    const { name, value } = typing.options.getFocused(true);
    await typing.respond([{ name: `${name}: ${value}`, value: '7' }]);
  });
  const typed = { person: noura, name: 'quote', options: { passage: 'الريا' }, focused: 'passage' };
  expect((await sandbox.actions.autocomplete(typed).result).choices).toEqual([{ name: 'passage: الريا', value: '7' }]);
});

it('refuses more than 25 suggestions', async () => {
  const { sandbox, noura } = await open();
  let refusal: Promise<unknown> = Promise.resolve();
  await answering(sandbox, async (interaction) => {
    const many = Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` }));
    refusal = refusalOf((interaction as AutocompleteInteraction).respond(many));
    await (interaction as AutocompleteInteraction).respond([]).catch(() => undefined);
  });
  const typed = { person: noura, name: 'quote', options: { passage: 'x' }, focused: 'passage' };
  await sandbox.actions.autocomplete(typed).acknowledged;
  expect(await refusal).toMatchObject({ status: 400, code: 50035 });
});

it('lets a button change its message in place, at once or later, or answer with another', async () => {
  const { sandbox, noura } = await open();
  const majlis = await answering(sandbox, async (interaction) => {
    const press = interaction as ButtonInteraction;
    if (press.customId === 'now') return press.update({ content: 'changed' });
    if (press.customId === 'new') return press.reply('another');
    await press.deferUpdate();
    return press.editReply({ content: 'changed later', components: [] });
  });
  const channel = await majlis.channels.fetch(sandbox.channelId);
  if (!channel?.isSendable()) throw new Error('The channel takes messages.');
  const components = [
    {
      type: 1,
      components: ['now', 'new', 'later'].map((id) => ({ type: 2, style: 2, custom_id: id, label: id }) as const),
    },
  ] as const;
  const message = await channel.send({ content: 'original', components });
  const press = (customId: string) =>
    sandbox.actions.pressButton({ person: noura, messageId: message.id, customId }).result;
  expect((await press('now')).messages[0]).toMatchObject({ id: message.id, content: 'changed' });
  const another = (await press('new')).messages[0];
  expect(another).toMatchObject({ content: 'another', message_reference: { message_id: message.id } });
  expect((await press('later')).messages[0]).toMatchObject({
    id: message.id,
    content: 'changed later',
    components: [],
  });
  expect(() => sandbox.actions.pressButton({ person: noura, messageId: message.id, customId: 'now' })).toThrow(
    /no such component/,
  );
});

it('gives a message command the message with its content', async () => {
  const { sandbox, noura, daniel } = await open();
  await answering(sandbox, async (interaction) => {
    const command = interaction as MessageContextMenuCommandInteraction;
    await command.reply({ content: `“${command.targetMessage.content}”`, flags: MessageFlags.Ephemeral });
  });
  const { messageId } = sandbox.actions.sendMessage({ person: daniel, content: 'They agreed in Riyadh.' });
  const { result } = sandbox.actions.useMessageCommand({ person: noura, name: 'Find in the meeting', messageId });
  expect((await result).messages[0]?.content).toBe('“They agreed in Riyadh.”');
});

it('opens a form and takes what was written into it', async () => {
  const { sandbox, noura } = await open();
  await answering(sandbox, async (interaction) => {
    if (interaction.isModalSubmit())
      return (interaction as ModalSubmitInteraction).reply(interaction.fields.getTextInputValue('why'));
    return (interaction as ChatInputCommandInteraction).showModal({
      customId: 'form',
      title: 'Why?',
      components: [{ type: 1, components: [{ type: 4, custom_id: 'why', label: 'Why', style: 1 }] }],
    } as never);
  });
  const asked = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  expect((await asked.result).modal?.title).toBe('Why?');
  const form = sandbox.actions.submitModal({
    person: noura,
    interactionId: asked.interactionId,
    fields: { why: 'because' },
  });
  expect((await form.result).messages[0]?.content).toBe('because');
});

it('works in direct messages, and between people where the bot is not', async () => {
  const { sandbox, noura, daniel } = await open();
  const seen: { context: number | null; guild: string | null }[] = [];
  await answering(sandbox, async (interaction) => {
    seen.push({ context: interaction.context, guild: interaction.guildId });
    await (interaction as ChatInputCommandInteraction).reply('here');
  });
  for (const context of ['bot_dm', 'private_channel'] as const) {
    await sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' }, context }).result;
  }
  expect(seen).toEqual([
    { context: 1, guild: null },
    { context: 2, guild: null },
  ]);
  expect(sandbox.messages(sandbox.actions.openPrivateChannel(), daniel).map(({ content }) => content)).toEqual([
    'here',
  ]);
});

it('refuses a second acknowledgement, an unknown one, and the wrong kind of answer', async () => {
  const { sandbox, noura } = await open();
  const refusals: unknown[] = [];
  await answering(sandbox, async (interaction) => {
    const command = interaction as ChatInputCommandInteraction;
    const path = `/interactions/${command.id}/${command.token}/callback`;
    refusals.push(await ask(sandbox, 'POST', path, { type: 7, data: { content: 'x' } }, {}));
    refusals.push(await ask(sandbox, 'POST', path, { type: 4, data: { content: '' } }, {}));
    refusals.push(
      await ask(sandbox, 'PATCH', `/webhooks/${sandbox.applicationId}/${command.token}/messages/@original`, {}, {}),
    );
    await command.reply('once');
    refusals.push(await ask(sandbox, 'POST', path, { type: 4, data: { content: 'twice' } }, {}));
    refusals.push(await ask(sandbox, 'POST', `/interactions/${command.id}/wrong/callback`, { type: 4 }, {}));
    await command.followUp('over');
  });
  sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  await sandbox.waitFor(() => sandbox.messages(sandbox.channelId, noura).some(({ content }) => content === 'over'));
  expect(refusals).toMatchObject([
    { status: 400, body: { code: 50035, errors: { type: { _errors: [{ code: 'BASE_TYPE_CHOICES' }] } } } },
    { status: 400, body: { code: 50006 } },
    { status: 404, body: { code: 10015 } },
    { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } },
    { status: 404, body: { code: 10062, message: 'Unknown interaction' } },
  ]);
});

it('knows an interaction no more after three seconds, and its token no more after fifteen minutes', async () => {
  let clock = Date.now();
  const { sandbox, noura } = await open({ now: () => clock });
  const waiting: ChatInputCommandInteraction[] = [];
  await answering(sandbox, async (interaction) => {
    waiting.push(interaction as ChatInputCommandInteraction);
    sandbox.actions.startTyping(noura, sandbox.channelId); // an event, for waitFor to look again
  });
  const late = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  const first = await sandbox.waitFor(() => waiting[0]);
  clock += 3_001;
  expect(await refusalOf(first.reply('too late'))).toMatchObject({ status: 404, code: 10062 });
  expect(await late.result).toMatchObject({ status: 'failed', acknowledgedAfterMilliseconds: null, messages: [] });

  sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '2' } });
  const second = await sandbox.waitFor(() => waiting[1]);
  await second.deferReply();
  clock += 15 * 60_000 + 1;
  expect(await refusalOf(second.editReply('too late'))).toMatchObject({ status: 401, code: 50027 });
  const unknown = `/webhooks/${sandbox.applicationId}/no-such-token/messages/@original`;
  expect(await ask(sandbox, 'PATCH', unknown, { content: 'x' }, {})).toMatchObject({
    status: 404,
    body: { code: 10015 },
  });
});

it('gives up on a bot that says nothing for three seconds', async () => {
  const { sandbox, noura } = await open();
  await answering(sandbox, async () => undefined);
  const asked = sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  expect(await asked.result).toMatchObject({ status: 'failed' });
});

it('answers a callback with the message when asked to', async () => {
  const { sandbox, noura } = await open();
  const told: unknown[] = [];
  await answering(sandbox, async (interaction) => {
    const response = await (interaction as ChatInputCommandInteraction).reply({ content: 'here', withResponse: true });
    told.push(response.resource?.message?.content, response.interaction.responseMessageEphemeral);
    sandbox.actions.startTyping(noura, sandbox.channelId);
  });
  sandbox.actions.useCommand({ person: noura, name: 'quote', options: { passage: '1' } });
  await sandbox.waitFor(() => told.length > 0);
  expect(told).toEqual(['here', false]);
});

it('tells people what a client would tell them before anything is sent', async () => {
  const { sandbox, noura } = await open();
  await answering(sandbox, async () => undefined);
  const use =
    (options: Record<string, string | boolean>, name = 'quote') =>
    () =>
      sandbox.actions.useCommand({ person: noura, name, options });
  expect(use({}, 'nothing')).toThrow(/no command "nothing".*quote/);
  expect(use({})).toThrow(/needs the option "passage"/);
  expect(use({ passage: '1', other: 'x' })).toThrow(/no option "other"/);
  expect(use({ passage: '1', private: 'yes' })).toThrow(/takes a boolean/);
});

it('takes 200 interactions at once: each answered once, none lost', async () => {
  const { sandbox, noura, daniel } = await open();
  await answering(sandbox, async (interaction) => {
    const command = interaction as ChatInputCommandInteraction;
    await command.deferReply();
    await command.editReply(`answer ${command.options.getString('passage')}`);
  });
  const asked = Array.from({ length: 200 }, (_, n) =>
    sandbox.actions.useCommand({ person: n % 2 ? noura : daniel, name: 'quote', options: { passage: `${n}` } }),
  );
  const records = await Promise.all(asked.map(({ result }) => result));
  expect(records.filter(({ status }) => status === 'acknowledged')).toHaveLength(200);
  expect(records.every(({ acknowledgedAfterMilliseconds }) => (acknowledgedAfterMilliseconds ?? 9_999) < 3_000)).toBe(
    true,
  );
  const contents = sandbox.messages(sandbox.channelId, noura).map(({ content }) => content);
  expect(contents).toHaveLength(200);
  expect(new Set(contents)).toEqual(new Set(asked.map((_, n) => `answer ${n}`)));
});
