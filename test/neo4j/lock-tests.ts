import { describe, expect, test } from '@jest/globals';

import { nodeChange } from '../../account/graph/change.js';
import type { GraphStore } from '../../account/graph/store.js';
import type { Connection } from '../../neo4j/connection.js';
import { Deadline } from '../../neo4j/deadline.js';
import { loadSnapshot } from '../../neo4j/load-snapshot.js';
import { withLock } from '../../neo4j/with-lock.js';
import { snapshotAt } from '../contract/graph-store/content.js';
import { a, account, batch, creation, node } from '../contract/graph-store/sample.js';

interface LockPlaces {
  /** accounts begin with the place's name: see `placeStore` */
  readonly openAt: (place: string) => Promise<GraphStore>;
  /** to the same server */
  readonly connect: () => Connection;
}

/** What readers and writers of one account do to each other. */
export function lockTests({ openAt, connect }: LockPlaces): void {
  describe('neo4j: reads under a lock', () => {
    test('those that wait for it leave connections to a load and to each other', async () => {
      const writer = await openAt('far');
      const changes = Array.from({ length: 100 }, (_, at) => nodeChange(null, node(`arn:${at}`)));
      await writer.append(batch('1', { changes }));
      // has nothing in memory
      const reader = await openAt('far');
      const state = { isLoading: true };
      const load = reader.snapshot(account, 'latest').finally(() => (state.isLoading = false));
      const readers = Array.from({ length: 120 }, async () => {
        do await reader.neighbourhoods([account], ['arn:7']);
        while (state.isLoading);
      });
      await Promise.all([load, ...readers]);
      await writer.close();
      await reader.close();
    });

    test('one that stalls keeps writers waiting for a moment only', async () => {
      const store = await openAt('stalled');
      await store.append(batch('1', { changes: creation }));
      const connection = connect();
      let goesOn: (value: null) => void = () => undefined;
      const stall = new Promise<null>((resolve) => (goesOn = resolve));
      let locked: (value: null) => void = () => undefined;
      const isLocked = new Promise<null>((resolve) => (locked = resolve));
      const reading = withLock(connection, new Deadline(60_000), async (_, lock) => {
        await lock([`stalled/${account}`]);
        locked(null);
        await stall;
        return (await lock([`stalled/${account}`])).get(`stalled/${account}`);
      });
      await isLocked;
      const begun = performance.now();
      const changes = [nodeChange(a, { ...a, name: 'x' })];
      expect(await store.append(batch('2', { expectedSeq: 1, changes }))).toMatchObject({
        kind: 'appended',
      });
      expect(performance.now() - begun).toBeLessThan(10_000);
      goesOn(null);
      // again, since its first try was ended
      expect(await reading).toBe(2);
      await connection.close(new Deadline(1000));
      await store.close();
    });

    test('a snapshot loaded while another process writes is of exactly one version', async () => {
      const writer = await openAt('torn');
      const nodes = Array.from({ length: 200 }, (_, at) => node(`arn:${at}`));
      await writer.append(batch('1', { changes: nodes.map((made) => nodeChange(null, made)) }));
      const names = new Set<string>();
      const state = { isWriting: true };
      const writing = renameAll(writer, nodes.length, 25).finally(() => {
        state.isWriting = false;
      });
      const connection = connect();
      while (state.isWriting) {
        const snapshot = await loadSnapshot(connection, `torn/${account}`, new Deadline(25_000));
        const found = new Set([...snapshot.nodes()].map(({ name }) => name ?? 'none'));
        const { seq } = snapshot.version;
        expect([...found]).toEqual([seq === 1 ? 'none' : `v${seq - 1}`]);
        for (const name of found) names.add(name);
      }
      await writing;
      await connection.close(new Deadline(1000));
      expect(names.size).toBeGreaterThan(1);
      await writer.close();
    });
  });
}

/** Versions in each of which every node has the version's name. */
async function renameAll(store: GraphStore, nodes: number, versions: number): Promise<void> {
  for (let seq = 1; seq <= versions; seq += 1) {
    const before = [...(await snapshotAt(store, 'latest')).nodes()];
    expect(before).toHaveLength(nodes);
    const changes = before.map((old) => nodeChange(old, { ...old, name: `v${seq}` }));
    await store.append(batch(`r${seq}`, { expectedSeq: seq, changes }));
  }
}
