import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AccountGraphs } from '../../account/account-graphs.js';
import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import type { PartPins } from '../../account/graph/open-pins.js';
import type { NodeId } from '../../account/graph/record.js';
import type { Direction, Snapshot } from '../../account/graph/snapshot.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type GraphModel, emptyModel } from '../contract/graph-model.js';
import { histories, idPool, kindPool } from '../contract/histories.js';
import { NOTHING_IN_MEMORY } from '../support/run-gateway.js';
import { type StoreCall, watchedStore } from '../support/watched-store.js';
import { writeModel } from '../support/write-model.js';

const ACCOUNT = '100000000001';
const OTHER = '900000000009';

let store: GraphStore;
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
});
afterEach(() => store.close());

function node(id: string, external = false) {
  const attributes = external ? {} : { state: `of ${id}` };
  const [service, region] = external ? ['yard', null] : ['yard', 'r1'];
  return { id, type: 'Box', service, region, name: id, external, attributes };
}

function edge(from: string, to: string) {
  return { from, kind: 'NEXT', to, service: 'yard', attributes: {} };
}

/** A chain of boxes, each next to the one before; the last one is next to what is external here. */
function chain(...ids: readonly string[]): GraphModel {
  const edges = ids.slice(1).map((id, at) => edge(ids[at] ?? '', id));
  const nodes = ids.map((id) => node(id));
  return { nodes, edges };
}

function graphsOver(watched: GraphStore, memory = NOTHING_IN_MEMORY): AccountGraphs {
  return new AccountGraphs({ store: watched, now: () => 0, wait: async () => {}, memory });
}

/** The calls of a store, and graphs that are read through it. */
function counting(memory = NOTHING_IN_MEMORY) {
  const calls: [StoreCall, readonly unknown[]][] = [];
  const watched = watchedStore(store, (call, given) => void calls.push([call, given]));
  const of = (name: StoreCall) => calls.filter(([call]) => call === name).map(([, given]) => given);
  return { of, graphs: graphsOver(watched, memory) };
}

