import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Leasing, lease } from '../../../account/collect/lease.js';
import type { DueScope } from '../../../account/collect/stages.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { deferred } from '../../gateway/set-up/deferred.js';
import { type FakeClock, fakeClock } from '../../support/fake-clock.js';
import { ACCOUNT } from './collecting.js';

const SCOPES: readonly DueScope[] = [
  { service: 'people', region: null, listings: [] },
  { service: 'yard', region: 'r1', listings: [] },
];
const LEASE_TIME = 30_000;

let store: GraphStore;
let clock: FakeClock;
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-01-01T00:00:00.000Z'));
});
afterEach(() => store.close());

type Leases = Pick<GraphStore, 'takeLeases' | 'releaseLeases'>;

function leasing(holder: string, leases: Leases = store): Leasing {
  return { ...clock, store: leases as GraphStore, holder, leaseTime: LEASE_TIME };
}

/** The same leases, of which every one taken after the first waits at the gate before it reaches the store. */
function gated() {
  const gate = deferred<void>();
  const arrived = deferred<void>();
  let taken = 0;
  const leases: Leases = {
    releaseLeases: (holder, keys) => store.releaseLeases(holder, keys),
    takeLeases: async (request) => {
      taken += 1;
      if (taken > 1) {
        arrived.resolve();
        await gate.promise;
      }
      return store.takeLeases(request);
    },
  };
  return { gate, arrived, leases };
}

async function free(): Promise<number> {
  const other = await lease(ACCOUNT, SCOPES, leasing('other'));
  await other.release();
  return other.held.length;
}

describe('a lease', () => {
  test('is kept as long as it is held', async () => {
    const own = await lease(ACCOUNT, SCOPES, leasing('own'));
    await clock.advance(LEASE_TIME * 3);
    expect([await free(), await own.stillHeld()]).toEqual([0, SCOPES]);
    await own.release();
    expect([await free(), clock.waiting()]).toEqual([SCOPES.length, 0]);
  });

  test('that is just being kept is given back after that', async () => {
    const { gate, arrived, leases } = gated();
    const own = await lease(ACCOUNT, SCOPES, leasing('own', leases));
    await clock.advance(LEASE_TIME / 3);
    await arrived.promise;
    const released = own.release();
    gate.resolve();
    await released;
    expect(await free()).toBe(SCOPES.length);
  });

  test('that was given back is not taken again by looking whether it is held', async () => {
    const own = await lease(ACCOUNT, SCOPES, leasing('own'));
    await own.release();
    expect([await own.stillHeld(), await free()]).toEqual([[], SCOPES.length]);
  });

  test('that is given back while somebody looks is held no more', async () => {
    const { gate, leases } = gated();
    const own = await lease(ACCOUNT, SCOPES, leasing('own', leases));
    const looking = own.stillHeld();
    const released = own.release();
    gate.resolve();
    expect(await looking).toEqual([]);
    await released;
    expect(await free()).toBe(SCOPES.length);
  });
});
