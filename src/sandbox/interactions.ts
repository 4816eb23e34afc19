import { randomBytes } from 'node:crypto';
import type {
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { InteractionResponseType, type InteractionType } from 'discord-api-types/v10';
import { refusals } from './errors.js';
import { limits } from './limits.js';
import type { InteractionKind, InteractionRecord } from './page-contract.js';
import type { World } from './world.js';

/** An interaction while its token lives. */
export interface OpenInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly kind: InteractionKind;
  readonly name: string;
  readonly personId: string;
  readonly channelId: string;
  readonly messageId: string | null;
  readonly createdAt: number;
  readonly metadata: NonNullable<APIMessage['interaction_metadata']>;
  status: InteractionRecord['status'];
  acknowledgedAt: number | null;
  callbackType: InteractionResponseType | null;
  answered: boolean;
  choices: readonly APIApplicationCommandOptionChoice[] | null;
  modal: APIModalInteractionResponseCallbackData | null;
  originalId: string | null;
  readonly followUpIds: string[];
}

export type InteractionOpening = Pick<
  OpenInteraction,
  'type' | 'kind' | 'name' | 'personId' | 'channelId' | 'messageId'
>;

/** Keeps Discord's clock on every interaction: three seconds to acknowledge, fifteen minutes for the token. */
export class Interactions {
  readonly #byToken = new Map<string, OpenInteraction>();
  readonly #byId = new Map<string, OpenInteraction>();
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(readonly world: World) {}

  open(opening: InteractionOpening): OpenInteraction {
    const id = this.world.nextId();
    const user = this.world.user(opening.personId);
    if (!user) throw new Error(`There is no person ${opening.personId} in the sandbox.`);
    const interaction: OpenInteraction = {
      ...opening,
      id,
      token: randomBytes(48).toString('base64url'),
      createdAt: this.world.now(),
      metadata: { id, type: opening.type, user, authorizing_integration_owners: {} } as OpenInteraction['metadata'],
      status: 'pending',
      acknowledgedAt: null,
      callbackType: null,
      answered: false,
      choices: null,
      modal: null,
      originalId: null,
      followUpIds: [],
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#timers.set(
      id,
      setTimeout(() => this.#fail(interaction), limits.interaction.acknowledgeMilliseconds),
    );
    this.changed(interaction);
    return interaction;
  }

  /** The interaction a callback is for, if it may still be acknowledged. */
  toAcknowledge(id: string, token: string): OpenInteraction {
    const interaction = this.#byId.get(id);
    if (!interaction || interaction.token !== token) throw refusals.unknownInteraction();
    if (interaction.status === 'acknowledged') throw refusals.alreadyAcknowledged();
    const late = this.world.now() - interaction.createdAt > limits.interaction.acknowledgeMilliseconds;
    if (late) this.#fail(interaction);
    if (interaction.status === 'failed') throw refusals.unknownInteraction();
    return interaction;
  }

  acknowledge(interaction: OpenInteraction, callbackType: InteractionResponseType): void {
    clearTimeout(this.#timers.get(interaction.id));
    this.#timers.delete(interaction.id);
    interaction.status = 'acknowledged';
    interaction.acknowledgedAt = this.world.now();
    interaction.callbackType = callbackType;
    interaction.answered = !deferring.has(callbackType);
  }

  /** The interaction whose webhook is used: acknowledged, and its token not older than fifteen minutes. */
  byWebhookToken(token: string): OpenInteraction {
    const interaction = this.#byToken.get(token);
    if (!interaction) throw refusals.unknownWebhook();
    const age = this.world.now() - interaction.createdAt;
    if (age > limits.interaction.tokenMilliseconds) throw refusals.invalidWebhookToken();
    if (interaction.status !== 'acknowledged') throw refusals.unknownWebhook();
    return interaction;
  }

  find(id: string): OpenInteraction | undefined {
    return this.#byId.get(id);
  }

  /** Tells the person's side that something about the interaction is new. */
  changed(interaction: OpenInteraction): void {
    this.world.events.emit({ type: 'interaction', interaction: this.record(interaction) });
  }

  record(interaction: OpenInteraction): InteractionRecord {
    const ids = [...(interaction.originalId ? [interaction.originalId] : []), ...interaction.followUpIds];
    return {
      id: interaction.id,
      kind: interaction.kind,
      name: interaction.name,
      personId: interaction.personId,
      channelId: interaction.channelId,
      messageId: interaction.messageId,
      status: interaction.status,
      acknowledgedAfterMilliseconds:
        interaction.acknowledgedAt === null ? null : interaction.acknowledgedAt - interaction.createdAt,
      callbackType: interaction.callbackType,
      answered: interaction.answered,
      choices: interaction.choices,
      modal: interaction.modal,
      messages: ids.flatMap((id) => this.world.message(interaction.channelId, id)?.message ?? []),
    };
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #fail(interaction: OpenInteraction): void {
    clearTimeout(this.#timers.get(interaction.id));
    this.#timers.delete(interaction.id);
    if (interaction.status !== 'pending') return;
    interaction.status = 'failed';
    this.changed(interaction);
  }
}

const deferring: ReadonlySet<InteractionResponseType> = new Set([
  InteractionResponseType.DeferredChannelMessageWithSource,
  InteractionResponseType.DeferredMessageUpdate,
]);
