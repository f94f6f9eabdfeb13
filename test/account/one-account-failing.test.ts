import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountGraphs } from '../../account/account-graphs.js';
import type { GraphMemory } from '../../account/graph-memory.js';
import { StoreError } from '../../account/graph/store-error.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type GraphModel, emptyModel } from '../contract/graph-model.js';
import { type StoreCall, watchedStore } from '../support/watched-store.js';
import { writeModel } from '../support/write-model.js';

const A = '100000000001';
const B = '200000000002';
const ROOM: GraphMemory = {
  bytes: 1e6,
  largestInMemory: 1e6,
  largestLoaded: 1e6,
  largestAtOnce: 100,
};

let store: GraphStore;
let now: number;
let failed: unknown[];
/** calls about account A that fail */
let failing: readonly StoreCall[];
let failure: Error;
beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  now = 0;
  failed = [];
  failing = [];
  failure = new StoreError('late', 'it took too long');
  for (const account of [A, B]) {
    await writeModel(store, account, 0, [emptyModel, boxes(`one of ${account}`)]);
  }
});
afterEach(() => store.close());

function boxes(...names: readonly string[]): GraphModel {
  const rest = { type: 'Box', service: 'yard', region: null, external: false, attributes: {} };
  return { nodes: names.map((name) => ({ id: name, name, ...rest })), edges: [] };
}

function newGraphs(before: (call: StoreCall) => Promise<void> | void = () => {}): AccountGraphs {
  const watched = watchedStore(store, async (call, given) => {
    await before(call);
    const isOfA = typeof given[0] === 'string' && given[0].includes(A);
    if (isOfA && failing.includes(call)) throw failure;
  });
  return new AccountGraphs({
    store: watched,
    now: () => now,
    wait: async () => {},
    memory: ROOM,
    loadFailed: (error) => void failed.push(error),
  });
}

const inMemory = (graphs: AccountGraphs) =>
  [...graphs.heads().values()].filter(({ view }) => view !== null).map(({ account }) => account);

/** Appends a second version to both accounts. */
async function appendToBoth(): Promise<void> {
  for (const account of [A, B]) {
    const name = `one of ${account}`;
    await writeModel(store, account, 1, [boxes(name), boxes(name, `two of ${account}`)]);
  }
}

describe('an account that cannot be brought up', () => {
  const calls: readonly StoreCall[] = ['changes', 'freshness', 'document'];
  test.each(calls)('because of %s leaves a request about another one alone', async (call) => {
    const graphs = newGraphs();
    await graphs.load();
    expect(inMemory(graphs)).toEqual([A, B]);
    await appendToBoth();
    failing = [call];
    const pins = await graphs.open({ cursors: [] });
    expect(inMemory(graphs)).toEqual([B]);
    expect((await pins.view(B))?.version.seq).toBe(2);
    expect(failed).toEqual([failure]);
  });

  test('is read from the store meanwhile, and nothing of it is brought up again at once', async () => {
    const graphs = newGraphs();
    await graphs.load();
    await appendToBoth();
    failing = ['changes'];
    const pins = await graphs.open({ cursors: [] });
    expect((await (await pins.graphAt(A, 'latest', 'at'))?.node(`two of ${A}`))?.record.id).toBe(
      `two of ${A}`,
    );
    await graphs.open({ cursors: [] });
    expect([failed.length, inMemory(graphs)]).toEqual([1, [B]]);
  });

  test('fails by a typed error when it is read, and is there again when the store is', async () => {
    const graphs = newGraphs();
    await graphs.load();
    await appendToBoth();
    failure = new Error('bytes that make no sense');
    failing = ['changes', 'snapshot', 'version', 'freshness'];
    const pins = await graphs.open({ cursors: [] });
    await expect(pins.view(A)).rejects.toThrow(StoreError);
    await expect(pins.graphAt(A, 'latest', 'at')).rejects.toThrow(StoreError);
    expect((await pins.view(B))?.version.seq).toBe(2);
    failing = [];
    const later = await graphs.open({ cursors: [] });
    expect((await later.view(A))?.node(`two of ${A}`)?.id).toBe(`two of ${A}`);
    now += 60_000;
    const again = await graphs.open({ cursors: [] });
    await again.view(A);
    expect((await graphs.current()).get(A)?.view?.version.seq).toBe(2);
  });

  test('leaves a request of another process that names both alone', async () => {
    const graphs = newGraphs();
    await appendToBoth();
    await graphs.load();
    failing = ['changes', 'version'];
    const heads = new Map([
      [A, 1],
      [B, 1],
    ]);
    const pins = await graphs.openAt({ cursors: [], heads });
    expect((await pins.view(B))?.version.seq).toBe(1);
  });
});

describe('at the start', () => {
  test('an account that cannot be loaded keeps the others from nothing', async () => {
    failing = ['snapshot'];
    const graphs = newGraphs();
    await graphs.load();
    expect([inMemory(graphs), failed]).toEqual([[B], [failure]]);
  });

  test('two graphs are loaded at once, and no more', async () => {
    const accounts = ['300000000003', '400000000004', '500000000005', '600000000006'];
    for (const account of accounts)
      await writeModel(store, account, 0, [emptyModel, boxes(account)]);
    let [loading, most] = [0, 0];
    const graphs = newGraphs(async (call) => {
      if (call !== 'snapshot') return;
      loading += 1;
      most = Math.max(most, loading);
      await new Promise((done) => setImmediate(done));
      loading -= 1;
    });
    await graphs.load();
    expect([most, inMemory(graphs).length]).toEqual([2, 6]);
  });
});
