import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Accounts, type AccountsOptions } from '../../account/accounts.js';
import type { Provider } from '../../account/collect/provider.js';
import type { CollectionResult } from '../../account/collect/stages.js';
import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import { nodeChange } from '../../account/graph/change.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { deferred } from '../gateway/set-up/deferred.js';
import { waitForEver } from '../support/fake-clock.js';
import { watchedStore } from '../support/watched-store.js';

const ALL = { maxAge: 0 };
const HIGH = '900000000009';
const LOW = '100000000001';

let store: GraphStore;
let told: CollectionResult[];

beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
  told = [];
});
afterEach(() => store.close());

interface CountedProvider extends Provider {
  /** how often it was asked whose account it holds: once for every collection */
  readonly asked: () => number;
}

/** A provider of an account with nothing in it; `before` stands before its identity. */
function providerOf(account: string, before: () => Promise<void> = async () => {}) {
  let asked = 0;
  const provider: CountedProvider = {
    name: 'made up',
    source: 'scripted',
    globalRegion: 'r1',
    asked: () => asked,
    identity: async () => {
      asked += 1;
      await before();
      return { kind: 'answer', value: account, source: 'identity' };
    },
    regions: async () => ({ kind: 'answer', value: ['r1'], source: 'regions' }),
    call: async () => ({ kind: 'answer', value: {}, source: 'call' }),
    unread: async () => [],
    accountName: async () => `the name of ${account}`,
  };
  return provider;
}

function broken(text: string): CountedProvider {
  return providerOf(LOW, async () => {
    throw new Error(text);
  });
}

function accountsOf(providers: readonly Provider[], over: Partial<AccountsOptions> = {}): Accounts {
  let ids = 0;
  return new Accounts({
    store,
    providers,
    services: [],
    model: { services: [], types: {}, values: {}, enums: {} },
    emptySnapshot,
    now: () => Date.parse('2026-11-22T10:00:00.000Z'),
    newId: () => `batch ${(ids += 1)}`,
    fingerprint: (secret) => `fingerprint:${secret.length}`,
    timeLimit: 60_000,
    stalenessLimit: 900,
    wait: waitForEver,
    leaseTime: 30_000,
    freshReadLimit: 8_000,
    random: () => 0.5,
    refreshFailed: (error) => {
      throw error;
    },
    progress: () => undefined,
    collected: (result) => void told.push(result),
    ...over,
  });
}

/** Writes a first version, as another process may have before this one began. */
async function write(account: string): Promise<void> {
  const node = { id: `box of ${account}`, type: 'Box', service: 'yard', region: null };
  const box = { ...node, name: null, external: false, attributes: {} };
  const result = await store.append({
    account,
    id: `first of ${account}`,
    expectedSeq: 0,
    changes: [nodeChange(null, box)],
    actor: null,
    source: 'test',
    time: '2026-01-01T00:00:00.000Z',
    freshness: [],
  });
  expect(result.kind).toBe('appended');
}

const accountOf = (result: CollectionResult | null) => [result?.kind, result?.account];

describe('a collection that ends in a fault', () => {
  test('of the provider is its own failure: the others are collected', async () => {
    const accounts = accountsOf([broken('it fell over'), providerOf(HIGH)]);
    const [first, second] = await accounts.collectAll(ALL);
    expect(first).toEqual({
      kind: 'failed',
      account: null,
      reason: { code: 'fault', source: 'collection', message: 'collection: it fell over' },
    });
    expect(accountOf(second ?? null)).toEqual(['collected', HIGH]);
    expect(new Set(told)).toEqual(new Set([first, second]));
    expect([[...accounts.heads().keys()], accounts.name(HIGH)]).toEqual([
      [HIGH],
      `the name of ${HIGH}`,
    ]);
  });

  test('of the store leaves what was known, and the next one goes on', async () => {
    await write(LOW);
    let full = true;
    const failing = watchedStore(store, (call) => {
      if (call === 'append' && full) throw new Error('the disk is full');
    });
    const accounts = accountsOf([providerOf(LOW)], { store: failing });
    await accounts.load();
    const failed = await accounts.refresh(LOW, ALL);
    expect(failed).toMatchObject({ kind: 'failed', account: LOW, reason: { code: 'fault' } });
    expect(accounts.heads().get(LOW)?.seq).toBe(1);
    full = false;
    expect(accountOf(await accounts.refresh(LOW, ALL))).toEqual(['collected', LOW]);
  });
});

