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
const C = '300000000003';
const ROOM: GraphMemory = {
  bytes: 1e6,
  largestInMemory: 1e6,
  largestLoaded: 1e6,
  largestAtOnce: 100,
};

let store: GraphStore;
let calls: StoreCall[];
let fails: boolean;
let waits: number[];
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
  calls = [];
  fails = false;
  waits = [];
});
afterEach(() => store.close());

function boxes(...names: readonly string[]): GraphModel {
  const rest = { type: 'Box', service: 'yard', region: null, external: false, attributes: {} };
  return { nodes: names.map((name) => ({ id: name, name, ...rest })), edges: [] };
}

function graphsWith(memory: GraphMemory, onWait: () => Promise<unknown> = async () => {}) {
  const watched = watchedStore(store, (call) => {
    calls.push(call);
    if (fails)
      throw new StoreError('unreachable', 'nobody answers at the address that NEO4J_URI names');
  });
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    await onWait();
  };
  return new AccountGraphs({ store: watched, now: () => 0, wait, memory });
}

/** The calls since the last time. */
function since(): readonly StoreCall[] {
  return calls.splice(0);
}

const names = (graphs: AccountGraphs) =>
  [...graphs.heads().values()].map(({ account, view }) =>
    view === null ? `${account} far` : account,
  );

