import { expect, it } from 'vitest';
import { Progress } from '../../src/discord/progress.js';

/** A clock that only goes when it is told to. */
function clock() {
  let time = 0;
  const waiting: { at: number; callback: () => void }[] = [];
  return {
    now: () => time,
    later: (callback: () => void, milliseconds: number) => {
      const entry = { at: time + milliseconds, callback };
      waiting.push(entry);
      return () => void waiting.splice(waiting.indexOf(entry), 1);
    },
    async go(milliseconds: number) {
      time += milliseconds;
      for (const entry of waiting.filter(({ at }) => at <= time)) {
        waiting.splice(waiting.indexOf(entry), 1);
        entry.callback();
      }
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
}

it('shows the first value at once, and then the newest once a second', async () => {
  const time = clock();
  const shown: number[] = [];
  const progress = new Progress<number>(async (value) => void shown.push(value), time);
  for (let value = 1; value <= 5; value++) progress.offer(value);
  await time.go(0);
  expect(shown).toEqual([1]);
  await time.go(999);
  expect(shown).toEqual([1]);
  await time.go(1);
  expect(shown).toEqual([1, 5]);
});

it('shows nothing after its end, and ends after what is being shown', async () => {
  const time = clock();
  const shown: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const progress = new Progress<string>(async (value) => {
    await slow;
    shown.push(value);
  }, time);
  progress.offer('first');
  progress.offer('second');
  const ended = progress.end().then(() => shown.push('ended'));
  finish();
  await ended;
  progress.offer('third');
  await time.go(5_000);
  expect(shown).toEqual(['first', 'ended']);
});

it('goes on when a value cannot be shown', async () => {
  const time = clock();
  const shown: number[] = [];
  const progress = new Progress<number>(async (value) => {
    if (value === 1) throw new Error('refused');
    shown.push(value);
  }, time);
  progress.offer(1);
  await time.go(0);
  progress.offer(2);
  await time.go(1_000);
  expect(shown).toEqual([2]);
  expect(progress.shown).toBe(1);
});
