import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Accounts } from '../../account/accounts.js';
import type { CollectionRequest, CollectionResult } from '../../account/collect/stages.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type FakeClock, fakeClock } from '../support/fake-clock.js';
import { ACCOUNT } from './collect/collecting.js';
import { type Faults, NO_FAULTS, faultyProvider } from './collect/faulty-provider.js';
import { newTown } from './collect/town.js';
import { townAccounts } from './collect/town-accounts.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HANGING: Faults = {
  ...NO_FAULTS,
  calls: [{ operation: 'yard:ListRooms', region: null, kind: 'hang', keep: 0 }],
};

let store: GraphStore;
let clock: FakeClock;
let accounts: Accounts;
let faults: Faults;
/** `<service> <region>` of every call */
let calls: string[];
let results: CollectionResult[];

beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-01-01T00:00:00.000Z'));
  faults = NO_FAULTS;
  results = [];
  calls = [];
  accounts = newProcess();
  await clock.settle(accounts.collectAll({ maxAge: 0 }));
  calls = [];
  results = [];
});
afterEach(async () => {
  await accounts.stop();
  await store.close();
});

/** Another process over the same store. */
function newProcess(): Accounts {
  const town = newTown(3, 2);
  const now = () => faultyProvider(town, faults);
  const provider = {
    ...now(),
    identity: () => now().identity(),
    regions: () => now().regions(),
    call: (...[operation, input, at]: Parameters<ReturnType<typeof faultyProvider>['call']>) => {
      calls.push(`${operation.split(':')[0]} ${at.region}`);
      return now().call(operation, input, at);
    },
  };
  return townAccounts(store, provider, clock, { collected: (one) => void results.push(one) });
}

const scopesRead = () => [...new Set(calls)];

async function statuses(): Promise<Readonly<Record<string, boolean>>> {
  const all = await accounts.freshness(ACCOUNT);
  return Object.fromEntries(
    all.map(({ service, region, stale }) => [`${service} ${region}`, stale]),
  );
}

describe('a staleness policy', () => {
  test('is what the configuration says until somebody sets one', async () => {
    expect(await accounts.stalenessPolicy(ACCOUNT)).toEqual({ maxAge: 900, services: [] });
    await clock.advance(900 * SECOND);
    expect(Object.values(await statuses())).toEqual([false, false, false]);
    await clock.advance(1);
    expect(Object.values(await statuses())).toEqual([true, true, true]);
  });

  test('of one service goes before that of the account, in every process over the store', async () => {
    const other = newProcess();
    await accounts.setStalenessPolicy(ACCOUNT, 'people', 60);
    await other.setStalenessPolicy(ACCOUNT, null, 3600);
    const policy = { maxAge: 3600, services: [{ service: 'people', maxAge: 60 }] };
    expect(await accounts.stalenessPolicy(ACCOUNT)).toEqual(policy);
    expect(await other.stalenessPolicy(ACCOUNT)).toEqual(policy);
    await clock.advance(2 * MINUTE);
    const stale = { 'people null': true, 'yard r1': false, 'yard r2': false };
    expect(await statuses()).toEqual(stale);
  });

  test('that several set at once holds what each of them said', async () => {
    const other = newProcess();
    await Promise.all([
      accounts.setStalenessPolicy(ACCOUNT, 'people', 60),
      other.setStalenessPolicy(ACCOUNT, 'yard', 70),
      accounts.setStalenessPolicy(ACCOUNT, null, 80),
    ]);
    expect(await accounts.stalenessPolicy(ACCOUNT)).toEqual({
      maxAge: 80,
      services: [
        { service: 'people', maxAge: 60 },
        { service: 'yard', maxAge: 70 },
      ],
    });
  });
});

