import type { APIApplicationCommand, APIInteraction, APIMessage } from 'discord-api-types/v10';
import { ApplicationCommandType, ComponentType, InteractionContextType, InteractionType } from 'discord-api-types/v10';
import { withoutReference } from './content.js';
import { DiscordError } from './errors.js';
import type { Faults } from './faults.js';
import { ActionRefused, basicOptions, type OptionValue, readOptions } from './given-options.js';
import { contextOf, interactionPayload } from './interaction-payload.js';
import type { InteractionOpening, Interactions } from './interactions.js';
import { createMessage } from './messages.js';
import type { InteractionRecord } from './page-contract.js';
import type { SandboxPerson } from './people.js';
import { channelFor, messageFor, type PersonLike, personOf, usableCommands } from './sight.js';
import { openThread } from './threads.js';
import { readMessage } from './validate-message.js';
import type { StoredChannel, World } from './world.js';

export type CommandContext = 'guild' | 'bot_dm' | 'private_channel';

export interface UseCommand {
  readonly person: PersonLike;
  /** Where; without it, the channel that `context` stands for, or the server's first. */
  readonly channelId?: string;
  readonly name: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly context?: CommandContext;
}

/** What a person did that the bot must answer. */
export interface Asked {
  readonly interactionId: string;
  /** Settles when the bot acknowledged it, or when it failed to within three seconds. */
  readonly acknowledged: Promise<InteractionRecord>;
  /** Settles when the answer came (after a deferral: with the first edit or follow-up), or when it failed. */
  readonly result: Promise<InteractionRecord>;
}

export interface Sent {
  readonly messageId: string;
  readonly channelId: string;
  readonly message: APIMessage;
}

const contextNumbers: Readonly<Record<CommandContext, InteractionContextType>> = {
  guild: InteractionContextType.Guild,
  bot_dm: InteractionContextType.BotDM,
  private_channel: InteractionContextType.PrivateChannel,
};
/** An answer can come as long as the token lives; nobody waits for that long in a test. */
const answerMilliseconds = 60_000;

/** What people do in Discord: write, answer, use commands, press buttons, open threads. */
export class Actions {
  constructor(
    readonly world: World,
    readonly interactions: Interactions,
    readonly faults: Faults,
    readonly dispatch: (type: string, data: APIInteraction) => void,
  ) {}

