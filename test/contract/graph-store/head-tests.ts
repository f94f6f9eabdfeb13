import { expect, test } from '@jest/globals';

import { edgeChange, nodeChange } from '../../../account/graph/change.js';
import { a, ab, account, batch, creation, freshness } from './sample.js';
import type { Places } from './places.js';

export function headTests({ openNew, newPlace, openAt }: Places): void {
  test('a head counts the records that its snapshot holds', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const renamed = nodeChange(a, { ...a, name: 'renamed' });
    await store.append(batch('2', { expectedSeq: 1, changes: [renamed, edgeChange(ab, null)] }));
    expect(await store.heads()).toEqual([{ account, seq: 2, revision: 2, records: 2 }]);
  });

  test('the revision rises with freshness alone, and with nothing else', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    await store.append(batch('2', { expectedSeq: 1, freshness: [freshness] }));
    await store.append(batch('2', { expectedSeq: 1, freshness: [freshness] }));
    await store.append(batch('3', { expectedSeq: 0, freshness: [freshness] }));
    expect(await store.heads()).toEqual([{ account, seq: 1, revision: 2, records: 3 }]);
  });

  test('heads show what another process appended', async () => {
    const place = newPlace();
    const [store, other] = [await openAt(place), await openAt(place)];
    await store.append(batch('1', { changes: creation }));
    expect(await other.heads()).toEqual(await store.heads());
    const { snapshot } = (await other.snapshot(account, 'latest')) as {
      readonly snapshot?: { readonly nodeCount: number };
    };
    expect(snapshot?.nodeCount).toBe(2);
  });
}
