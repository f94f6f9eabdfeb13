import { expect, test } from '@jest/globals';
import type { Clock } from '../../../account/clock.js';
import type { Operation } from '../../../account/collect/provider.js';
import { createRateBudget } from '../../../provider/aws/rate-budget.js';
import { ACCOUNT, identityAnswer, volumesAnswer } from './answers.js';
import { withScriptedAws } from './scripted-aws.js';

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

test('each account, region and service has a budget of its own, and only its own calls wait for it', async () => {
  const other = '444455556666';
  const accounts = [ACCOUNT, other];
  const identities = [...accounts];
  const rate = { perSecond: 0.01, burst: 1 };
  await withScriptedAws(
    ({ operation }) =>
      operation === 'ListTables' ? { body: '{"TableNames":[]}' } : volumesAnswer([]),
    async ({ provider, waits }) => {
      const call = (operation: Operation, account: string, region: string) =>
        provider.call(operation, {}, { account, region, deadline: Infinity });
      await provider.identity();
      await provider.identity();
      const places = accounts.flatMap((account) =>
        ['eu-west-1', 'us-east-1'].map((region) => ({ account, region })),
      );
      for (const { account, region } of places) {
        expect(await call('ec2:DescribeVolumes', account, region)).toHaveProperty('value');
        expect(await call('dynamodb:ListTables', account, region)).toHaveProperty('value');
      }
      expect(waits).toEqual([]);
      for (const { account, region } of places) await call('ec2:DescribeVolumes', account, region);
      expect(waits).toHaveLength(4);
      for (const wait of waits) expect(wait).toBeGreaterThan(90_000);
    },
    {
      rates: { ec2: rate, dynamodb: rate },
      identity: () => identityAnswer(undefined, identities.shift()),
    },
  );
});
