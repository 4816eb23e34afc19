import { expect, it } from 'vitest';
import { Cooldown } from '../../src/discord/cooldown.js';

it('gives a burst, then one question for each span of seconds', () => {
  let now = 0;
  const cooldown = new Cooldown({ seconds: 10, burst: 2, now: () => now });
  const take = () => cooldown.take('person', 'channel');
  expect([take(), take(), take()]).toEqual([{ granted: true }, { granted: true }, { granted: false, at: 10_000 }]);
  now = 9_999;
  expect(take().granted).toBe(false);
  now = 10_000;
  expect(take().granted).toBe(true);
  expect(take()).toEqual({ granted: false, at: 20_000 });
  now = 1_000_000;
  expect([take(), take(), take()].map(({ granted }) => granted)).toEqual([true, true, false]);
});

it('counts each person in each channel apart', () => {
  const cooldown = new Cooldown({ seconds: 10, burst: 1, now: () => 0 });
  expect(cooldown.take('one', 'here').granted).toBe(true);
  expect(cooldown.take('other', 'here').granted).toBe(true);
  expect(cooldown.take('one', 'there').granted).toBe(true);
  expect(cooldown.take('one', 'here').granted).toBe(false);
});

it('is off at 0', () => {
  const cooldown = new Cooldown({ seconds: 0, burst: 1 });
  expect([1, 2, 3].map(() => cooldown.take('one', 'here').granted)).toEqual([true, true, true]);
});
