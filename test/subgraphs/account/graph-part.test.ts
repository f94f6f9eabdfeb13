import { describe, expect, test } from '@jest/globals';
import { buildSnapshot } from '../../../account/graph/build-snapshot.js';
import { ownerView } from '../../../account/graph/owner-view.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../../account/graph/record.js';
import { RequestError } from '../../../account/request-error.js';
import { createBudget } from '../../../gateway/query/budget.js';
import { filteredGraph, wholeGraph } from '../../../subgraphs/account/graph-part.js';

const BOXES = 10;
const version = {
  account: '1',
  seq: 1,
  time: '2026-11-22T10:00:00.000Z',
  actor: null,
  source: 'test',
  changeCount: 0,
};

/** Ten boxes, each holding every box, itself as well, and standing in the one room: 110 edges, 100 among the boxes. */
const boxes = Array.from({ length: BOXES }, (_, index) => node(`box ${index}`, 'Box'));
const edges = boxes.flatMap(({ id }) => [
  ...boxes.map((other) => edge(id, 'HOLDS', other.id)),
  edge(id, 'STANDS_IN', 'room'),
]);
const view = ownerView(buildSnapshot(version, [...boxes, node('room', 'Room')], edges));
const FILTER = { types: ['Box'] };

function node(id: string, type: string): NodeRecord {
  const attributes = {};
  return { id, type, service: 'yard', region: null, name: null, external: false, attributes };
}

function edge(from: string, kind: string, to: string): EdgeRecord {
  return { from, kind, to, service: 'yard', attributes: {} };
}

function boxGraph(records: number) {
  return filteredGraph(view, FILTER, createBudget(records));
}

describe('edges narrowed to some nodes', () => {
  test('are those with both ends among them, in the order of their ids, from any of them on', () => {
    const expected = edges.filter(({ kind }) => kind === 'HOLDS').map(edgeId);
    const part = boxGraph(1_000_000);
    expect([...part.edges()].map(edgeId)).toEqual(expected.toSorted());
    expect(part.edgeCount()).toBe(expected.length);
    for (const [index, id] of expected.toSorted().entries()) {
      expect([...part.edges(id)].map(edgeId)).toEqual(expected.toSorted().slice(index + 1));
    }
  });

  test('are looked at as far as the request may read, no further', () => {
    const looks = Math.floor(edges.length / 8);
    expect([...boxGraph(looks).edges()]).toHaveLength(BOXES * BOXES);
    for (const read of [
      () => [...boxGraph(looks - 1).edges()],
      () => boxGraph(looks - 1).edgeCount(),
      () => [...boxGraph(looks - 1).edges(edgeId(edges[0]!))],
    ]) {
      expect(read).toThrow(RequestError);
      expect(read).toThrow(expect.objectContaining({ code: 'ANSWER_TOO_LARGE' }));
    }
  });

  test('are looked at no further than a page needs', () => {
    const [first] = boxGraph(0).edges();
    expect(first).toEqual(edges[0]);
  });

  test('are counted once', () => {
    const part = boxGraph(Math.floor(edges.length / 8));
    expect([part.edgeCount(), part.edgeCount()]).toEqual([BOXES * BOXES, BOXES * BOXES]);
  });
});

test('a graph that is narrowed to nothing is the whole one, at no cost', () => {
  const part = filteredGraph(view, {}, createBudget(0));
  expect([...part.edges()]).toEqual([...wholeGraph(view).edges()]);
  expect([part.edgeCount(), part.nodeCount()]).toEqual([edges.length, BOXES + 1]);
});
