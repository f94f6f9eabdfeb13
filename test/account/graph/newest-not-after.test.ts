import { expect, test } from '@jest/globals';

import { newestNotAfter } from '../../../account/graph/newest-not-after.js';
import type { Version } from '../../../account/graph/version.js';

function version(seq: number): Version {
  // two of each second
  const time = new Date(Math.floor(seq / 2) * 1000).toISOString();
  return { account: 'a', seq, time, actor: null, source: 'collection', changeCount: 1 };
}

test('the newest version not after a time is found by few reads among many', async () => {
  const last = 100_000;
  for (const second of [0, 1, 2, 777, 31_999, 32_000, 49_999, 50_000, 60_000]) {
    let [reads, seqsRead] = [0, 0];
    const read = async (seqs: readonly number[]) => {
      reads += 1;
      seqsRead += seqs.length;
      return seqs.map(version);
    };
    const time = new Date(second * 1000 + 999).toISOString();
    const found = await newestNotAfter(time, last, read);
    expect(found?.seq).toBe(Math.min(2 * second + 1, last));
    expect(reads).toBeLessThanOrEqual(4);
    expect(seqsRead).toBeLessThanOrEqual(4 * 64);
  }
});

test('before the first version there is none, and a text that is no time is refused', async () => {
  const read = async (seqs: readonly number[]) => seqs.map(version);
  expect(await newestNotAfter('1960-01-01T00:00:00Z', 1000, read)).toBeNull();
  expect(await newestNotAfter('2026-01-01T00:00:00Z', 0, read)).toBeNull();
  await expect(newestNotAfter('yesterday', 1000, read)).rejects.toThrow('got yesterday');
});
