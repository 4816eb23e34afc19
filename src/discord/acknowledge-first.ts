import { setImmediate as immediate } from 'node:timers/promises';

/** How long an answer waits for others' acknowledgements: after three seconds those are too late anyway. */
const WORTH_WAITING = 3_000;

/**
 * Lets no answer begin while somebody still waits to be acknowledged. An answer may keep the processor busy, and three
 * seconds are short when two hundred people ask at once; who is acknowledged can wait for longer.
 *
 * Answers begin one after another, with a look at the network between them; they do not wait for each other's end.
 */
export class AcknowledgeFirst {
  /** Acknowledgements under way. */
  #open = 0;
  #last: Promise<void> = Promise.resolve();
  #wake: (() => void) | null = null;

  async acknowledging<T>(request: () => Promise<T>): Promise<T> {
    this.#open++;
    try {
      return await request();
    } finally {
      this.#open--;
      if (this.#open === 0) this.#wake?.();
    }
  }

  /** Settles when an answer may begin. */
  turn(): Promise<void> {
    const since = performance.now();
    this.#last = this.#last.then(() => this.#next(since + WORTH_WAITING));
    return this.#last;
  }

  async #next(atLast: number): Promise<void> {
    await immediate();
    while (this.#open > 0) {
      const left = atLast - performance.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
  }
}
