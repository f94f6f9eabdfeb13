import { expect, test } from '@jest/globals';

import { snapshotAt } from './content.js';
import { account, batch, freshness } from './sample.js';
import type { Places } from './places.js';

export function freshnessTests({ openNew }: Places): void {
  test('freshness makes an account known at version 0', async () => {
    const store = await openNew();
    expect(await store.append(batch('1', { freshness: [freshness] }))).toEqual({
      kind: 'unchanged',
      seq: 0,
    });
    expect(await store.heads()).toEqual([{ account, seq: 0, revision: 1, records: 0 }]);
    expect(await store.head(account)).toBeNull();
    expect(await snapshotAt(store, 'latest')).toMatchObject({ version: { seq: 0 }, nodeCount: 0 });
  });

  test('freshness replaces that of the same service and region and is listed in order', async () => {
    const store = await openNew();
    const global = { ...freshness, region: null };
    const compute = { ...freshness, service: 'compute', used: false, asOf: null };
    await store.append(batch('1', { freshness: [freshness, global, compute] }));
    const failed = { ...freshness, complete: false, error: 'Throttled' };
    await store.append(batch('2', { freshness: [failed] }));
    expect(await store.freshness(account)).toEqual([compute, global, failed]);
  });
}
