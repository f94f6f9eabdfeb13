import { expect, test } from '@jest/globals';
import { callQueue } from '../../../account/collect/call-queue.js';
import { deferred } from '../../gateway/set-up/deferred.js';

test('calls are made by rank, then as they came, and at most so many at once', async () => {
  const queue = callQueue(2);
  const gates = Array.from({ length: 6 }, () => deferred<void>());
  const begun: number[] = [];
  let atOnce = 0;
  let most = 0;
  const call = (rank: number, number: number) =>
    queue(rank, async () => {
      begun.push(number);
      most = Math.max(most, (atOnce += 1));
      await gates[number]?.promise;
      atOnce -= 1;
      return number;
    });
  const made = [call(1, 0), call(1, 1), call(2, 2), call(1, 3), call(0, 4), call(1, 5)];
  for (const gate of gates) {
    gate.resolve();
    await new Promise(setImmediate);
  }
  expect(await Promise.all(made)).toEqual([0, 1, 2, 3, 4, 5]);
  expect([begun, most]).toEqual([[0, 1, 4, 3, 5, 2], 2]);
});

test('a call that rejects is its own, and leaves its place to the next', async () => {
  const queue = callQueue(1);
  const first = queue(0, () => Promise.reject(new Error('it fell over')));
  const second = queue(0, async () => 'answered');
  await expect(first).rejects.toThrow('it fell over');
  expect(await second).toBe('answered');
});
