import type { Clock } from '../../src/models/clock.js';

/** A clock whose hands the test turns: whatever is due by then happens, in order. */
export class TurnedClock implements Clock {
  private time = 0;
  private alarms: { readonly at: number; readonly callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const alarm = { at: this.time + milliseconds, callback };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((other) => other !== alarm);
    };
  }

  /** How long until each alarm that is set, in milliseconds, soonest first. */
  waits(): number[] {
    return this.alarms.map(({ at }) => at - this.time).sort((a, b) => a - b);
  }

  turn(milliseconds: number): void {
    const until = this.time + milliseconds;
    for (;;) {
      const next = this.alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = next.at;
      this.alarms = this.alarms.filter((other) => other !== next);
      next.callback();
    }
    this.time = until;
  }
}

/** Waits until something is so, looking again whenever this process has nothing else to do. */
export async function until(holds: () => boolean, what = 'what the test waits for'): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