describe('accounts that are not in memory', () => {
  test('are asked once in a tick for all that is asked of all of them', async () => {
    await writeModel(store, ACCOUNT, 0, [emptyModel, chain('a', 'b', 'c')]);
    await writeModel(store, OTHER, 0, [emptyModel, chain('x', 'y', 'z')]);
    const { of, graphs } = counting();
    const pins = await graphs.open({ cursors: [] });
    const found = await Promise.all(['a', 'c', 'x', 'z', 'a'].map(async (id) => pins.find(id)));
    expect(found.map((one) => `${one?.view.version.account} ${one?.record.name}`)).toEqual([
      `${ACCOUNT} a`,
      `${ACCOUNT} c`,
      `${OTHER} x`,
      `${OTHER} z`,
      `${ACCOUNT} a`,
    ]);
    expect(of('neighbourhoods')).toEqual([
      [
        [ACCOUNT, OTHER],
        ['a', 'c', 'x', 'z'],
      ],
    ]);
    await Promise.all(['a', 'z'].map(async (id) => pins.find(id)));
    expect([of('neighbourhoods').length, of('snapshot').length]).toEqual([1, 0]);
    expect(Object.fromEntries(pins.versions())).toEqual({ [ACCOUNT]: 1, [OTHER]: 1 });
  });

  test('still have for a request what was deleted after it came, all of an account too', async () => {
    const before = chain('a', 'b', 'c');
    await writeModel(store, ACCOUNT, 0, [emptyModel, before]);
    await writeModel(store, OTHER, 0, [emptyModel, { nodes: [node('a', true)], edges: [] }]);
    const graphs = graphsOver(store);
    const [first, second] = [
      await graphs.open({ cursors: [] }),
      await graphs.open({ cursors: [] }),
    ];
    const seen = await second.find('b');
    await writeModel(store, ACCOUNT, 1, [before, emptyModel]);
    const found = await first.find('a');
    expect([found?.view.version.account, found?.record.external]).toEqual([ACCOUNT, false]);
    expect(found?.view.edges('a', 'BOTH')).toHaveLength(1);
    expect((await first.find('c'))?.record.name).toBe('c');
    const c = seen?.view.node('c') ?? null;
    if (seen === null || c === null) throw new Error('c is there');
    const known = await second.withEdges({ record: c, view: seen.view });
    expect(known.view.edges('c', 'IN').map(({ from }) => from)).toEqual(['b']);
    const later = await graphs.open({ cursors: [] });
    expect([(await later.find('a'))?.record.external, await later.find('c')]).toEqual([true, null]);
  });

  test('are asked in reads of at most 1,000 ids', async () => {
    const ids = Array.from({ length: 2_300 }, (_, at) => `box ${at}`);
    await writeModel(store, ACCOUNT, 0, [emptyModel, chain(...ids)]);
    const { of, graphs } = counting();
    const pins = await graphs.open({ cursors: [] });
    const found = await Promise.all(ids.map(async (id) => pins.find(id)));
    expect(found.map((one) => one?.record.id)).toEqual(ids);
    const sizes = of('neighbourhoods').map(([, asked]) => (asked as readonly string[]).length);
    expect(sizes).toEqual([1000, 1000, 300]);
  });

  test('give a node whose edges are not known, and refuse them until they are', async () => {
    await writeModel(store, ACCOUNT, 0, [emptyModel, chain('a', 'b', 'c')]);
    const pins = await graphsOver(store).open({ cursors: [] });
    const found = await pins.find('a');
    if (found === null) throw new Error('a is there');
    const { view } = found;
    const b = view.node('b');
    if (b === null) throw new Error('b is there');
    expect([view.knowsEdges('a'), view.knowsEdges('b')]).toEqual([true, false]);
    expect(() => view.edges('b', 'OUT')).toThrow('the edges of b was not read');
    expect(() => view.node('c')).toThrow(TypeError);
    expect(() => view.nodeCount).toThrow(TypeError);
    expect(() => view.ball('a', 1)).toThrow(TypeError);
    const known = await pins.withEdges({ record: b, view });
    expect(known.view.edges('b', 'BOTH').map(({ from, to }) => from + to)).toEqual(['ab', 'bc']);
  });

  test('are read around a node with one read for each hop', async () => {
    await writeModel(store, ACCOUNT, 0, [emptyModel, chain('a', 'b', 'c', 'd', 'e')]);
    const { of, graphs } = counting();
    const pins = await graphs.open({ cursors: [] });
    const found = await pins.find('a');
    if (found === null) throw new Error('a is there');
    const ball = await pins.ball(found, 3, 500);
    expect([[...ball.ids], of('neighbourhoods').length]).toEqual([['a', 'b', 'c', 'd'], 3]);
    const few = await pins.ball(found, 3, 2);
    expect([[...few.ids], of('neighbourhoods').length]).toEqual([['a', 'b'], 3]);
  });

  test('too large to be loaded refuse what needs all of them, and say what can be asked', async () => {
    await writeModel(store, ACCOUNT, 0, [emptyModel, chain('a', 'b', 'c')]);
    const memory = { ...NOTHING_IN_MEMORY, largestLoaded: 4 };
    const pins = await graphsOver(store, memory).open({ cursors: [] });
    await expect(pins.view(ACCOUNT)).rejects.toMatchObject({
      code: 'ACCOUNT_TOO_LARGE',
      message: expect.stringContaining('5 nodes and edges'),
    });
    expect((await pins.find('b'))?.record.name).toBe('b');
    const graph = await pins.graphAt(ACCOUNT, 'latest', 'at');
    expect([graph?.version.seq, (await graph?.node('c'))?.record.name]).toEqual([1, 'c']);
    expect(await graph?.node('nothing')).toBeNull();
  });

  test('too large are read at past versions too, as the log says they were', async () => {
    const before = chain('a', 'b', 'c');
    await writeModel(store, ACCOUNT, 0, [emptyModel, before]);
    await writeModel(store, ACCOUNT, 1, [before, chain('a', 'c')]);
    const memory = { ...NOTHING_IN_MEMORY, largestLoaded: 0 };
    const graphs = graphsOver(store, memory);
    const pins = await graphs.open({ cursors: [], header: 'seq:1' });
    const found = await pins.find('b');
    expect(found?.view.edges('b', 'BOTH').length).toBe(2);
    const now = await (await graphs.open({ cursors: [] })).find('b');
    expect(now).toBeNull();
    const none = await graphs.open({ cursors: [], header: `${ACCOUNT}=seq:9` });
    await expect(none.find('b')).rejects.toMatchObject({ code: 'UNKNOWN_VERSION' });
  });
});

