import { expect, test } from '@jest/globals';
import type { Clock } from '../../../account/clock.js';
import { createRateBudget } from '../../../provider/aws/rate-budget.js';

/** A clock that moves on when somebody waits. */
function movingClock(): Clock & { readonly waits: readonly number[] } {
  let now = 1_000_000;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

test('a burst passes at once, then requests come at the rate', async () => {
  const clock = movingClock();
  const budget = createRateBudget({ perSecond: 10, burst: 3 }, clock);
  for (let taken = 0; taken < 5; taken += 1) expect(await budget.take(Infinity)).toBe(true);
  expect(clock.waits).toEqual([100, 100]);
});

test('after a rest there is a burst again, and not more', async () => {
  const clock = movingClock();
  const budget = createRateBudget({ perSecond: 10, burst: 2 }, clock);
  for (let taken = 0; taken < 2; taken += 1) await budget.take(Infinity);
  await clock.wait(60_000);
  for (let taken = 0; taken < 3; taken += 1) await budget.take(Infinity);
  expect(clock.waits).toEqual([60_000, 100]);
});

test('a turn after the deadline is refused at once and spends nothing', async () => {
  const clock = movingClock();
  const budget = createRateBudget({ perSecond: 1, burst: 1 }, clock);
  await budget.take(Infinity);
  expect(await budget.take(clock.now() + 999)).toBe(false);
  expect(await budget.take(clock.now() + 999)).toBe(false);
  expect(clock.waits).toEqual([]);
  expect(await budget.take(clock.now() + 1000)).toBe(true);
  expect(clock.waits).toEqual([1000]);
});

test('turns come in the order in which they are asked for', async () => {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => 0,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
  const budget = createRateBudget({ perSecond: 100, burst: 1 }, clock);
  await Promise.all([1, 2, 3].map(() => budget.take(Infinity)));
  expect(waits).toEqual([10, 20]);
});
