import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIDMChannel,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIPublicThreadChannel,
  APITextChannel,
  APIUser,
  InteractionResponseType,
} from 'discord-api-types/v10';
import type { SandboxPerson } from './people.js';

// What the sandbox and its page say to each other. Only types: the page is built for the browser, the rest for Node.

export type AnyChannel = APITextChannel | APIDMChannel | APIPublicThreadChannel;

export type InteractionKind = 'command' | 'messageCommand' | 'autocomplete' | 'component' | 'modal';

/** What became of something a person did, as that person sees it. A record is a snapshot; events bring newer ones. */
export interface InteractionRecord {
  readonly id: string;
  readonly kind: InteractionKind;
  /** The command's name, or the component's custom id. */
  readonly name: string;
  readonly personId: string;
  readonly channelId: string;
  /** The message whose button was pressed, or that the command was used on. */
  readonly messageId: string | null;
  readonly status: 'pending' | 'acknowledged' | 'failed';
  readonly acknowledgedAfterMilliseconds: number | null;
  readonly callbackType: InteractionResponseType | null;
  /** The answer has come: a message, an edit, choices or a form, not only "thinking…". */
  readonly answered: boolean;
  /** What an autocomplete was answered with. */
  readonly choices: readonly APIApplicationCommandOptionChoice[] | null;
  readonly modal: APIModalInteractionResponseCallbackData | null;
  /** The original response and the follow-ups, oldest first. */
  readonly messages: readonly APIMessage[];
}

/** Where the viewed person is and what they can do, when the page opens or changes seats. */
export interface PageSnapshot {
  readonly person: SandboxPerson;
  readonly people: readonly SandboxPerson[];
  readonly bot: APIUser;
  readonly botConnected: boolean;
  readonly guild: { readonly id: string; readonly name: string };
  readonly channels: readonly PageChannel[];
  readonly commands: readonly APIApplicationCommand[];
  readonly channelId: string;
}

export interface PageChannel {
  readonly api: AnyChannel;
  /** Where a command used here is used. */
  readonly context: 'guild' | 'bot_dm' | 'private_channel';
  /** For direct messages: who is on the other side. */
  readonly otherId: string | null;
  readonly mayOpenThreads: boolean;
}

/** What the page hears while it is open. */
export type PageEvent =
  | { readonly type: 'message' | 'messageUpdate'; readonly message: APIMessage }
  | { readonly type: 'messageDelete'; readonly messageId: string; readonly channelId: string }
  | { readonly type: 'channel'; readonly channel: PageChannel }
  | { readonly type: 'typing'; readonly channelId: string; readonly userId: string }
  | { readonly type: 'interaction'; readonly interaction: InteractionRecord }
  | { readonly type: 'commands'; readonly commands: readonly APIApplicationCommand[] }
  | { readonly type: 'bot'; readonly connected: boolean };
