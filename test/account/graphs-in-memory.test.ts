import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_GRAPH_MEMORY } from '../../account/graph-memory.js';
import { GraphsInMemory } from '../../account/graphs-in-memory.js';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type GraphModel, emptyModel } from '../contract/graph-model.js';
import { writeModel } from '../support/write-model.js';

const A = '100000000001';

let store: GraphStore;
beforeEach(() => {
  store = openSqliteGraphStore(':memory:');
});
afterEach(() => store.close());

function boxes(...names: readonly string[]): GraphModel {
  const rest = { type: 'Box', service: 'yard', region: null, external: false, attributes: {} };
  return { nodes: names.map((name) => ({ id: name, name, ...rest })), edges: [] };
}

test('a version is found once what it is moved from is in memory, though it was not before', async () => {
  await writeModel(store, A, 0, [emptyModel, boxes('one')]);
  await writeModel(store, A, 1, [boxes('one'), boxes('two')]);
  const memory = new GraphsInMemory(store, DEFAULT_GRAPH_MEMORY);
  expect(await memory.at(A, 1)).toBeNull();
  const found = await store.snapshot(A, 2);
  if (found.kind !== 'snapshot') throw new Error('It is there');
  memory.keep(found.snapshot);
  const moved = await memory.at(A, 1);
  expect([moved?.version.seq, moved?.node('one')?.id]).toEqual([1, 'one']);
  expect(await memory.at(A, 1)).toBe(moved);
});

/** In each version the box has another name: these, or `v` and the version. */
async function writeNames(last: number, names: ReadonlyMap<number, string> = new Map()) {
  const named = (seq: number): GraphModel => {
    const name = names.get(seq) ?? `v${seq}`;
    return { nodes: boxes('box').nodes.map((node) => ({ ...node, name })), edges: [] };
  };
  for (let seq = 1; seq <= last; seq += 1) {
    await writeModel(store, A, seq - 1, [seq === 1 ? emptyModel : named(seq - 1), named(seq)]);
  }
}

async function holding(seq: number): Promise<GraphsInMemory> {
  const found = await store.snapshot(A, seq);
  if (found.kind !== 'snapshot') throw new Error('It is there');
  const memory = new GraphsInMemory(store, DEFAULT_GRAPH_MEMORY);
  memory.keep(found.snapshot);
  return memory;
}

describe('across folded versions the log is not used', () => {
  test.each([
    ['that of the held graph', 2],
    ['one between', 3],
  ])('forwards when %s is folded: the graph is read anew', async (_, folded) => {
    await writeNames(5);
    const memory = await holding(2);
    await store.fold(A, [folded]);
    await memory.advance(A, 5);
    const moved = memory.get(A);
    expect([moved?.version.seq, moved?.node('box')?.name]).toEqual([5, 'v5']);
  });

  test('forwards from a folded version whose change the next one took back', async () => {
    await writeNames(3, new Map([[3, 'v1']]));
    const memory = await holding(2);
    await store.fold(A, [2]);
    await memory.advance(A, 3);
    expect(memory.get(A)?.node('box')?.name).toBe('v1');
  });

  test('forwards to a folded version: the graph stays, and comes to the next one', async () => {
    await writeNames(5);
    const memory = await holding(2);
    await store.fold(A, [4]);
    await memory.advance(A, 4);
    expect(memory.get(A)?.version.seq).toBe(2);
    await memory.advance(A, 5);
    expect(memory.get(A)?.node('box')?.name).toBe('v5');
  });

  test.each([
    ['that of the held graph', 5, 2],
    ['the asked one', 3, 3],
  ])('backwards when %s is folded: nothing is moved', async (_, folded, asked) => {
    await writeNames(6);
    const memory = await holding(5);
    await store.fold(A, [folded]);
    expect(await memory.at(A, asked)).toBeNull();
    expect((await memory.at(A, 5))?.node('box')?.name).toBe('v5');
  });

  test('backwards after a folded version the graph is moved', async () => {
    await writeNames(6);
    const memory = await holding(5);
    await store.fold(A, [3]);
    expect((await memory.at(A, 4))?.node('box')?.name).toBe('v4');
  });

  test('a fold between two pages of the log is seen', async () => {
    await writeNames(104, new Map([[104, 'v99']]));
    const memory = await holding(1);
    const changes = store.changes.bind(store);
    store.changes = async (account, after, limit) => {
      if (after > 1) await store.fold(A, [100, 101, 102, 103]);
      return changes(account, after, limit);
    };
    await memory.advance(A, 104);
    expect(memory.get(A)?.node('box')?.name).toBe('v99');
  });
});
