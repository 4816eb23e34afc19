/** The work that has begun and not ended, so that stopping can wait for it. */
export class InHand {
  readonly #jobs = new Set<Promise<void>>();
  readonly #ending = new AbortController();

  /** Ends all jobs that listen, when the time for finishing is over. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get size(): number {
    return this.#jobs.size;
  }

  /** The job reports its own errors; one it lets slip ends nobody else's work. */
  run(job: () => Promise<void>, onSlip: (error: unknown) => void): void {
    const running: Promise<void> = job()
      .catch(onSlip)
      .finally(() => this.#jobs.delete(running));
    this.#jobs.add(running);
  }

  /** Waits until nothing is in hand, at most so long; what still runs then is aborted, and gets a moment to say so. */
  async drain(milliseconds: number): Promise<void> {
    if (await this.#settled(milliseconds)) return;
    this.#ending.abort();
    await this.#settled(Math.min(1_000, milliseconds));
  }

  async #settled(milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), milliseconds);
    });
    const done = (async () => {
      while (this.#jobs.size > 0) await Promise.allSettled(this.#jobs);
      return true as const;
    })();
    const settled = await Promise.race([done, late]);
    clearTimeout(timer);
    return settled;
  }
}
