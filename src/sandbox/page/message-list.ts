import type { APIMessage } from 'discord-api-types/v10';
import type { InteractionRecord } from '../page-contract.js';
import { byId } from './dom.js';
import { interactionView, type MessageActions, messageView } from './message-view.js';
import type { Store } from './store.js';

interface Drawn {
  readonly signature: string;
  readonly element: HTMLElement;
}

interface Row {
  readonly id: string;
  readonly signature: string;
  readonly draw: () => HTMLElement;
}

/** Messages closer than this to one of the same author share its heading. */
const groupMilliseconds = 7 * 60_000;

/** Keeps the list of messages on the page as the store has it; what did not change is not touched. */
export class MessageList {
  #drawn = new Map<string, Drawn>();
  readonly #list = byId('messages');
  readonly #log = byId('log');
  #atEnd = true;

  constructor(
    readonly store: () => Store,
    readonly actions: MessageActions,
  ) {
    this.#log.addEventListener('scroll', () => {
      this.#atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 120;
    });
    // When the composer or the window takes room away, the newest message stays in sight.
    new ResizeObserver(() => this.#stay()).observe(this.#log);
  }

  clear(): void {
    this.#drawn.clear();
    this.#list.replaceChildren();
  }

  draw(toEnd = false): void {
    if (toEnd) this.#atEnd = true;
    const next = new Map<string, Drawn>();
    for (const row of this.#rows()) {
      const before = this.#drawn.get(row.id);
      const drawn = before?.signature === row.signature ? before : { signature: row.signature, element: row.draw() };
      if (before && before !== drawn) before.element.replaceWith(drawn.element);
      next.set(row.id, drawn);
    }
    for (const [id, { element }] of this.#drawn) if (!next.has(id)) element.remove();
    let previous: Element | null = null;
    for (const { element } of next.values()) {
      const expected: Element | null = previous ? previous.nextElementSibling : this.#list.firstElementChild;
      if (expected !== element) this.#list.insertBefore(element, expected);
      previous = element;
    }
    this.#drawn = next;
    this.#stay();
  }

  jumpTo(messageId: string): void {
    const element = document.getElementById(`message-${messageId}`);
    if (!element) return;
    element.scrollIntoView({
      block: 'center',
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    });
    element.classList.add('found');
    element.focus({ preventScroll: true });
    element.addEventListener('animationend', () => element.classList.remove('found'), { once: true });
  }

  #stay(): void {
    if (this.#atEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #rows(): Row[] {
    const store = this.store();
    const used = newestUse(store);
    const messages = [...store.messages.values()].sort((one, other) => compareIds(one.id, other.id));
    const rows: Row[] = [];
    let before: APIMessage | undefined;
    for (const message of messages) {
      const grouped = before !== undefined && belongsTo(before, message);
      const use = used.get(message.id);
      rows.push({
        id: message.id,
        signature: JSON.stringify([message, grouped, use?.id, use?.status, store.channels.size]),
        draw: () => messageView(store, message, { grouped, used: use }, this.actions),
      });
      before = message;
    }
    for (const interaction of store.interactions.values()) {
      if (!isLocal(store, interaction)) continue;
      const dismiss = (): void => {
        store.interactions.delete(interaction.id);
        this.draw();
      };
      rows.push({
        id: interaction.id,
        signature: interaction.status,
        draw: () => interactionView(store, interaction, dismiss),
      });
    }
    return rows.sort((one, other) => compareIds(one.id, other.id));
  }
}

/** Ids grow with time. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

function belongsTo(before: APIMessage, message: APIMessage): boolean {
  const near = Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupMilliseconds;
  const plain = !message.message_reference && !message.interaction && message.type === 0 && before.type !== 18;
  const sameReach = ((before.flags ?? 0) & 64) === ((message.flags ?? 0) & 64);
  return near && plain && sameReach && before.author.id === message.author.id;
}

function newestUse(store: Store): Map<string, InteractionRecord> {
  const used = new Map<string, InteractionRecord>();
  for (const interaction of store.interactions.values()) {
    if (interaction.kind === 'component' && interaction.messageId) used.set(interaction.messageId, interaction);
  }
  return used;
}

/** A command that is on its way or failed has no message of the bot's; its place is held by a line of our own. */
function isLocal(store: Store, interaction: InteractionRecord): boolean {
  const isCommand =
    interaction.kind === 'command' || interaction.kind === 'messageCommand' || interaction.kind === 'modal';
  return isCommand && interaction.status !== 'acknowledged' && interaction.channelId === store.channelId;
}
