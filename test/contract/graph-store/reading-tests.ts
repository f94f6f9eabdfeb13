import { expect, test } from '@jest/globals';

import { nodeChange } from '../../../account/graph/change.js';
import { content, snapshotAt } from './content.js';
import { a, ab, account, b, batch, creation, node, otherAccount } from './sample.js';
import type { Places } from './places.js';

export function readingTests({ openNew }: Places): void {
  test('an account never written is unknown', async () => {
    const store = await openNew();
    expect(await store.heads()).toEqual([]);
    expect(await store.head(account)).toBeNull();
    expect(await store.version(account, 1)).toBeNull();
    expect(await store.snapshot(account, 'latest')).toEqual({ kind: 'unknownAccount', account });
    expect(await store.changes(account, 0, 10)).toEqual([]);
    expect(await store.freshness(account)).toEqual([]);
  });

  test('version 0 is the empty graph', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const snapshot = await snapshotAt(store, 0);
    expect(snapshot).toMatchObject({ account, nodeCount: 0, edgeCount: 0, version: { seq: 0 } });
    expect(content(snapshot)).toEqual({ nodes: [], edges: [] });
  });

  test.each([2, -1, 0.5])('version %p of one is unknown', async (seq) => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const unknown = { kind: 'unknownVersion', seq, headSeq: 1 };
    expect(await store.snapshot(account, seq)).toEqual(unknown);
    expect(await store.version(account, seq)).toBeNull();
  });

  test('accounts do not see each other', async () => {
    const store = await openNew();
    await store.append(batch('1', { account: otherAccount, changes: [nodeChange(null, a)] }));
    const result = await store.append(batch('1', { changes: creation }));
    expect(result).toMatchObject({ kind: 'appended', version: { seq: 1, account } });
    expect(await store.heads()).toEqual([
      { account, seq: 1, revision: 1, records: 3 },
      { account: otherAccount, seq: 1, revision: 1, records: 1 },
    ]);
    expect(content(await snapshotAt(store, 'latest'))).toEqual({ nodes: [a, b], edges: [ab] });
    const other = await store.snapshot(otherAccount, 'latest');
    expect(other).toMatchObject({ snapshot: { nodeCount: 1, edgeCount: 0 } });
  });

  test('a snapshot that was read stays as it was', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const snapshot = await snapshotAt(store, 'latest');
    await store.append(
      batch('2', { expectedSeq: 1, changes: [nodeChange(a, { ...a, name: 'x' })] }),
    );
    expect(snapshot.version.seq).toBe(1);
    expect(snapshot.node('arn:a')).toEqual(a);
    expect((await snapshotAt(store, 'latest')).node('arn:a')?.name).toBe('x');
  });

  test('values come back as they were written', async () => {
    const store = await openNew();
    const odd = node('arn:\u{1f600} "\\ \u0000é', {
      name: '',
      region: null,
      attributes: { __proto__x: null, z: [1, -0.5, 1e21, true, '\u2028'], a: { b: {}, c: [] } },
    });
    await store.append(batch('1', { changes: [nodeChange(null, odd)] }));
    expect((await snapshotAt(store, 1)).node(odd.id)).toEqual(odd);
    expect(await store.changes(account, 0, 1)).toMatchObject([
      { changes: [nodeChange(null, odd)] },
    ]);
  });
}
