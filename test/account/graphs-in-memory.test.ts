import { afterEach, beforeEach, expect, test } from '@jest/globals';
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
