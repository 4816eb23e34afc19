import { setImmediate as immediate } from 'node:timers/promises';

/**
 * Lets no answer begin while somebody still waits to be acknowledged. An answer may keep the processor busy, and three
 * seconds are short when two hundred people ask at once; who is acknowledged can wait for longer.
 *
 * Answers begin one after another, with a look at the network between them; they do not wait for each other's end.
 */
export class AcknowledgeFirst {
  #open = 0;
  #last: Promise<void> = Promise.resolve();
  #onCalm: (() => void)[] = [];

  async acknowledging<T>(request: () => Promise<T>): Promise<T> {
    this.#open++;
    try {
      return await request();
    } finally {
      this.#open--;
      if (this.#open === 0) for (const wake of this.#onCalm.splice(0)) wake();
    }
  }

  /** Settles when an answer may begin. */
  turn(): Promise<void> {
    this.#last = this.#last.then(() => this.#next());
    return this.#last;
  }

  async #next(): Promise<void> {
    await immediate();
    if (this.#open === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT);
      this.#onCalm.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** One acknowledgement that never ends must not hold up everybody's answers. */
const LONGEST_WAIT = 250;
