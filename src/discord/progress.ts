export interface ProgressOptions {
  readonly intervalMilliseconds?: number;
  readonly now?: () => number;
  /** Calls back after so many milliseconds; returns what takes that back. */
  readonly later?: (callback: () => void, milliseconds: number) => () => void;
}

/**
 * Shows the newest of many values, one at a time and at most one an interval; what comes faster replaces what waits.
 * A value that cannot be shown is let go: the final one is shown by other means.
 */
export class Progress<T> {
  readonly #interval: number;
  readonly #now: () => number;
  readonly #later: (callback: () => void, milliseconds: number) => () => void;
  #waiting: { readonly value: T } | null = null;
  #takeBack: (() => void) | null = null;
  #showing: Promise<void> = Promise.resolve();
  #isShowing = false;
  #last = Number.NEGATIVE_INFINITY;
  #isOver = false;
  #shown = 0;

  constructor(
    readonly show: (value: T) => Promise<void>,
    options: ProgressOptions = {},
  ) {
    this.#interval = options.intervalMilliseconds ?? 1_000;
    this.#now = options.now ?? Date.now;
    this.#later = options.later ?? laterByTimer;
  }

  /** How many values were shown. */
  get shown(): number {
    return this.#shown;
  }

  offer(value: T): void {
    if (this.#isOver) return;
    this.#waiting = { value };
    this.#next();
  }

  /** Drops what waits and settles when nothing is being shown any more, so that what is shown next stays. */
  async end(): Promise<void> {
    this.#isOver = true;
    this.#waiting = null;
    this.#takeBack?.();
    await this.#showing;
  }

  #next(): void {
    if (this.#isShowing || this.#takeBack || !this.#waiting) return;
    const wait = this.#last + this.#interval - this.#now();
    if (wait > 0) {
      this.#takeBack = this.#later(() => {
        this.#takeBack = null;
        this.#next();
      }, wait);
      return;
    }
    const { value } = this.#waiting;
    this.#waiting = null;
    this.#last = this.#now();
    this.#isShowing = true;
    this.#showing = this.show(value)
      .then(
        () => {
          this.#shown++;
        },
        () => undefined,
      )
      .finally(() => {
        this.#isShowing = false;
        this.#next();
      });
  }
}

function laterByTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}
