import { expect, test } from '@jest/globals';

import { nodeChange } from '../../../account/graph/change.js';
import { content, snapshotAt } from './content.js';
import { appendRenames } from './renames.js';
import { a, ab, account, b } from './sample.js';
import type { Places } from './places.js';

const named = (name: string | null) => ({ ...a, name });

export function foldTests({ openNew, newPlace, openAt }: Places): void {
  test('folded changes are netted into the kept version that follows, and the headers stay', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z', 'last']);
    const before = await store.versions(account, { before: null, limit: 9 });
    expect(await store.fold(account, [3, 2])).toEqual([2, 3]);
    const entries = await store.changes(account, 0, 9);
    expect(entries.map(({ version }) => version)).toEqual(
      before.map(({ version }) => version).toReversed(),
    );
    expect(entries.slice(1).map(({ changes }) => changes)).toEqual([
      [],
      [],
      [nodeChange(a, named('z'))],
      [nodeChange(named('z'), named('last'))],
    ]);
    const isFolded = ({ seq }: { readonly seq: number }) => seq === 2 || seq === 3;
    expect(await store.versions(account, { before: null, limit: 9 })).toEqual(
      before.map((entry) => ({ ...entry, folded: isFolded(entry.version) })),
    );
  });

  test('a folded version is read no more, and what was read of it before is no way to others', async () => {
    const place = newPlace();
    const [store, other] = [await openAt(place), await openAt(place)];
    await appendRenames(store, ['x', null, 'z']);
    for (const reader of [store, other]) await snapshotAt(reader, 2);
    await store.fold(account, [2]);
    for (const reader of [store, other]) {
      expect(await reader.snapshot(account, 2)).toEqual({ kind: 'folded', seq: 2, kept: 3 });
      expect(content(await snapshotAt(reader, 3))).toEqual({ nodes: [a, b], edges: [ab] });
      expect(content(await snapshotAt(reader, 1))).toEqual({ nodes: [a, b], edges: [ab] });
    }
    expect(await store.version(account, 2)).toMatchObject({ seq: 2 });
  });

  test('the head, what is labelled and what is not there stay as they are', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z']);
    await store.putLabel(account, 'kept', 2);
    expect(await store.fold(account, [0, 1, 2, 3, 4, 5, -1, 0.5])).toEqual([1, 3]);
    expect(await store.fold(account, [1, 3])).toEqual([]);
    expect(content(await snapshotAt(store, 2)).nodes).toEqual([named('x'), b]);
    expect(await store.snapshot(account, 1)).toEqual({ kind: 'folded', seq: 1, kept: 2 });
    expect(await store.putLabel(account, 'late', 1)).toEqual({ kind: 'folded', kept: 2 });
    expect(await store.fold('999999999999', [1])).toEqual([]);
  });

  test('a version into which others were folded can itself be folded', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z', null, 'last']);
    await store.fold(account, [2, 4]);
    expect(await store.fold(account, [3])).toEqual([3]);
    expect(await store.snapshot(account, 2)).toEqual({ kind: 'folded', seq: 2, kept: 5 });
    const entries = await store.changes(account, 0, 9);
    expect(entries.map(({ changes }) => changes.length)).toEqual([3, 0, 0, 0, 0, 1]);
    expect(content(await snapshotAt(store, 5)).nodes).toEqual([a, b]);
  });

  test('the history of a record has what is left of folded versions', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z']);
    await store.fold(account, [2]);
    const history = await store.history(account, 'arn:a', { before: null, limit: 9 });
    expect(history.map(({ version, change }) => [version.seq, change])).toEqual([
      [4, nodeChange(named('y'), named('z'))],
      [3, nodeChange(a, named('y'))],
      [1, nodeChange(null, a)],
    ]);
  });

  test('of two who fold the same versions at once one does', async () => {
    const place = newPlace();
    const stores = [await openAt(place), await openAt(place)];
    await appendRenames(stores[0]!, ['x', 'y', 'z']);
    const folded = await Promise.all(stores.map((store) => store.fold(account, [1, 2])));
    expect(folded.flat().toSorted((one, other) => one - other)).toEqual([1, 2]);
    expect(content(await snapshotAt(stores[1]!, 3)).nodes).toEqual([named('y'), b]);
  });
}
