import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Accounts } from '../../account/accounts.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { deferred } from '../gateway/set-up/deferred.js';
import { type FakeClock, fakeClock } from '../support/fake-clock.js';
import { type StoreCall, watchedStore } from '../support/watched-store.js';
import { ACCOUNT } from './collect/collecting.js';
import { type Faults, NO_FAULTS, faultyProvider } from './collect/faulty-provider.js';
import { newTown } from './collect/town.js';
import { townAccounts } from './collect/town-accounts.js';

const SECOND = 1000;
const HANGING: Faults = {
  ...NO_FAULTS,
  calls: [{ operation: 'yard:ListRooms', region: null, kind: 'hang', keep: 0 }],
};

let store: GraphStore;
let clock: FakeClock;
let faults: Faults;
let results: CollectionResult[];
let told: unknown[];
/** what stands before each call of the store */
let before: (call: StoreCall, given: readonly unknown[]) => Promise<void> | void;
/** how often the provider was asked whose account it holds */
let identities: number;
let accounts: Accounts;

beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-01-01T00:00:00.000Z'));
  faults = NO_FAULTS;
  before = () => undefined;
  results = [];
  told = [];
  accounts = newProcess();
  await clock.settle(accounts.collectAll({ maxAge: 0 }));
  results = [];
  identities = 0;
});
afterEach(async () => {
  before = () => undefined;
  await accounts.stop();
  await store.close();
});

/** Another process over the same store. */
function newProcess(): Accounts {
  const town = newTown(3, 2);
  const now = () => faultyProvider(town, faults);
  const provider = {
    ...now(),
    identity: () => {
      identities += 1;
      return now().identity();
    },
    regions: () => now().regions(),
    call: (...given: Parameters<ReturnType<typeof faultyProvider>['call']>) => now().call(...given),
  };
  const watched = watchedStore(store, (call, given) => before(call, given));
  return townAccounts(watched, provider, clock, {
    collected: (one) => void results.push(one),
    noteFailed: (error) => void told.push(error),
  });
}

describe('who asks while an account is being read', () => {
  test('for ages of their own and gives up shares one further collection with all others', async () => {
    await clock.advance(100 * SECOND);
    faults = HANGING;
    const ages = Array.from({ length: 20 }, (_, at) => 60 + at);
    const first = accounts.waitUntilFresh(ACCOUNT, { maxAge: 59 });
    await clock.advance(1);
    const readers = ages.map((maxAge) => accounts.waitUntilFresh(ACCOUNT, { maxAge }));
    await clock.advance(9 * SECOND);
    await Promise.all([first, ...readers]);
    expect(results).toEqual([]);
    await clock.advance(600 * SECOND);
    expect(results).toHaveLength(2);
    expect(results.every(({ kind }) => kind === 'collected')).toBe(true);
  });

  test('is given what was read meanwhile when that is fresh enough: nothing is asked again', async () => {
    await clock.advance(100 * SECOND);
    const asked = (maxAge: number) => accounts.waitUntilFresh(ACCOUNT, { maxAge });
    const [writing, written] = [deferred<void>(), deferred<void>()];
    before = async (call) => {
      if (call !== 'append') return;
      writing.resolve();
      await written.promise;
    };
    const first = asked(60);
    await writing.promise;
    const others = [asked(61), asked(62)];
    await clock.advance(1);
    written.resolve();
    await Promise.all([first, ...others]);
    expect([identities, results.length]).toEqual([1, 1]);
  });

  test('for parts of it is given all of them by one further collection', async () => {
    faults = HANGING;
    const running = accounts.refresh(ACCOUNT, { maxAge: 0 });
    await clock.advance(1);
    const services = [['people'], ['yard'], ['people', 'yard']];
    const parts = services.map((names) =>
      accounts.refresh(ACCOUNT, { maxAge: 0, services: names }),
    );
    await clock.advance(9 * SECOND);
    expect(await Promise.all([running, ...parts])).toMatchObject(
      Array.from({ length: 4 }, () => ({ reason: { code: 'late' } })),
    );
    faults = NO_FAULTS;
    await clock.advance(600 * SECOND);
    expect(results).toMatchObject([{ report: { scopes: 3 } }, { report: { scopes: 3 } }]);
  });
});

describe('a collection that has written', () => {
  test('is collected, though nothing could be noted of it', async () => {
    const error = new Error('the disk is full');
    before = (call) => {
      if (call === 'putDocument') throw error;
    };
    expect(await accounts.refresh(ACCOUNT, { maxAge: 0 })).toMatchObject({ kind: 'collected' });
    expect(told).toEqual([error]);
    const statuses = await store.freshness(ACCOUNT);
    expect(statuses.map((one) => one.error)).toEqual(statuses.map(() => null));
  });

  test('is what another process reports that looked before it had been noted', async () => {
    const other = newProcess();
    await other.load();
    await clock.advance(60 * SECOND);
    before = async (call) => {
      if (call === 'putDocument') await other.current();
    };
    await accounts.refresh(ACCOUNT, { maxAge: 0 });
    before = () => undefined;
    await other.current();
    expect(other.report(ACCOUNT)).toEqual(accounts.report(ACCOUNT));
    expect(other.report(ACCOUNT)?.time).toBe('2026-01-01T00:01:00.000Z');
  });

  test('though it failed is what another process reports that looked before', async () => {
    const other = newProcess();
    await other.load();
    faults = { ...NO_FAULTS, identity: 'denied' };
    before = async (call) => {
      if (call === 'putDocument') await other.current();
    };
    await accounts.refresh(ACCOUNT, { maxAge: 60 });
    before = () => undefined;
    await other.current();
    expect(other.report(ACCOUNT)).toMatchObject({ failure: { message: 'identity: expired' } });
  });
});

test('the account of a source is known without the provider once it was collected', async () => {
  faults = { ...NO_FAULTS, identity: 'hang' };
  const other = newProcess();
  await other.load();
  expect(await other.sourced()).toMatchObject([{ account: ACCOUNT, seq: 1 }]);
  expect(identities).toBe(0);
});

test('leases that cannot be given back keep nothing from ending', async () => {
  faults = HANGING;
  accounts.refresh(ACCOUNT, { maxAge: 0 }).catch(() => undefined);
  await clock.advance(1);
  const error = new Error('nobody answers');
  before = (call) => {
    if (call === 'releaseLeases') throw error;
  };
  await expect(accounts.stop()).resolves.toBeUndefined();
  expect(told).toEqual([error]);
});
