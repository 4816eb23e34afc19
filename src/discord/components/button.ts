import type { REST } from 'discord.js';
import type { BotContext, Done } from '../commands/command.js';
import type { Display } from '../render/display.js';
import type { Place, SaidMessage } from '../turns.js';
import type { Acknowledgement, InteractionAddress } from '../wire.js';

/** What a button does: data beside one function, found by the first part of the custom id. */
export interface Button {
  readonly action: string;
  /** `form`: nothing is acknowledged, the press answers at once with a form. */
  readonly acknowledgement: Acknowledgement | 'form';
  /** Takes a question's worth of the cool-down. */
  readonly costs: boolean;
  readonly press: (press: Press, bot: BotContext) => Promise<Pressed>;
}

/** One press of it. */
export interface Press {
  readonly address: InteractionAddress;
  /** What the custom id remembers. */
  readonly parts: readonly string[];
  /** The message the button stands on, and the custom ids of all buttons on it. */
  readonly message: SaidMessage;
  readonly customIds: readonly string[];
  readonly channelId: string | null;
  readonly place: Place;
  readonly rest: REST;
  readonly interactionRest: REST;
  readonly botUserId: string;
  /** The server it is pressed in; null outside of servers. */
  readonly server: string | null;
  readonly signal: AbortSignal;
  readonly progress: (display: Display) => void;
}

/** The new content of the message (or the private reply), or what to tell the presser while the message stays. */
export type Pressed = Done | { readonly refusal: string } | 'nothing more';
