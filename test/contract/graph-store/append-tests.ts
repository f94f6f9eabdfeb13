import { expect, test } from '@jest/globals';

import { edgeChange, nodeChange } from '../../../account/graph/change.js';
import { content, snapshotAt } from './content.js';
import { a, ab, account, b, batch, creation, freshness, node } from './sample.js';
import type { Places } from './places.js';

export function appendTests({ openNew }: Places): void {
  test('the first append gives version 1 and exactly what changed', async () => {
    const store = await openNew();
    const result = await store.append(batch('1', { changes: creation, actor: 'ana' }));
    expect(result).toEqual({
      kind: 'appended',
      version: {
        account,
        seq: 1,
        time: '2026-11-22T10:00:00.000Z',
        actor: 'ana',
        source: 'collection',
        changeCount: 3,
      },
      changes: creation,
    });
    expect(await store.head(account)).toMatchObject({ seq: 1 });
    expect(content(await snapshotAt(store, 'latest'))).toEqual({ nodes: [a, b], edges: [ab] });
  });

  test('the order of the changes in a batch does not matter', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation.toReversed() }));
    const removal = [nodeChange(a, null), edgeChange(ab, null)];
    const result = await store.append(batch('2', { expectedSeq: 1, changes: removal }));
    expect(result).toMatchObject({ kind: 'appended', version: { seq: 2, changeCount: 2 } });
    expect(content(await snapshotAt(store, 2))).toEqual({ nodes: [b], edges: [] });
  });

  test('the same batch id again returns the first result, whatever else the batch holds', async () => {
    const store = await openNew();
    const first = await store.append(batch('1', { changes: creation }));
    await store.append(batch('2', { expectedSeq: 1, changes: [nodeChange(null, node('arn:c'))] }));
    const again = batch('1', { changes: [nodeChange(null, a)], expectedSeq: 9, actor: 'ana' });
    expect(await store.append({ ...again, freshness: [freshness] })).toEqual(first);
    expect(await store.head(account)).toMatchObject({ seq: 2 });
    expect(await store.freshness(account)).toEqual([]);
  });

  test('the same batch id again returns the first result when that was unchanged', async () => {
    const store = await openNew();
    expect(await store.append(batch('1'))).toEqual({ kind: 'unchanged', seq: 0 });
    await store.append(batch('2', { changes: creation }));
    expect(await store.append(batch('1', { changes: creation }))).toEqual({
      kind: 'unchanged',
      seq: 0,
    });
  });

  test('changes that change nothing add no version', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const same = { ...a, attributes: { ...a.attributes } };
    const result = await store.append(
      batch('2', { expectedSeq: 1, changes: [nodeChange(a, same)], freshness: [freshness] }),
    );
    expect(result).toEqual({ kind: 'unchanged', seq: 1 });
    expect(await store.head(account)).toMatchObject({ seq: 1 });
    expect(await store.freshness(account)).toEqual([freshness]);
  });

  test('changes that change nothing are not counted beside those that do', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const changes = [nodeChange(a, a), nodeChange(b, { ...b, name: 'data' })];
    const result = await store.append(batch('2', { expectedSeq: 1, changes }));
    expect(result).toMatchObject({ version: { changeCount: 1 }, changes: [changes[1]] });
  });

  test('the time of a version is never before the previous one', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation, time: '2026-11-22T10:00:00.500Z' }));
    const change = nodeChange(a, { ...a, name: 'x' });
    await store.append(
      batch('2', { expectedSeq: 1, changes: [change], time: '2026-11-22T09:00:00.000Z' }),
    );
    expect(await store.version(account, 2)).toMatchObject({ time: '2026-11-22T10:00:00.500Z' });
  });
}
