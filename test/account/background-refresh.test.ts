import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Accounts } from '../../account/accounts.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type FakeClock, fakeClock } from '../support/fake-clock.js';
import { ACCOUNT } from './collect/collecting.js';
import { type Faults, NO_FAULTS, faultyProvider } from './collect/faulty-provider.js';
import { newTown } from './collect/town.js';
import { townAccounts } from './collect/town-accounts.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DENIED: Faults = {
  ...NO_FAULTS,
  calls: [{ operation: 'yard:ListRooms', region: 'r2', kind: 'denied', keep: 0 }],
};

let store: GraphStore;
let clock: FakeClock;
let accounts: Accounts;
let faults: Faults;
/** `<seconds since the start> <region> <operation>` */
let calls: string[];
let results: CollectionResult[];

beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-01-01T00:00:00.000Z'));
  faults = NO_FAULTS;
  calls = [];
  results = [];
  accounts = accountsOver();
  await clock.settle(accounts.collectAll({ maxAge: 0 }));
  calls = [];
  results = [];
});
afterEach(async () => {
  await accounts.stop();
  await store.close();
});

function accountsOver(over: Parameters<typeof townAccounts>[3] = {}): Accounts {
  const start = clock.now();
  const town = newTown(3, 2);
  const provider = {
    ...faultyProvider(town, NO_FAULTS),
    call: (...[operation, input, at]: Parameters<ReturnType<typeof faultyProvider>['call']>) => {
      calls.push(`${Math.round((clock.now() - start) / SECOND)} ${at.region} ${operation}`);
      return faultyProvider(town, faults).call(operation, input, at);
    },
  };
  const collected = (result: CollectionResult) => void results.push(result);
  return townAccounts(store, provider, clock, { collected, ...over });
}

const scopesRead = () =>
  [...new Set(calls.map((call) => call.replace(/^\d+ (\S+) (\w+):.*/, '$2 $1')))].toSorted();

test('what has reached the age of its policy is read again, all that is due in one collection', async () => {
  accounts.keepFresh();
  await clock.advance(14 * MINUTE);
  expect(results).toHaveLength(0);
  await clock.advance(2 * MINUTE);
  expect(results).toHaveLength(1);
  expect(scopesRead()).toEqual(['people r1', 'yard r1', 'yard r2']);
  await clock.advance(60 * MINUTE);
  expect(results).toHaveLength(5);
});

test('a service with an age of its own is read as often as that says, and alone', async () => {
  await accounts.setStalenessPolicy(ACCOUNT, 'people', 60);
  accounts.keepFresh();
  await clock.advance(5 * MINUTE);
  expect(results.length).toBeGreaterThanOrEqual(4);
  expect(results.length).toBeLessThanOrEqual(5);
  expect(scopesRead()).toEqual(['people r1']);
});

test.each([
  ['sooner', 0, 810],
  ['later', 1, 990],
])('chance makes it up to a tenth %s', async (_how, chance, seconds) => {
  await accounts.stop();
  accounts = accountsOver({ random: () => chance });
  accounts.keepFresh();
  await clock.advance((seconds - 6) * SECOND);
  expect(results).toHaveLength(0);
  await clock.advance(12 * SECOND);
  expect(results).toHaveLength(1);
});

test('a scope that keeps failing is tried ever less often, and the others as ever', async () => {
  faults = DENIED;
  accounts.keepFresh();
  await clock.advance(15.5 * MINUTE);
  expect(results).toHaveLength(1);
  calls = [];
  await clock.advance(200 * MINUTE);
  const tries = calls
    .filter((call) => call.endsWith('r2 yard:ListRooms'))
    .map((call) => Number(call.split(' ')[0]));
  const pauses = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(tries.length).toBeGreaterThanOrEqual(4);
  expect(tries.length).toBeLessThanOrEqual(9);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  expect(calls.filter((call) => call.endsWith('r1 yard:ListRooms')).length).toBe(13);
  faults = NO_FAULTS;
  await clock.advance(61 * MINUTE);
  const statuses = await accounts.freshness(ACCOUNT);
  expect(statuses.map(({ complete }) => complete)).toEqual([true, true, true]);
});

test('one collection of an account at a time, however long it takes', async () => {
  faults = { ...NO_FAULTS, calls: [{ ...DENIED.calls[0]!, kind: 'hang' }] };
  await accounts.stop();
  accounts = accountsOver({ timeLimit: 30 * MINUTE });
  accounts.keepFresh();
  await clock.advance(40 * MINUTE);
  expect(calls.filter((call) => call.endsWith('r2 yard:ListRooms'))).toHaveLength(1);
  await clock.advance(10 * MINUTE);
  expect(results[0]).toMatchObject({ kind: 'collected' });
  const late = (await store.freshness(ACCOUNT)).find(({ region }) => region === 'r2');
  expect(late).toMatchObject({ complete: false, error: expect.stringContaining('deadline') });
});

test('an account that another process keeps fresh is left alone', async () => {
  accounts.keepFresh();
  const others = townAccounts(store, faultyProvider(newTown(3, 2), NO_FAULTS), clock);
  for (let times = 0; times < 6; times += 1) {
    await clock.advance(10 * MINUTE);
    await others.collectAll({ maxAge: 0 });
  }
  expect(results).toHaveLength(0);
});

test('a source that could not be read at the start is tried again', async () => {
  await accounts.stop();
  await store.close();
  store = openSqliteGraphStore(':memory:');
  let away = true;
  const town = faultyProvider(newTown(3, 2), NO_FAULTS);
  const denied = faultyProvider(newTown(3, 2), { ...NO_FAULTS, identity: 'denied' });
  const provider = { ...town, identity: () => (away ? denied : town).identity() };
  accounts = townAccounts(store, provider, clock, {
    collected: (result) => void results.push(result),
  });
  accounts.keepFresh();
  await clock.advance(10 * MINUTE);
  expect(results.length).toBeLessThanOrEqual(4);
  expect(await store.head(ACCOUNT)).toBeNull();
  away = false;
  await clock.advance(10 * MINUTE);
  expect(await store.head(ACCOUNT)).toMatchObject({ seq: 1 });
});

test('nothing is read after the stop', async () => {
  accounts.keepFresh();
  await accounts.stop();
  await clock.advance(60 * MINUTE);
  expect([results.length, clock.waiting()]).toEqual([0, 0]);
});

test('an account whose first collection still runs is not read a second time behind it', async () => {
  await accounts.stop();
  await store.close();
  store = openSqliteGraphStore(':memory:');
  faults = { ...NO_FAULTS, calls: [{ ...DENIED.calls[0]!, kind: 'hang' }] };
  accounts = accountsOver();
  accounts.keepFresh();
  const first = accounts.collectAll({ maxAge: 0 });
  await clock.advance(70 * SECOND);
  await first;
  expect(results).toHaveLength(1);
});
