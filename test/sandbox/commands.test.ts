import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  SlashCommandBuilder,
} from 'discord.js';
import { expect, it } from 'vitest';
import { ask, bot, open, refusalOf } from './harness.js';

const arabicAsk = new SlashCommandBuilder()
  .setName('اسأل')
  .setDescription('اسأل عن الاجتماع')
  .addStringOption((option) => option.setName('السؤال').setDescription('ما تريد معرفته').setRequired(true));

it('registers commands with Arabic names, lists them, changes and removes them', async () => {
  const { sandbox } = await open();
  const { application } = await bot(sandbox);
  const set = await application.commands.set([
    arabicAsk,
    { name: 'about', description: 'Which meetings', nameLocalizations: { de: 'ueber' } },
    { name: 'Find in the meeting', type: ApplicationCommandType.Message },
  ]);
  expect([...set.values()].map((command) => command.name)).toEqual(['اسأل', 'about', 'Find in the meeting']);

  const about = [...set.values()][1];
  await application.commands.edit(about?.id ?? '', { description: 'Where answers come from' });
  const listed = await application.commands.fetch({ withLocalizations: true });
  expect(listed.get(about?.id ?? '')).toMatchObject({
    description: 'Where answers come from',
    nameLocalizations: { de: 'ueber' },
  });
  const plain = await ask(sandbox, 'GET', `/applications/${sandbox.applicationId}/commands`);
  expect(JSON.stringify(plain.body)).not.toContain('ueber');

  await application.commands.delete(about?.id ?? '');
  expect((await application.commands.fetch()).size).toBe(2);
  expect(await refusalOf(application.commands.delete(about?.id ?? ''))).toMatchObject({ status: 404, code: 10063 });
});

it('keeps a server’s commands apart from global ones, and replaces one of the same name', async () => {
  const { sandbox } = await open();
  const { application } = await bot(sandbox);
  const first = await application.commands.create(arabicAsk);
  const second = await application.commands.create(arabicAsk.setDescription('سؤال آخر'));
  expect(second.id).toBe(first.id);
  await application.commands.create({ name: 'here', description: 'Only here' }, sandbox.guildId);
  expect((await application.commands.fetch()).size).toBe(1);
  expect((await application.commands.fetch({ guildId: sandbox.guildId })).size).toBe(1);
});

it('keeps contexts and integration types', async () => {
  const { sandbox } = await open();
  const { application } = await bot(sandbox);
  const command = await application.commands.create({
    name: 'ask',
    description: 'Ask',
    contexts: [InteractionContextType.Guild, InteractionContextType.PrivateChannel],
    integrationTypes: [ApplicationIntegrationType.UserInstall],
  });
  expect(command.contexts).toEqual([0, 2]);
  expect(command.integrationTypes).toEqual([1]);
});

const option = (name: string, more: object = {}) => ({
  type: ApplicationCommandOptionType.String,
  name,
  description: 'x',
  ...more,
});

it.each([
  ['a name with a space', { name: 'two words', description: 'x' }, 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name in capitals', { name: 'Ask', description: 'x' }, 'name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33 letters', { name: 'س'.repeat(33), description: 'x' }, 'name', 'BASE_TYPE_BAD_LENGTH'],
  ['no name', { description: 'x' }, 'name', 'BASE_TYPE_REQUIRED'],
  ['no description', { name: 'ask' }, 'description', 'BASE_TYPE_REQUIRED'],
  ['a long description', { name: 'ask', description: 'x'.repeat(101) }, 'description', 'BASE_TYPE_BAD_LENGTH'],
  [
    '26 options',
    { name: 'ask', description: 'x', options: Array.from({ length: 26 }, (_, n) => option(`o${n}`)) },
    'options',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a required option after an optional one',
    { name: 'ask', description: 'x', options: [option('a'), option('b', { required: true })] },
    'options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    '26 choices',
    {
      name: 'ask',
      description: 'x',
      options: [option('a', { choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })) })],
    },
    'options.0.choices',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a choice of 101 letters',
    { name: 'ask', description: 'x', options: [option('a', { choices: [{ name: 'x'.repeat(101), value: 'x' }] })] },
    'options.0.choices.0.name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a message command of 33 letters',
    { name: 'x'.repeat(33), type: ApplicationCommandType.Message },
    'name',
    'BASE_TYPE_BAD_LENGTH',
  ],
  [
    'a message command with a description',
    { name: 'Find', description: 'x', type: ApplicationCommandType.Message },
    'description',
    'APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED',
  ],
  ['an unknown context', { name: 'ask', description: 'x', contexts: [7] }, 'contexts.0', 'BASE_TYPE_CHOICES'],
])('refuses %s, and says where', async (_what, command, path, code) => {
  const { sandbox } = await open();
  const one = await ask(sandbox, 'POST', `/applications/${sandbox.applicationId}/commands`, command);
  expect(one).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  expect(errorAt(one.body, path)).toBe(code);
  const bulk = await ask(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [command]);
  expect(errorAt(bulk.body, `0.${path}`)).toBe(code);
});

it('refuses two commands of one name, and an option on demand', async () => {
  const { sandbox } = await open();
  const { application } = await bot(sandbox);
  const twice = await refusalOf(application.commands.set([arabicAsk, arabicAsk]));
  expect(errorAt(twice.rawError, '1.name')).toBe('APPLICATION_COMMANDS_DUPLICATE_NAME');
  sandbox.control.refuseCommandOption('السؤال');
  expect(await refusalOf(application.commands.set([arabicAsk]))).toMatchObject({ status: 400, code: 50035 });
  sandbox.control.clear();
  expect((await application.commands.set([arabicAsk])).size).toBe(1);
});

function errorAt(body: unknown, path: string): string | undefined {
  let node = (body as { errors: unknown }).errors as Record<string, unknown>;
  for (const key of path.split('.')) node = (node?.[key] ?? {}) as Record<string, unknown>;
  return (node._errors as { code: string }[] | undefined)?.[0]?.code;
}