/** Until what goes on in the background has come so far. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (await holds()) return;
    await new Promise((done) => setImmediate(done));
  }
  throw new Error('It never came so far');
}

describe('what another process appends', () => {
  test('is in the next request, by the log; nothing but the heads is read when nothing moved', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    const graphs = graphsWith(ROOM);
    await graphs.load();
    expect(since()).toContain('snapshot');
    const before = await graphs.open({ cursors: [] });
    expect(since()).toEqual(['heads']);
    await writeModel(store, A, 1, [boxes('one'), boxes('one', 'two')]);
    await writeModel(store, A, 2, [boxes('one', 'two'), boxes('two', 'three')]);
    const after = await graphs.open({ cursors: [] });
    expect([...new Set(since())].toSorted()).toEqual([
      'changes',
      'document',
      'freshness',
      'heads',
      'versions',
    ]);
    expect([before.seq(A), after.seq(A)]).toEqual([1, 3]);
    const seen = await Promise.all([before.find('one'), before.find('two'), after.find('one')]);
    expect(seen.map((found) => found?.view.version.seq)).toEqual([1, undefined, undefined]);
    expect(after.find('three')).toMatchObject({ record: { name: 'three' } });
    expect(since()).toEqual([]);
  });

  test('is read once by requests that wait together, and never by one that came after the read began', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    const graphs = graphsWith(ROOM);
    await graphs.load();
    since();
    const requests = Array.from({ length: 20 }, () => graphs.open({ cursors: [] }));
    await writeModel(store, A, 1, [boxes('one'), boxes('two')]);
    const pins = await Promise.all(requests);
    expect(since().filter((call) => call === 'heads')).toHaveLength(2);
    expect(new Set(pins.slice(1).map((one) => one.seq(A)))).toEqual(new Set([2]));
  });

  test('to an account that was not there is a new account', async () => {
    const graphs = graphsWith(ROOM);
    await graphs.load();
    await writeModel(store, B, 0, [emptyModel, boxes('one')]);
    await writeModel(store, A, 0, [emptyModel, boxes('two')]);
    const pins = await graphs.open({ cursors: [] });
    expect([pins.accounts(), names(graphs)]).toEqual([
      [A, B],
      [A, B],
    ]);
  });
});

describe('a store that does not answer', () => {
  test('refuses requests by a typed error, and the next one after it is back is answered', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    const graphs = graphsWith(ROOM);
    await graphs.load();
    fails = true;
    await expect(graphs.open({ cursors: [] })).rejects.toThrow(StoreError);
    fails = false;
    expect((await graphs.open({ cursors: [] })).seq(A)).toBe(1);
  });
});

describe('memory', () => {
  test('holds what fits; what was used longest ago is cold, and is loaded when it is read again', async () => {
    const large = boxes(...Array.from({ length: 200 }, (_, at) => `box ${at}`));
    for (const account of [A, B, C]) await writeModel(store, account, 0, [emptyModel, large]);
    const one = (await store.snapshot(A, 1)) as { readonly snapshot: { readonly bytes: number } };
    const memory = { ...ROOM, bytes: one.snapshot.bytes * 2.5 };
    const graphs = graphsWith(memory);
    await graphs.load();
    expect(names(graphs)).toEqual([`${A} far`, `${B} far`, `${C} far`]);
    const read = async (account: string): Promise<void> => {
      const pins = await graphs.open({ cursors: [] });
      const graph = await pins.graphAt(account, 'latest', 'at');
      expect((await graph?.node('box 7'))?.record.name).toBe('box 7');
      await until(async () => (await graphs.current()).get(account)?.view !== null);
    };
    await read(A);
    await read(B);
    expect(names(graphs)).toEqual([A, B, `${C} far`]);
    await read(A);
    await read(C);
    expect(names(graphs)).toEqual([A, `${B} far`, C]);
  });

  test('drops an account that has become too large', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    const graphs = graphsWith({ ...ROOM, largestInMemory: 2 });
    await graphs.load();
    expect(names(graphs)).toEqual([A]);
    await writeModel(store, A, 1, [boxes('one'), boxes('one', 'two', 'three')]);
    const pins = await graphs.open({ cursors: [] });
    expect(names(graphs)).toEqual([`${A} far`]);
    expect((await pins.find('three'))?.view.version.seq).toBe(2);
  });
});

describe('pins that another process opened', () => {
  test('are read up to when they are ahead, and taken back to when they are behind', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    const graphs = graphsWith(ROOM);
    await graphs.load();
    await writeModel(store, A, 1, [boxes('one'), boxes('two')]);
    const ahead = await graphs.openAt({ cursors: [], heads: new Map([[A, 2]]) });
    expect(ahead.find('two')).toMatchObject({ view: { version: { seq: 2 } } });
    const behind = await graphs.openAt({ cursors: [], heads: new Map([[A, 1]]) });
    expect(await behind.find('one')).toMatchObject({ view: { version: { seq: 1 } } });
    expect(await behind.find('two')).toBeNull();
    since();
    expect((await behind.view(A))?.version.seq).toBe(1);
    expect(since()).toEqual(['version', 'changes', 'versions']);
    since();
    const same = await graphs.openAt({ cursors: [], heads: new Map([[A, 2]]) });
    expect([same.seq(A), since()]).toEqual([2, []]);
  });

  test('see no account that they do not name', async () => {
    for (const account of [A, B]) await writeModel(store, account, 0, [emptyModel, boxes(account)]);
    const graphs = graphsWith(ROOM);
    await graphs.load();
    const pins = await graphs.openAt({ cursors: [], heads: new Map([[B, 1]]) });
    expect([pins.accounts(), pins.find(A), pins.view(A)]).toEqual([[B], null, null]);
  });

  test('wait a little for a store that is behind them', async () => {
    await writeModel(store, A, 0, [emptyModel, boxes('one')]);
    let seq = 1;
    const graphs = graphsWith(ROOM, async () => {
      if (waits.length === 3) seq = await writeModel(store, A, seq, [boxes('one'), boxes('two')]);
    });
    await graphs.load();
    const pins = await graphs.openAt({ cursors: [], heads: new Map([[A, 2]]) });
    expect([pins.seq(A), waits]).toEqual([2, [5, 10, 20]]);
    await expect(graphs.openAt({ cursors: [], heads: new Map([[A, 3]]) })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(waits.slice(3)).toEqual([5, 10, 20, 40, 80, 160, 320]);
  });
});
