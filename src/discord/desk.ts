import type { Client, REST } from 'discord.js';
import type { Logger } from 'pino';
import type { AcknowledgeFirst } from './acknowledge-first.js';
import type { BotContext } from './commands/command.js';
import type { Cooldown } from './cooldown.js';
import type { InHand } from './in-hand.js';
import type { Once } from './once.js';
import type { ProgressOptions } from './progress.js';

/** What a running bot works with. */
export interface Desk {
  readonly client: Client<true>;
  /** Answers interactions; everything else goes through the client's own. */
  readonly interactionRest: REST;
  readonly bot: BotContext;
  readonly log: Logger;
  readonly cooldown: Cooldown;
  /** Interactions and messages that were seen already. */
  readonly once: Once;
  readonly inHand: InHand;
  /** Questions asked by message, by its id: what is deleted while we work on it need not be answered. */
  readonly asking: Map<string, AbortController>;
  readonly acknowledgeFirst: AcknowledgeFirst;
  readonly progress: ProgressOptions;
  readonly isStopping: () => boolean;
}
