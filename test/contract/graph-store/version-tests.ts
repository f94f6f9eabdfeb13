import { expect, test } from '@jest/globals';

import { ChangesHash } from '../../../account/graph/changes-hash.js';
import { versionHash } from '../../../account/graph/version-hash.js';
import { appendRenames, timeOf } from './renames.js';
import { a, account, b, batch, creation } from './sample.js';
import { nodeChange } from '../../../account/graph/change.js';
import type { Places } from './places.js';

export function versionTests({ openNew }: Places): void {
  test('versions are read newest first, page by page', async () => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z']);
    const seqs = async (before: number | null, limit: number) =>
      (await store.versions(account, { before, limit })).map(({ version }) => version.seq);
    expect(await seqs(null, 2)).toEqual([4, 3]);
    expect(await seqs(3, 9)).toEqual([2, 1]);
    expect(await seqs(null, Infinity)).toEqual([4, 3, 2, 1]);
    expect(await seqs(1, 9)).toEqual([]);
    expect(await store.versions('999999999999', { before: null, limit: 9 })).toEqual([]);
  });

  test('an entry has the version as it was appended, without labels and not folded', async () => {
    const store = await openNew();
    await appendRenames(store, []);
    expect(await store.versions(account, { before: null, limit: 1 })).toEqual([
      {
        version: await store.version(account, 1),
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        changesHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        labels: [],
        folded: false,
      },
    ]);
  });

  test('each hash is of the changes as the log has them, of the version and of the hash before', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation.toReversed(), actor: 'ana' }));
    const odd = { ...a, attributes: { z: 1, a: { d: 'é\n', c: null } } };
    const changes = [nodeChange(b, { ...b, name: 'data' }), nodeChange(a, odd)];
    await store.append(batch('2', { expectedSeq: 1, changes }));
    const entries = (await store.versions(account, { before: null, limit: 9 })).toReversed();
    let previous = '';
    for (const [at, { version, changes }] of (await store.changes(account, 0, 9)).entries()) {
      const changesHash = ChangesHash.of(changes.toReversed());
      previous = versionHash(version, changesHash, previous);
      expect(entries[at]).toMatchObject({ changesHash, hash: previous });
    }
  });

  test.each([
    ['of a version', timeOf(2), 2],
    ['between two', '2026-11-22T10:02:59.999Z', 2],
    ['in another zone', '2026-11-22T11:03:00+01:00', 3],
    ['after the newest', '2099-01-01T00:00:00Z', 4],
  ])('the version at a time %s is the newest not after it', async (_, time, seq) => {
    const store = await openNew();
    await appendRenames(store, ['x', 'y', 'z']);
    expect(await store.versionAt(account, time)).toEqual(await store.version(account, seq));
  });

  test('of versions of one time the newest is at it, and before the first there is none', async () => {
    const store = await openNew();
    const time = timeOf(1);
    await store.append(batch('1', { changes: creation, time }));
    const changes = [nodeChange(a, { ...a, name: 'x' })];
    await store.append(batch('2', { expectedSeq: 1, changes, time }));
    expect(await store.versionAt(account, time)).toMatchObject({ seq: 2 });
    expect(await store.versionAt(account, '2026-11-22T10:00:59.999Z')).toBeNull();
    expect(await store.versionAt('999999999999', time)).toBeNull();
  });
}
