import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { InteractionResponseType } from 'discord-api-types/v10';
import { clean } from '../text/direction.js';
import { LANGUAGES, type Language } from '../text/language.js';
import { commandNamed } from './commands/all.js';
import { ask } from './commands/ask.js';
import type { Command, CommandOption, CommandUse } from './commands/command.js';
import { buttonNamed } from './components/all.js';
import type { Press } from './components/button.js';
import { parseCustomId } from './components/custom-id.js';
import { FORM_QUESTION } from './components/thread.js';
import { logRequest, lostOutcome } from './conclude.js';
import type { Desk } from './desk.js';
import { loggable } from './failures.js';
import { addressOf, type Job, serve } from './interactions.js';
import { messages } from './messages.js';
import { canOpenThread, placeOf, saidOf } from './place.js';
import { directed } from './render/direction.js';
import { unescapeMarkdown } from './render/markdown.js';
import { talkBefore } from './turns.js';
import { respond, tellPrivately } from './wire.js';

/** Answers an interaction of any kind the bot knows, once, however often it is delivered. */
export async function answerInteraction(desk: Desk, interaction: Interaction): Promise<void> {
  if (!desk.once.isFirst(interaction.id)) return;
  if (interaction.isAutocomplete()) return complete(desk, interaction);
  if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
    const job = commandJob(desk, interaction);
    return job ? serve(desk, interaction, job) : refuseUnknown(desk, interaction, interaction.commandName);
  }
  if (interaction.isButton()) return press(desk, interaction);
  if (interaction.isModalSubmit()) return serve(desk, interaction, formJob(desk, interaction));
}

function commandJob(
  desk: Desk,
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
): Job | null {
  const found = commandNamed(interaction.commandName);
  if (!found) return null;
  const { command, language } = found;
  const given = interaction.isChatInputCommand() ? interaction.options.data : [];
  const options = optionReader(command, language, given);
  const isPrivate = command.alwaysPrivate === true || options.flag('private');
  const thread =
    !isPrivate && interaction.inCachedGuild() && canOpenThread(interaction.channel, interaction.appPermissions);
  const server = interaction.guildId;
  const statement = interaction.isMessageContextMenuCommand() ? statementOf(interaction) : '';
  return {
    name: `${command.names.en} (${language})`,
    language,
    acknowledgement: isPrivate ? 'private reply' : 'reply',
    costs: command.costs,
    words: statement || options.text('question') || options.text('passage') || '',
    work: (signal, progress) =>
      command.run({ language, ...options, focused: null, statement, thread, server, signal, progress }, desk.bot),
  };
}

/** A question from the form, asked in a thread of the bot's own: what was said there comes before it. */
function formJob(desk: Desk, interaction: ModalSubmitInteraction): Job {
  const language: Language = parseCustomId(interaction.customId).parts[0] === 'ar' ? 'ar' : 'en';
  const question = clean(
    interaction.fields.fields.get(FORM_QUESTION)?.type === 4 ? interaction.fields.getTextInputValue(FORM_QUESTION) : '',
  );
  const { rest, user } = desk.client;
  return {
    name: `form (${language})`,
    language,
    acknowledgement: 'reply',
    costs: true,
    words: question,
    async work(signal, progress) {
      const { id, channelId, createdAt } = interaction;
      const place = placeOf(interaction.channel, user.id);
      const here = { id, channel_id: channelId ?? '', timestamp: createdAt.toISOString() };
      const context = channelId ? await talkBefore({ rest, botUserId: user.id }, here, place) : [];
      const text = (key: CommandOption['key']): string | null => (key === 'question' ? question : null);
      const server = interaction.guildId;
      const use = {
        language,
        text,
        flag: () => false,
        focused: null,
        statement: '',
        thread: false,
        server,
        signal,
        progress,
      };
      return ask.run({ ...use, context }, desk.bot);
    },
  };
}