describe('a read that says how old its answer may be', () => {
  const read = (asked: CollectionRequest, by = accounts) => by.waitUntilFresh(ACCOUNT, asked);

  test('asks the provider for nothing while all of it is young enough', async () => {
    await clock.advance(59 * SECOND);
    faults = { ...NO_FAULTS, identity: 'hang' };
    await read({ maxAge: 60 });
    expect([calls, results]).toEqual([[], []]);
  });

  test('waits for exactly the services and regions that it selects', async () => {
    await clock.advance(61 * SECOND);
    await read({ maxAge: 60, services: ['yard'], regions: ['r2'] });
    expect(scopesRead()).toEqual(['yard r2']);
    await read({ maxAge: 60, services: ['people'] });
    expect(scopesRead()).toEqual(['yard r2', 'people r1']);
    await read({ maxAge: 60 });
    expect(scopesRead()).toEqual(['yard r2', 'people r1', 'yard r1']);
  });

  test('shares the collection of others that wait for the same', async () => {
    await clock.advance(61 * SECOND);
    await Promise.all(Array.from({ length: 20 }, () => read({ maxAge: 60 })));
    expect(results).toHaveLength(1);
  });

  test('gets what there is at its limit when the provider hangs', async () => {
    await clock.advance(61 * SECOND);
    faults = HANGING;
    const began = clock.now();
    await clock.settle(read({ maxAge: 60, services: ['yard'] }));
    expect(clock.now() - began).toBe(8 * SECOND);
    expect(await statuses()).toMatchObject({ 'yard r1': false });
    await clock.advance(60 * SECOND);
    expect(await store.freshness(ACCOUNT)).toContainEqual(
      expect.objectContaining({ region: 'r1', complete: false, error: expect.any(String) }),
    );
  });

  test('waits for another process that reads the same, and reads nothing itself', async () => {
    await clock.advance(61 * SECOND);
    const other = newProcess();
    const keys = ['collection 111122223333 people '];
    const until = clock.now() + 30 * SECOND;
    await store.takeLeases({ keys, holder: 'the other', now: clock.now(), until });
    const waiting = read({ maxAge: 60, services: ['people'] });
    await clock.advance(3 * SECOND);
    expect(calls).toEqual([]);
    await store.releaseLeases('the other', keys);
    await other.collectAll({ maxAge: 60 });
    calls = [];
    await clock.advance(1 * SECOND);
    await waiting;
    expect(calls).toEqual([]);
  });

  test('reads itself what another process was reading when it was killed, once its lease has ended', async () => {
    await clock.advance(61 * SECOND);
    const keys = ['collection 111122223333 people '];
    const until = clock.now() + 4 * SECOND;
    await store.takeLeases({ keys, holder: 'killed', now: clock.now(), until });
    const began = clock.now();
    await clock.settle(read({ maxAge: 60, services: ['people'] }));
    expect(calls).toEqual(['people r1']);
    expect(clock.now() - began).toBeGreaterThanOrEqual(4 * SECOND);
    expect(clock.now() - began).toBeLessThan(8 * SECOND);
  });
});

describe('scopes that another collection reads', () => {
  test('keep what they have, and the report says so', async () => {
    await clock.advance(MINUTE);
    const keys = ['collection 111122223333 yard r2'];
    await store.takeLeases({ keys, holder: 'other', now: clock.now(), until: clock.now() + 1 });
    const before = await store.freshness(ACCOUNT);
    const result = await accounts.refresh(ACCOUNT, { maxAge: 0 });
    expect(scopesRead().toSorted()).toEqual(['people r1', 'yard r1']);
    expect(result).toMatchObject({ report: { incomplete: [{ code: 'leased' }] } });
    const row = (all: typeof before) => all.find(({ region }) => region === 'r2');
    expect(row(await store.freshness(ACCOUNT))).toEqual(row(before));
    await clock.advance(2);
    const next = await accounts.refresh(ACCOUNT, { maxAge: 0, regions: ['r2'] });
    expect(next).toMatchObject({ report: { incomplete: [] } });
  });

  test('are kept by a collection that takes longer than a lease, and given back when the process ends', async () => {
    await clock.advance(MINUTE);
    faults = HANGING;
    const running = accounts.refresh(ACCOUNT, { maxAge: 0, services: ['yard'] });
    running.catch(() => undefined);
    await clock.advance(45 * SECOND);
    const keys = ['collection 111122223333 yard r1'];
    const ask = { keys, holder: 'other', now: clock.now(), until: clock.now() + 1 };
    expect(await store.takeLeases(ask)).toEqual([]);
    await accounts.stop();
    expect(await store.takeLeases(ask)).toEqual(keys);
  });
});