/** Reads through pins what the snapshot says, in an order of its own. */
async function compare(pins: PartPins, oracle: Snapshot, ids: readonly NodeId[]): Promise<void> {
  await Promise.all(
    ids.map(async (id, at) => {
      const found = await pins.find(id);
      expect(found?.record ?? null).toEqual(oracle.node(id));
      if (found === null) return;
      expect(found.view.version.seq).toBe(oracle.version.seq);
      for (const direction of ['IN', 'OUT', 'BOTH'] as const satisfies Direction[]) {
        const { view } = await pins.withEdges(found);
        expect(view.edges(id, direction)).toEqual(oracle.edges(id, direction));
        const kinds = kindPool.slice(at % kindPool.length);
        expect(view.edges(id, direction, kinds)).toEqual(oracle.edges(id, direction, kinds));
        for (const { from, to } of oracle.edges(id, direction)) {
          expect([view.node(from), view.node(to)]).toEqual([oracle.node(from), oracle.node(to)]);
        }
      }
      const ball = await pins.ball(found, (at % 4) + 1, (at % 5) + 1);
      expect([...ball.ids]).toEqual([...oracle.ball(id, (at % 4) + 1, (at % 5) + 1)]);
      await ball.withEdges();
      for (const inside of ball.ids) {
        expect(ball.view.edges(inside, 'OUT')).toEqual(oracle.edges(inside, 'OUT'));
      }
    }),
  );
}

async function snapshotAt(seq: number): Promise<Snapshot> {
  if (seq === 0) return emptySnapshot(ACCOUNT);
  const found = await store.snapshot(ACCOUNT, seq);
  if (found.kind !== 'snapshot') throw new Error(`There is no seq:${seq}`);
  return found.snapshot;
}

const MEMORIES = {
  'too large': NOTHING_IN_MEMORY,
  cold: { ...NOTHING_IN_MEMORY, bytes: 1e6, largestInMemory: 1e6 },
  'in memory': { ...NOTHING_IN_MEMORY, bytes: 1e6, largestInMemory: 1e6, largestAtOnce: 1e6 },
};

test.each(Object.entries(MEMORIES))(
  'a request reads one version of an account that is %s, whatever is written between its reads',
  async (_name, memory) => {
    const picks = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(histories(8, 16), picks, async (models, stream) => {
        store = openSqliteGraphStore(':memory:');
        const pick = (most: number) => (stream.next().value ?? 0) % most;
        let written = 0;
        let seq = 0;
        const write = async (): Promise<void> => {
          const [before, after] = models.slice(written, written + 2);
          if (before === undefined || after === undefined) return;
          written += 1;
          seq = await writeModel(store, ACCOUNT, seq, [before, after]);
        };
        let writing = Promise.resolve();
        const watched = watchedStore(store, (call) => {
          if (call !== 'append' && pick(3) === 0) writing = writing.then(write);
          return writing;
        });
        const graphs = graphsOver(watched, memory);
        // a first version
        for (const _model of models) if (seq === 0) await write();
        if (seq === 0) return store.close();
        for (let round = 0; round < 3; round += 1) {
          const from = seq;
          const pins = await graphs.open({ cursors: [] });
          const pinned = pins.seq(ACCOUNT) ?? -1;
          expect(pinned).toBeGreaterThanOrEqual(from);
          const ids = idPool.filter(() => pick(2) === 0);
          await compare(pins, await snapshotAt(pinned), ids);
          const view = await pins.view(ACCOUNT);
          const all = await snapshotAt(pinned);
          expect([...(view?.nodes() ?? [])]).toEqual([...all.nodes()]);
          expect([...(view?.allEdges() ?? [])]).toEqual([...all.allEdges()]);
          const behind = await graphs.openAt({ cursors: [], heads: new Map([[ACCOUNT, pinned]]) });
          await compare(behind, all, ids);
        }
        await store.close();
      }),
      { numRuns: 120 },
    );
    store = openSqliteGraphStore(':memory:');
  },
);
