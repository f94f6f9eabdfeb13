import { expect, test } from '@jest/globals';
import { SharedRead } from '../../../account/graph/shared-read.js';
import { type Deferred, deferred } from '../../gateway/set-up/deferred.js';

function counted() {
  const reads: Deferred<number>[] = [];
  const shared = new SharedRead(() => {
    const read = deferred<number>();
    reads.push(read);
    return read.promise;
  });
  return { reads, shared };
}

test('who comes while a read is under way is given the next one, together with the others', async () => {
  const { reads, shared } = counted();
  const first = shared.read();
  const later = [shared.read(), shared.read(), shared.read()];
  expect(reads).toHaveLength(1);
  reads[0]?.resolve(1);
  expect(await first).toBe(1);
  await Promise.resolve();
  expect(reads).toHaveLength(2);
  const latest = shared.read();
  reads[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
  await Promise.resolve();
  reads[2]?.resolve(3);
  expect(await latest).toBe(3);
  expect(reads).toHaveLength(3);
});

test('a read that fails is told to those who shared it, and the next one is another', async () => {
  let reads = 0;
  const shared = new SharedRead(async () => {
    reads += 1;
    if (reads === 2) throw new Error('no answer');
    return reads;
  });
  const [first, second, third] = [shared.read(), shared.read(), shared.read()];
  expect(await first).toBe(1);
  await expect(second).rejects.toThrow('no answer');
  await expect(third).rejects.toThrow('no answer');
  expect(await shared.read()).toBe(3);
});
