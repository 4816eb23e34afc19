import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Logger } from 'pino';
import type { Answering, Turn } from '../../answers/answering.js';
import type { Meeting } from '../../meetings/meeting.js';
import type { Language } from '../../text/language.js';
import type { Display } from '../render/display.js';
import { LIMITS } from '../render/limits.js';
import { meetingChoices } from './options.js';

/** What every command, button and message is answered with. */
export interface BotContext {
  readonly answering: Answering;
  readonly version: string;
  /** An embedding model elsewhere that sees the questions; null where searching happens here. */
  readonly remoteEmbeddings: string | null;
  readonly log: Logger;
}

/** In both languages. */
export type Named = Readonly<Record<Language, string>>;

/** One thing that can be said with a command; `key` is what its handler calls it. */
export interface CommandOption {
  readonly key: 'question' | 'language' | 'private' | 'style' | 'passage' | 'meeting';
  readonly type: 'text' | 'flag';
  readonly names: Named;
  readonly descriptions: Named;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly { readonly value: string; readonly names: Named }[];
  readonly autocomplete?: boolean;
}

/** A command as data, registered once in English and once in Arabic, and the function that answers both. */
export interface Command {
  readonly type: 'slash' | 'message';
  readonly names: Named;
  readonly descriptions?: Named;
  readonly options: readonly CommandOption[];
  /** Takes a question's worth of the cool-down. */
  readonly costs: boolean;
  /** Only the asker sees the answer, whatever the option `private` says. */
  readonly alwaysPrivate?: boolean;
  readonly run: (use: CommandUse, bot: BotContext) => Promise<Done>;
  readonly complete?: (typed: string, use: CommandUse, bot: BotContext) => Promise<readonly Choice[]>;
}

export type Choice = APIApplicationCommandOptionChoice<string>;

/** One use of a command. */
export interface CommandUse {
  /** The language of the name it was called by. */
  readonly language: Language;
  readonly text: (key: CommandOption['key']) => string | null;
  readonly flag: (key: CommandOption['key']) => boolean;
  /** The option that is being typed, while choices for it are looked for. */
  readonly focused: CommandOption['key'] | null;
  /** A message command's message. */
  readonly statement: string;
  /** What was said before, where the question goes on a talk. */
  readonly context?: readonly Turn[];
  /** A thread can be opened on the answer. */
  readonly thread: boolean;
  /** The server it is asked in, whose share of the model's budget it takes; null outside of servers. */
  readonly server: string | null;
  readonly signal: AbortSignal;
  /** Shows something while the work goes on; what comes too fast is left out. */
  readonly progress: (display: Display) => void;
}

/** How a request ended, for the person and for the log. */
export interface Done {
  readonly display: Display;
  readonly outcome: 'answered' | 'not_found' | 'refused';
}

/** What Discord is told about the command in one of its languages. */
export function registration(
  command: Command,
  language: Language,
  meetings: readonly Meeting[],
): RESTPostAPIApplicationCommandsJSONBody {
  const name = command.names[language];
  const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
  if (command.type === 'message') return { type: ApplicationCommandType.Message, name, ...everywhere };
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: command.descriptions?.[language] ?? name,
    ...everywhere,
    options: optionsFor(command, meetings).map((option) => optionRegistration(option, language, meetings)),
  };
}

/** The option `meeting` makes sense only when there is more than one. */
export function optionsFor(command: Command, meetings: readonly Meeting[]): readonly CommandOption[] {
  return command.options.filter((option) => option.key !== 'meeting' || meetings.length > 1);
}

function optionRegistration(
  option: CommandOption,
  language: Language,
  meetings: readonly Meeting[],
): APIApplicationCommandOption {
  const { names, descriptions, required = false } = option;
  const shared = { name: names[language], description: descriptions[language], required };
  if (option.type === 'flag') return { type: ApplicationCommandOptionType.Boolean, ...shared };
  const length = option.maxLength === undefined ? {} : { max_length: option.maxLength };
  const isShortList = option.key === 'meeting' && meetings.length <= LIMITS.choices;
  if (option.autocomplete && !isShortList) {
    return { type: ApplicationCommandOptionType.String, ...shared, ...length, autocomplete: true };
  }
  const choices = isShortList
    ? meetingChoices('', meetings, language)
    : option.choices?.map((choice) => ({ name: choice.names[language], value: choice.value }));
  return { type: ApplicationCommandOptionType.String, ...shared, ...length, ...(choices ? { choices } : {}) };
}
