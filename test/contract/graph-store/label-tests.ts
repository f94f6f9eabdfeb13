import { expect, test } from '@jest/globals';

import { appendRenames } from './renames.js';
import { account, batch, creation, otherAccount } from './sample.js';
import type { Places } from './places.js';

export function labelTests({ openNew, newPlace, openAt }: Places): void {
  test('labels are in order of their names, kept, and read with their version', async () => {
    const place = newPlace();
    const store = await openAt(place);
    await appendRenames(store, ['x']);
    for (const [label, seq] of [
      ['b', 2],
      ['ä', 1],
      ['B', 2],
      ['\u{1f600}', 2],
    ] as const) {
      expect(await store.putLabel(account, label, seq)).toEqual({ kind: 'labelled' });
    }
    await store.close();
    const again = await openAt(place);
    const labels = new Map([
      ['B', 2],
      ['b', 2],
      ['ä', 1],
      ['\u{1f600}', 2],
    ]);
    expect([...(await again.labels(account))]).toEqual([...labels]);
    expect(await again.versions(account, { before: null, limit: 9 })).toMatchObject([
      { labels: ['B', 'b', '\u{1f600}'] },
      { labels: ['ä'] },
    ]);
  });

  test('a label again at its version changes nothing, and at another it is taken', async () => {
    const store = await openNew();
    await appendRenames(store, ['x']);
    await store.putLabel(account, 'before', 1);
    expect(await store.putLabel(account, 'before', 1)).toEqual({ kind: 'labelled' });
    expect(await store.putLabel(account, 'before', 2)).toEqual({ kind: 'taken', seq: 1 });
    expect([...(await store.labels(account))]).toEqual([['before', 1]]);
  });

  test.each([3, 0, -1, 0.5])('no label is put at %p of two versions', async (seq) => {
    const store = await openNew();
    await appendRenames(store, ['x']);
    const unknown = { kind: 'unknownVersion', headSeq: 2 };
    expect(await store.putLabel(account, 'there', seq)).toEqual(unknown);
    expect(await store.putLabel('999999999999', 'there', 1)).toEqual({ ...unknown, headSeq: 0 });
    expect((await store.labels(account)).size).toBe(0);
  });

  test('a label is of one account', async () => {
    const store = await openNew();
    await appendRenames(store, ['x']);
    await store.append(batch('1', { account: otherAccount, changes: creation }));
    await store.putLabel(account, 'before', 2);
    expect(await store.putLabel(otherAccount, 'before', 1)).toEqual({ kind: 'labelled' });
    expect([...(await store.labels(otherAccount))]).toEqual([['before', 1]]);
  });
}
