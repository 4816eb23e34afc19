import type { APIMessage } from 'discord-api-types/v10';
import type { AnyChannel, InteractionRecord } from './page-contract.js';

/** Everything that happens in the sandbox, in the order it happens. */
export type SandboxEvent =
  | { readonly type: 'message'; readonly message: APIMessage; readonly visibleTo: string | null }
  | { readonly type: 'messageUpdate'; readonly message: APIMessage; readonly visibleTo: string | null }
  | {
      readonly type: 'messageDelete';
      readonly messageId: string;
      readonly channelId: string;
      readonly visibleTo: string | null;
    }
  | { readonly type: 'channel'; readonly channel: AnyChannel; readonly isNew: boolean }
  | { readonly type: 'threadMember'; readonly threadId: string; readonly userId: string }
  | { readonly type: 'typing'; readonly channelId: string; readonly userId: string; readonly at: number }
  | { readonly type: 'interaction'; readonly interaction: InteractionRecord }
  | { readonly type: 'commands' }
  | { readonly type: 'bot'; readonly state: 'ready' | 'resumed' | 'disconnected' | 'refused'; readonly code?: number }
  | { readonly type: 'heartbeat'; readonly acknowledged: boolean }
  | { readonly type: 'request'; readonly method: string; readonly path: string; readonly status: number };

export type SandboxListener = (event: SandboxEvent) => void;

/** Tells listeners what happened, in the order they came. */
export class Events {
  readonly #listeners = new Set<SandboxListener>();
  readonly #waiting = new Set<() => void>();

  /** Listens until the returned function is called. */
  on(listener: SandboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: SandboxEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /**
   * Resolves with the first truthy value of `predicate`, which is asked at once (without an event) and then after
   * every event. Rejects after the time given (10 seconds unless told otherwise), and when the sandbox is closed.
   */
  waitFor<T>(
    predicate: (event: SandboxEvent | undefined) => T | false | null | undefined,
    options: { readonly timeoutMilliseconds?: number } = {},
  ): Promise<T> {
    const timeout = options.timeoutMilliseconds ?? 10_000;
    return new Promise<T>((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        stop();
        this.#waiting.delete(giveUp);
        settle();
      };
      const ask = (event: SandboxEvent | undefined): void => {
        try {
          const value = predicate(event);
          if (value) finish(() => resolve(value));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const timer = setTimeout(() => {
        finish(() => reject(new Error(`What the sandbox was asked to wait for did not happen within ${timeout} ms.`)));
      }, timeout);
      const giveUp = (): void => {
        finish(() => reject(new Error('The sandbox was closed before it happened.')));
      };
      const stop = this.on(ask);
      this.#waiting.add(giveUp);
      ask(undefined);
    });
  }

  /** Nothing more will happen: whoever still waits is told so. */
  close(): void {
    for (const giveUp of [...this.#waiting]) giveUp();
    this.#listeners.clear();
  }
}
