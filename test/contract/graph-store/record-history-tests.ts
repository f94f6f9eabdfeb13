import { expect, test } from '@jest/globals';

import { edgeChange, nodeChange } from '../../../account/graph/change.js';
import { edgeId } from '../../../account/graph/record.js';
import { appendRenames } from './renames.js';
import { a, ab, account, batch, creation, otherAccount } from './sample.js';
import type { Places } from './places.js';

export function recordHistoryTests({ openNew }: Places): void {
  test('the history of a node is what changed it, newest first and page by page', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y']);
    const [x, y] = [
      { ...a, name: 'x' },
      { ...a, name: 'y' },
    ];
    const all = await store.history(account, 'arn:a', { before: null, limit: 9 });
    expect(all).toEqual([
      { version: await store.version(account, 3), change: nodeChange(x, y) },
      { version: await store.version(account, 2), change: nodeChange(a, x) },
      { version: await store.version(account, 1), change: nodeChange(null, a) },
    ]);
    expect(await store.history(account, 'arn:a', { before: null, limit: 1 })).toEqual([all[0]]);
    expect(await store.history(account, 'arn:a', { before: 3, limit: 1 })).toEqual([all[1]]);
    expect(await store.history(account, 'arn:none', { before: null, limit: 9 })).toEqual([]);
  });

  test('an edge has its own, and so has what is gone', async () => {
    const store = await openNew();
    await appendRenames(store, []);
    await store.append(batch('2', { expectedSeq: 1, changes: [edgeChange(ab, null)] }));
    const history = await store.history(account, edgeId(ab), { before: null, limit: 9 });
    expect(history.map(({ change }) => change)).toEqual([
      edgeChange(ab, null),
      edgeChange(null, ab),
    ]);
  });

  test('what another account did to a record of the same id is not in it', async () => {
    const store = await openNew();
    await appendRenames(store, []);
    await store.append(batch('1', { account: otherAccount, changes: creation }));
    expect(await store.history(account, 'arn:a', { before: null, limit: 9 })).toHaveLength(1);
  });
}