describe('a collection that fails as a whole', () => {
  test('shows on every status it was to read, makes no version, and is over with the next that does not', async () => {
    await clock.advance(MINUTE);
    const before = await store.freshness(ACCOUNT);
    faults = { ...NO_FAULTS, identity: 'denied' };
    const result = await accounts.refresh(ACCOUNT, { maxAge: 0, services: ['yard'] });
    expect(result).toMatchObject({ kind: 'failed', reason: { code: 'credentials' } });
    const failed = { complete: false, error: 'identity: expired' };
    const after = before.map((one) => (one.service === 'yard' ? { ...one, ...failed } : one));
    expect(await store.freshness(ACCOUNT)).toEqual(after);
    expect((await store.head(ACCOUNT))?.seq).toBe(1);
    expect(accounts.report(ACCOUNT)).toMatchObject({ failure: { message: 'identity: expired' } });
    faults = NO_FAULTS;
    await accounts.refresh(ACCOUNT, { maxAge: 0 });
    expect(accounts.report(ACCOUNT)?.failure).toBeUndefined();
    expect((await store.freshness(ACCOUNT)).every(({ complete }) => complete)).toBe(true);
  });

  test('because the provider holds another account changes nothing of either', async () => {
    faults = { ...NO_FAULTS, identity: 'other' };
    const result = await accounts.refresh(ACCOUNT, { maxAge: 0 });
    expect(result).toMatchObject({ kind: 'failed', reason: { code: 'wrongAccount' } });
    expect((await store.heads()).map(({ account, seq }) => [account, seq])).toEqual([[ACCOUNT, 1]]);
    const errors = (await store.freshness(ACCOUNT)).map(({ error }) => error);
    expect(errors.every((error) => error?.includes('999999999999'))).toBe(true);
  });
});

describe('the order in which an account is read', () => {
  test('is that of the names, services before regions', async () => {
    await accounts.refresh(ACCOUNT, {
      maxAge: 0,
      services: ['people', 'yard'],
      regions: ['r2', 'r1'],
    });
    expect(scopesRead()).toEqual(['people r1', 'yard r2', 'yard r1']);
    calls = [];
    await accounts.refresh(ACCOUNT, { maxAge: 0, services: ['yard', 'people'] });
    expect(scopesRead()).toEqual(['yard r1', 'yard r2', 'people r1']);
  });

  test('begins, without names, with what is to be the freshest', async () => {
    await accounts.refresh(ACCOUNT, { maxAge: 0 });
    expect(scopesRead()).toEqual(['yard r1', 'yard r2', 'people r1']);
    calls = [];
    await accounts.setStalenessPolicy(ACCOUNT, 'people', 60);
    await accounts.refresh(ACCOUNT, { maxAge: 0 });
    expect(scopesRead()).toEqual(['people r1', 'yard r1', 'yard r2']);
  });
});

test('a refresh that takes longer than a request may wait says so, and goes on', async () => {
  faults = HANGING;
  const result = await clock.settle(accounts.refresh(ACCOUNT, { maxAge: 0 }));
  expect(result).toMatchObject({ kind: 'failed', reason: { code: 'late' } });
  expect(accounts.progress(ACCOUNT)).toMatchObject({ running: true });
  await clock.advance(MINUTE);
  expect(accounts.progress(ACCOUNT)).toMatchObject({ running: false });
  expect(results).toMatchObject([{ kind: 'collected' }]);
});

test('an account that was never collected is read at its first view, and nobody waits', async () => {
  await accounts.stop();
  await store.close();
  store = openSqliteGraphStore(':memory:');
  faults = { ...NO_FAULTS, outage: { from: 1, calls: 1000 } };
  accounts = newProcess();
  await accounts.collectAll({ maxAge: 0 });
  expect(await store.head(ACCOUNT)).toBeNull();
  faults = NO_FAULTS;
  calls = [];
  accounts.viewed(ACCOUNT);
  accounts.viewed(ACCOUNT);
  expect(calls).toEqual([]);
  await clock.advance(1);
  expect(await store.head(ACCOUNT)).toMatchObject({ seq: 1 });
  expect(results.filter(({ kind }) => kind === 'collected')).toHaveLength(1);
  accounts.viewed('555555555555');
  await clock.advance(MINUTE);
  expect(results).toHaveLength(2);
});