async function press(desk: Desk, interaction: ButtonInteraction): Promise<void> {
  const { action, parts } = parseCustomId(interaction.customId);
  const button = buttonNamed(action);
  if (!button) return refuseUnknown(desk, interaction, action);
  const language: Language = parts[0] === 'ar' ? 'ar' : 'en';
  const { rest, user } = desk.client;
  const message = saidOf(interaction.message);
  const pressed = (signal: AbortSignal, progress: Press['progress']): Press => ({
    address: addressOf(desk, interaction),
    parts,
    message,
    customIds: customIdsIn(message.components),
    channelId: interaction.channelId,
    place: placeOf(interaction.channel, user.id),
    rest,
    interactionRest: desk.interactionRest,
    botUserId: user.id,
    server: interaction.guildId,
    signal,
    progress,
  });
  const name = `button ${action} (${language})`;
  if (button.acknowledgement !== 'form') {
    return serve(desk, interaction, {
      name,
      language,
      acknowledgement: button.acknowledgement,
      costs: button.costs,
      work: (signal, progress) => button.press(pressed(signal, progress), desk.bot),
    });
  }
  const facts = { id: interaction.id, command: name, guild: interaction.guildId, since: performance.now() };
  try {
    await desk.acknowledgeFirst.acknowledging(() =>
      button.press(
        pressed(desk.inHand.signal, () => undefined),
        desk.bot,
      ),
    );
    logRequest(desk.log, facts, 'answered');
  } catch (error) {
    logRequest(desk.log, facts, lostOutcome(error), { error: loggable(error) });
  }
}

/** Suggestions while somebody types: none at all when they would come too late. */
async function complete(desk: Desk, interaction: AutocompleteInteraction): Promise<void> {
  const found = commandNamed(interaction.commandName);
  const focused = interaction.options.data.find((option) => 'focused' in option && option.focused);
  const key = found?.command.options.find((option) => option.names[found.language] === focused?.name)?.key ?? null;
  const typed = typeof focused?.value === 'string' ? focused.value : '';
  try {
    const choices =
      found?.command.complete && key
        ? await soon(
            found.command.complete(
              clean(typed),
              {
                language: found.language,
                ...optionReader(found.command, found.language, interaction.options.data),
                focused: key,
                statement: '',
                thread: false,
                server: interaction.guildId,
                signal: desk.inHand.signal,
                progress: () => undefined,
              },
              desk.bot,
            ),
          )
        : [];
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await respond(desk.interactionRest, addressOf(desk, interaction), { type, data: { choices } });
  } catch (error) {
    desk.log.debug({ id: interaction.id, error: loggable(error) }, 'no suggestions');
  }
}

/** Some button or command that another version of the bot left behind. */
async function refuseUnknown(desk: Desk, interaction: Interaction, name: string): Promise<void> {
  desk.log.warn({ id: interaction.id, command: name.slice(0, 100) }, 'unknown command or button');
  const content = LANGUAGES.map((language) => directed(messages[language].unknown, language)).join('\n');
  await tellPrivately(desk.interactionRest, addressOf(desk, interaction), { content }).catch((error: unknown) =>
    desk.log.debug({ id: interaction.id, error: loggable(error) }, 'nobody to tell'),
  );
}

const SUGGESTIONS_WITHIN = 2_000;

async function soon<T>(choices: Promise<readonly T[]>): Promise<readonly T[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly T[]>((resolve) => {
    timer = setTimeout(() => resolve([]), SUGGESTIONS_WITHIN);
  });
  return Promise.race([choices.catch(() => []), late]).finally(() => clearTimeout(timer));
}

/** Reads options by what the handler calls them; one that a server refused or left out is simply not given. */
function optionReader(
  command: Command,
  language: Language,
  given: readonly { readonly name: string; readonly value?: unknown }[],
): Pick<CommandUse, 'text' | 'flag'> {
  const value = (key: CommandOption['key']): unknown => {
    const name = command.options.find((option) => option.key === key)?.names[language];
    return given.find((option) => option.name.normalize('NFC') === name)?.value;
  };
  return {
    text: (key) => {
      const text = value(key);
      if (typeof text === 'number') return String(text);
      return typeof text === 'string' && clean(text) !== '' ? clean(text) : null;
    },
    flag: (key) => value(key) === true,
  };
}

/** What a message says: its text, or the text of what it embeds. */
function statementOf(interaction: MessageContextMenuCommandInteraction): string {
  const message = interaction.options.data.find((option) => option.message)?.message;
  if (!message) return '';
  const content = clean(message.content ?? '');
  if (content) return content;
  const embed = 'embeds' in message ? message.embeds[0] : undefined;
  return clean(unescapeMarkdown(embed?.description ?? ''));
}

function customIdsIn(components: unknown): readonly string[] {
  return [...JSON.stringify(components ?? []).matchAll(/"custom_id":("(?:[^"\\]|\\.)*")/g)].map(
    (match) => JSON.parse(match[1] ?? '""') as string,
  );
}