  /** Writes a message. `mentionBot` puts a mention of the bot before the text. */
  sendMessage(message: {
    readonly person: PersonLike;
    readonly channelId?: string;
    readonly content: string;
    readonly replyTo?: string;
    /** Whether the reply pings who is replied to; Discord's client says yes unless told otherwise. */
    readonly pingReplied?: boolean;
    readonly mentionBot?: boolean;
  }): Sent {
    const person = personOf(this.world, message.person);
    const channel = channelFor(this.world, message.channelId ?? this.world.channelId, person);
    const content = message.mentionBot ? `<@${this.world.bot.id}> ${message.content}` : message.content;
    const input = this.#refusing(() =>
      readMessage({
        content,
        ...(message.replyTo === undefined ? {} : { message_reference: { message_id: message.replyTo } }),
        ...(message.pingReplied === false
          ? { allowed_mentions: { parse: ['users', 'roles', 'everyone'], replied_user: false } }
          : {}),
      }),
    );
    const author = this.world.user(person.id) as APIMessage['author'];
    const stored = this.#refusing(() => createMessage(this.world, channel, { author, input }));
    return { messageId: stored.message.id, channelId: channel.api.id, message: stored.message };
  }

  /** The person's direct messages with the bot. */
  openDirectMessage(person: PersonLike): string {
    return this.world.directChannel([this.world.bot.id, personOf(this.world, person).id]).api.id;
  }

  /** The direct messages of both people, where the bot is not. */
  openPrivateChannel(): string {
    return this.world.directChannel(this.world.people.map(({ id }) => id)).api.id;
  }

  startTyping(person: PersonLike, channelId: string): void {
    const { id } = personOf(this.world, person);
    channelFor(this.world, channelId, personOf(this.world, person));
    this.world.events.emit({ type: 'typing', channelId, userId: id, at: this.world.now() });
  }

  /** Opens a thread from a message, as a person does. */
  openThread(opening: { readonly person: PersonLike; readonly messageId: string; readonly name: string }): string {
    const person = personOf(this.world, opening.person);
    const starter = messageFor(this.world, opening.messageId, person);
    const parent = channelFor(this.world, starter.message.channel_id, person);
    const owner = this.world.user(person.id) as APIMessage['author'];
    return this.#refusing(() => openThread(this.world, parent, { name: opening.name, owner, starter })).api.id;
  }

  /** The commands this person can use here, those of the server before global ones of the same name. */
  commandsIn(channelId: string, person: PersonLike): APIApplicationCommand[] {
    return usableCommands(this.world, channelId, personOf(this.world, person));
  }

  useCommand(use: UseCommand): Asked {
    const { person, channel, command } = this.#command(use, ApplicationCommandType.ChatInput);
    const options = readOptions(command, use.options ?? {}, true);
    return this.#ask(
      {
        type: InteractionType.ApplicationCommand,
        kind: 'command',
        name: command.name,
        personId: person.id,
        channelId: channel.api.id,
        messageId: null,
      },
      { ...identityOf(command), options },
    );
  }

  /** Types into an option and asks for suggestions; the result's `choices` are what the bot suggests. */
  autocomplete(use: UseCommand & { readonly focused: string }): Asked {
    const { person, channel, command } = this.#command(use, ApplicationCommandType.ChatInput);
    const wanted = basicOptions(command).find((option) => option.name === use.focused);
    if (!wanted || !('autocomplete' in wanted) || !wanted.autocomplete) {
      throw new ActionRefused(`/${command.name} has no option "${use.focused}" that completes what is typed.`);
    }
    const given = { [use.focused]: '', ...use.options };
    const options = readOptions(command, given, false).map((option) =>
      option.name === use.focused ? { ...option, focused: true } : option,
    );
    return this.#ask(
      {
        type: InteractionType.ApplicationCommandAutocomplete,
        kind: 'autocomplete',
        name: command.name,
        personId: person.id,
        channelId: channel.api.id,
        messageId: null,
      },
      { ...identityOf(command), options },
    );
  }

  useMessageCommand(use: { readonly person: PersonLike; readonly name: string; readonly messageId: string }): Asked {
    const person = personOf(this.world, use.person);
    const stored = messageFor(this.world, use.messageId, person);
    const { channel, command } = this.#command(
      { person, name: use.name, channelId: stored.message.channel_id },
      ApplicationCommandType.Message,
    );
    const target = withoutReference(stored.message);
    return this.#ask(
      {
        type: InteractionType.ApplicationCommand,
        kind: 'messageCommand',
        name: command.name,
        personId: person.id,
        channelId: channel.api.id,
        messageId: use.messageId,
      },
      { ...identityOf(command), target_id: use.messageId, resolved: { messages: { [use.messageId]: target } } },
    );
  }

  pressButton(press: { readonly person: PersonLike; readonly messageId: string; readonly customId: string }): Asked {
    return this.#useComponent(press, ComponentType.Button, { component_type: ComponentType.Button });
  }

  chooseOption(choice: {
    readonly person: PersonLike;
    readonly messageId: string;
    readonly customId: string;
    readonly values: readonly string[];
  }): Asked {
    const data = { component_type: ComponentType.StringSelect, values: choice.values };
    return this.#useComponent(choice, ComponentType.StringSelect, data);
  }

  /** Fills in the form that an interaction was answered with. */
  submitModal(submission: {
    readonly person: PersonLike;
    readonly interactionId: string;
    readonly fields: Readonly<Record<string, string>>;
  }): Asked {
    const source = this.interactions.find(submission.interactionId);
    if (!source?.modal) throw new ActionRefused('That interaction was not answered with a form.');
    const person = personOf(this.world, submission.person);
    const components = Object.entries(submission.fields).map(([customId, value]) => ({
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.TextInput, custom_id: customId, value }],
    }));
    const customId = source.modal.custom_id;
    return this.#ask(
      {
        type: InteractionType.ModalSubmit,
        kind: 'modal',
        name: customId,
        personId: person.id,
        channelId: source.channelId,
        messageId: source.messageId,
      },
      { custom_id: customId, components },
    );
  }

  /** Puts away a message that only this person sees. */
  dismiss(dismissal: { readonly person: PersonLike; readonly messageId: string }): void {
    const stored = messageFor(this.world, dismissal.messageId, personOf(this.world, dismissal.person));
    if (stored.visibleTo === null) throw new ActionRefused('Only a message that nobody else sees can be dismissed.');
    this.world.deleteMessage(stored);
  }

  #useComponent(
    use: { readonly person: PersonLike; readonly messageId: string; readonly customId: string },
    type: ComponentType,
    data: Readonly<Record<string, unknown>>,
  ): Asked {
    const person = personOf(this.world, use.person);
    const stored = messageFor(this.world, use.messageId, person);
    const rows = (stored.message.components ?? []) as readonly { readonly components?: readonly Pressable[] }[];
    const found = rows
      .flatMap((row) => row.components ?? [])
      .find((each) => each.custom_id === use.customId && each.type === type);
    if (!found) throw new ActionRefused(`Message ${use.messageId} has no such component: "${use.customId}".`);
    if (found.disabled) throw new ActionRefused(`The component "${use.customId}" is switched off.`);
    return this.#ask(
      {
        type: InteractionType.MessageComponent,
        kind: 'component',
        name: use.customId,
        personId: person.id,
        channelId: stored.message.channel_id,
        messageId: use.messageId,
      },
      { ...data, custom_id: use.customId, id: found.id },
      stored.message,
    );
  }

  #ask(opening: InteractionOpening, data: unknown, message?: APIMessage): Asked {
    const { interactions, world } = this;
    const interaction = interactions.open(opening);
    const imperfection = this.faults.takeImperfection();
    const payload = interactionPayload(world, interaction, data, { imperfection, ...(message ? { message } : {}) });
    const settled = (done: (record: InteractionRecord) => boolean): Promise<InteractionRecord> =>
      world.events.waitFor(
        (event) => {
          if (event?.type !== 'interaction' || event.interaction.id !== interaction.id) return false;
          return (event.interaction.status === 'failed' || done(event.interaction)) && event.interaction;
        },
        { timeoutMilliseconds: answerMilliseconds },
      );
    const asked: Asked = {
      interactionId: interaction.id,
      acknowledged: settled((record) => record.status === 'acknowledged'),
      result: settled((record) => record.answered),
    };
    // Who only wants one of the two must not be brought down by the other.
    asked.acknowledged.catch(() => undefined);
    asked.result.catch(() => undefined);
    this.dispatch('INTERACTION_CREATE', payload);
    if (imperfection.twice) this.dispatch('INTERACTION_CREATE', payload);
    return asked;
  }

  #command(
    use: Pick<UseCommand, 'person' | 'channelId' | 'name' | 'context'>,
    type: ApplicationCommandType,
  ): { readonly person: SandboxPerson; readonly channel: StoredChannel; readonly command: APIApplicationCommand } {
    const person = personOf(this.world, use.person);
    const channel = channelFor(this.world, use.channelId ?? this.#channelFor(use.context, person), person);
    if (use.context !== undefined && contextOf(this.world, channel) !== contextNumbers[use.context]) {
      throw new ActionRefused(`Channel ${channel.api.id} is not a place of the kind "${use.context}".`);
    }
    const usable = this.commandsIn(channel.api.id, person);
    const command = usable.find((each) => each.name === use.name && each.type === type);
    if (!command) {
      const names = usable
        .filter((each) => each.type === type)
        .map((each) => each.name)
        .join(', ');
      throw new ActionRefused(`There is no command "${use.name}" here. There are: ${names || 'none'}.`);
    }
    return { person, channel, command };
  }

  #channelFor(context: CommandContext | undefined, person: SandboxPerson): string {
    if (context === 'bot_dm') return this.openDirectMessage(person);
    if (context === 'private_channel') return this.openPrivateChannel();
    return this.world.channelId;
  }

  /** What Discord would refuse on the wire, its client refuses in words. */
  #refusing<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (error instanceof DiscordError)
        throw new ActionRefused(`${error.message} ${JSON.stringify(error.errors ?? '')}`);
      throw error;
    }
  }
}

interface Pressable {
  readonly type: ComponentType;
  readonly id?: number;
  readonly custom_id?: string;
  readonly disabled?: boolean;
}

function identityOf(command: APIApplicationCommand): Record<string, unknown> {
  const guild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
  return { id: command.id, name: command.name, type: command.type, ...guild };
}