describe('refreshes of one account', () => {
  /** A provider whose collections wait at the gate until it is opened, and one collection that stands there. */
  async function standing() {
    const gate = deferred<void>();
    const there = deferred<void>();
    const provider = providerOf(LOW, async () => {
      there.resolve();
      await gate.promise;
    });
    const accounts = accountsOf([provider]);
    const running = accounts.collect(provider, ALL, LOW);
    await there.promise;
    const ask = (request: Parameters<Accounts['collect']>[1]) =>
      accounts.collect(provider, request, LOW);
    return { provider, gate, running, ask };
  }

  test('that are asked for while one runs share one further run', async () => {
    const { provider, gate, running, ask } = await standing();
    const waiting = [ask(ALL), ask({ maxAge: 0 }), ask(ALL)];
    expect(provider.asked()).toBe(1);
    gate.resolve();
    const [first, ...others] = await Promise.all([running, ...waiting]);
    expect(provider.asked()).toBe(2);
    expect(others.every((result) => result === others[0] && result !== first)).toBe(true);
    await ask(ALL);
    expect(provider.asked()).toBe(3);
  });

  test('that ask for different things while one runs share one run that does all of it', async () => {
    const { provider, gate, running, ask } = await standing();
    const waiting = [ask(ALL), ask({ maxAge: 60 }), ask({ maxAge: 0, services: ['yard'] })];
    gate.resolve();
    const [, first, ...others] = await Promise.all([running, ...waiting]);
    expect([provider.asked(), told.length]).toEqual([2, 2]);
    expect(others).toEqual([first, first]);
  });

  test('that follow one which failed are made all the same', async () => {
    const there = deferred<void>();
    const gate = deferred<void>();
    let asked = 0;
    const provider = providerOf(LOW, async () => {
      asked += 1;
      if (asked > 1) return;
      there.resolve();
      await gate.promise;
      throw new Error('it fell over');
    });
    const accounts = accountsOf([provider]);
    const first = accounts.collect(provider, ALL, LOW);
    await there.promise;
    const second = accounts.collect(provider, { maxAge: 60 }, LOW);
    gate.resolve();
    const results = await Promise.all([first, second]);
    expect(results.map(({ kind }) => kind)).toEqual(['failed', 'collected']);
  });

  test('are of the provider that holds it, and of none when nobody does', async () => {
    const [one, other] = [providerOf(HIGH), providerOf(LOW)];
    const accounts = accountsOf([one, other]);
    expect(accountOf(await accounts.refresh(LOW, ALL))).toEqual(['collected', LOW]);
    expect(await accounts.refresh('555555555555', ALL)).toBeNull();
  });
});

describe('the order of accounts', () => {
  test('is that of their ids, however they were taken up', async () => {
    await write(HIGH);
    const accounts = accountsOf([providerOf(HIGH), providerOf(LOW)]);
    await accounts.load();
    await accounts.collectAll(ALL);
    expect([...accounts.heads().keys()]).toEqual([LOW, HIGH]);
    expect((await accounts.open({ cursors: [] })).accounts()).toEqual([LOW, HIGH]);
  });

  test('begins, for the first one, with the first provider that has one here', async () => {
    await write(LOW);
    await write(HIGH);
    const first = async (providers: readonly Provider[]) => {
      const accounts = accountsOf(providers);
      await accounts.load();
      return (await accounts.first())?.version.account;
    };
    expect(await first([providerOf(HIGH), providerOf(LOW)])).toBe(HIGH);
    expect(await first([providerOf(LOW), providerOf(HIGH)])).toBe(LOW);
    expect(await first([providerOf('555555555555'), providerOf(HIGH)])).toBe(HIGH);
    expect(await first([])).toBeUndefined();
    expect(await accountsOf([providerOf(LOW)]).first()).toBeUndefined();
  });
});
