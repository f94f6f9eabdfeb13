import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { buildSnapshot, emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { canonicalJson } from '../../../account/graph/canonical-json.js';
import { type Change, edgeChange, nodeChange } from '../../../account/graph/change.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../../account/graph/record.js';
import type { Direction, NodeFilter, Snapshot } from '../../../account/graph/snapshot.js';
import type { Version } from '../../../account/graph/version.js';
import {
  type GraphModel,
  emptyModel,
  modelDifference,
  modelDistances,
  modelEdges,
  modelNodes,
  neighbours,
} from '../../contract/graph-model.js';
import { histories, idPool, regionPool, servicePool, typePool } from '../../contract/histories.js';

const directions: readonly Direction[] = ['IN', 'OUT', 'BOTH'];
const kindLists = [undefined, [], ['IN'], ['Z', 'IN'], ['NONE', 'A', 'A']] as const;
const places = [...idPool, '', 'arn:', 'arn:a IN', '\uffff'];

function versionAt(seq: number): Version {
  const time = '2026-11-22T10:00:00.000Z';
  return { account: '1', seq, time, actor: null, source: 'collection', changeCount: 0 };
}

function built({ nodes, edges }: GraphModel, seq = 1): Snapshot {
  return buildSnapshot(versionAt(seq), nodes, edges);
}

function filters(): fc.Arbitrary<NodeFilter> {
  const some = (pool: readonly string[]) => fc.subarray([...pool, 'none']);
  const tag = fc.record(
    { key: fc.constantFrom('env', 'Name'), values: fc.subarray(['prod', 'dev']) },
    { requiredKeys: ['key'] },
  );
  return fc.record(
    {
      types: some(typePool),
      services: some(servicePool),
      regions: some(regionPool.flatMap((region) => region ?? [])),
      tags: fc.array(tag, { maxLength: 2 }),
      external: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}

function expectSame(snapshot: Snapshot, model: GraphModel): void {
  expect([...snapshot.nodes()]).toEqual(model.nodes);
  expect([...snapshot.allEdges()]).toEqual(model.edges);
  expect(snapshot.nodeCount).toBe(model.nodes.length);
  expect(snapshot.edgeCount).toBe(model.edges.length);
  const counts = model.nodes.map(({ type }) => [type, modelNodes(model, { types: [type] }).length]);
  expect(Object.fromEntries(snapshot.typeCounts())).toEqual(Object.fromEntries(counts));
  for (const id of idPool) {
    expect(snapshot.node(id)).toEqual(model.nodes.find((node) => node.id === id) ?? null);
    for (const direction of directions) {
      for (const kinds of kindLists) {
        expect(snapshot.edges(id, direction, kinds)).toEqual(
          modelEdges(model, id, direction, kinds),
        );
      }
    }
  }
}

function expectSameLists(snapshot: Snapshot, model: GraphModel, filter: NodeFilter): void {
  expect(snapshot.count(filter)).toBe(modelNodes(model, filter).length);
  for (const after of places) {
    expect([...snapshot.nodes(filter, after)]).toEqual(modelNodes(model, filter, after));
  }
  for (const after of [...places, ...model.edges.map(edgeId)]) {
    const later = model.edges.filter((edge) => edgeId(edge) > after);
    expect([...snapshot.allEdges(after)]).toEqual(later);
  }
  for (const edge of model.edges) expect(snapshot.edge(edgeId(edge))).toEqual(edge);
  for (const from of idPool) {
    const edge = { from, kind: 'IN', to: 'c' };
    const found = model.edges.find((other) => edgeId(other) === edgeId(edge)) ?? null;
    expect(snapshot.edge(edgeId(edge))).toEqual(found);
  }
}

function expectSameBalls(snapshot: Snapshot, model: GraphModel, hops: number, limit: number): void {
  for (const id of idPool) {
    const distances = modelDistances(model, id);
    const within = [...distances].filter(([, distance]) => distance <= hops);
    const ball = snapshot.ball(id, hops);
    expect([...ball].toSorted()).toEqual(within.map(([found]) => found).toSorted());
    expect(ball.size).toBe(within.length);
    expect(idPool.filter((found) => ball.has(found)).toSorted()).toEqual([...ball].toSorted());
    const order = [...ball].map((found) => distances.get(found) ?? NaN);
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect([...snapshot.ball(id, hops, limit)]).toEqual([...ball].slice(0, limit));
  }
}

function expectSamePaths(snapshot: Snapshot, model: GraphModel, maxHops: number): void {
  for (const from of idPool) {
    const distances = modelDistances(model, from);
    for (const to of idPool) {
      const path = snapshot.path(from, to, maxHops);
      const distance = distances.get(to);
      if (distance === undefined || distance > maxHops) {
        expect(path).toBeNull();
        continue;
      }
      expect(path).toHaveLength(distance + 1);
      expect([path?.[0], path?.at(-1)]).toEqual([from, to]);
      path?.slice(1).forEach((id, at) => expect(neighbours(model, path[at] ?? '')).toContain(id));
    }
  }
}

/** The snapshots of a history, each made with the changes from the one before, whose lists were read. */
function chain(models: readonly GraphModel[], start = emptySnapshot('1')): readonly Snapshot[] {
  const snapshots = [start];
  models.slice(1).forEach((model, at) => {
    const changes = modelDifference(models[at] ?? emptyModel, model);
    const before = snapshots[at]!;
    expect([...before.nodes(), ...before.nodes({ types: typePool })]).not.toContain(null);
    snapshots.push(before.with(changes, versionAt(at + 1)));
  });
  return snapshots;
}

describe('every read equals a full scan', () => {
  const each = (
    check: (snapshot: Snapshot, model: GraphModel, filter: NodeFilter, small: number) => void,
  ): void =>
    fc.assert(
      fc.property(histories(5), filters(), fc.nat(4), (models, filter, small) => {
        const last = models.at(-1) ?? emptyModel;
        check(built(last), last, filter, small);
        const first = models[1] ?? emptyModel;
        const chained = chain(models.slice(1), built(first));
        [...chain(models), ...chained].forEach((snapshot, at) => {
          const model = models[at < models.length ? at : at - models.length + 1] ?? emptyModel;
          check(snapshot, model, filter, small);
        });
      }),
      { numRuns: 30 },
    );

  test('records, counts and edges of a node', () => each(expectSame));
  test('filtered lists and lists after an id', () => each(expectSameLists));
  test('balls', () =>
    each((snapshot, model, _, small) => expectSameBalls(snapshot, model, small, small)));
  test('paths', () => each((snapshot, model, _, small) => expectSamePaths(snapshot, model, small)));

  test('the order in which records are given does not matter', () => {
    fc.assert(
      fc.property(histories(1, 30), fc.boolean(), (models, asText) => {
        const { nodes, edges } = models.at(-1) ?? emptyModel;
        const form = <Kept extends NodeRecord | EdgeRecord>(record: Kept) =>
          asText ? { ...record, attributes: canonicalJson(record.attributes) } : record;
        const given = [nodes.toReversed().map(form), edges.toReversed().map(form)] as const;
        expectSame(buildSnapshot(versionAt(1), ...given), { nodes, edges });
      }),
      { numRuns: 30 },
    );
  });
});

function numbered(at: number, name: string | null = null): NodeRecord {
  const id = `arn:n${String(at).padStart(6, '0')}`;
  const type = at % 3 === 0 ? 'Volume' : 'Instance';
  return { id, type, service: 's', region: null, name, external: false, attributes: { at } };
}

function link(from: number, to: number): EdgeRecord {
  const [start, end] = [numbered(from), numbered(to)];
  return { from: start.id, kind: 'ATTACHED_TO', to: end.id, service: 's', attributes: { from } };
}

function line(length: number): GraphModel {
  const nodes = Array.from({ length }, (_, at) => numbered(at));
  return { nodes, edges: nodes.slice(1).map((_, at) => link(at, at + 1)) };
}

describe('a long chain of changes', () => {
  test('reads as a full scan of the records past several new bases', () => {
    let model = line(600);
    let snapshot = built(model);
    for (let seq = 2; seq < 12; seq += 1) {
      const nodes = model.nodes.filter((_, at) => (at + seq) % 7 !== 0);
      const kept = new Set(nodes.map(({ id }) => id));
      const next = {
        nodes: [
          ...nodes.map((node, at) => (at % 5 === 0 ? { ...node, name: `n${seq}` } : node)),
          ...Array.from({ length: 80 }, (_, at) => numbered(seq * 1000 + at)),
        ],
        edges: [
          ...model.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
          ...Array.from({ length: 79 }, (_, at) => link(seq * 1000 + at + 1, seq * 1000 + at)),
        ],
      };
      snapshot = snapshot.with(modelDifference(model, next), versionAt(seq));
      model = next;
      expect([...snapshot.nodes()]).toEqual(model.nodes);
      expect([...snapshot.nodes({ types: ['Volume'] })]).toEqual(
        modelNodes(model, { types: ['Volume'] }),
      );
      expect(canonicalJson([...snapshot.allEdges()].map(edgeId).toSorted())).toBe(
        canonicalJson(model.edges.map(edgeId).toSorted()),
      );
      expect(snapshot.ball(numbered(seq * 1000).id, 100).size).toBe(80);
    }
  });

  test('a node of a hub is found among thousands of edges', () => {
    const hub = numbered(0);
    const others = Array.from({ length: 2500 }, (_, at) => numbered(at + 1));
    const edges = others.map((_, at) => link(at + 1, 0));
    const snapshot = built({ nodes: [hub, ...others], edges });
    const after = snapshot.with([edgeChange(edges[1200]!, null)], versionAt(2));
    expect(snapshot.edges(hub.id, 'IN')).toHaveLength(2500);
    expect(after.edges(hub.id, 'IN')).toHaveLength(2499);
    expect(after.edges(hub.id, 'BOTH', ['ATTACHED_TO'])).not.toContainEqual(edges[1200]);
    expect(after.ball(others[0]!.id, 2).size).toBe(2500);
  });
});

describe('sharing', () => {
  const model = line(30);
  const snapshot = built(model);
  const renamed = snapshot.with([nodeChange(numbered(4), numbered(4, 'new'))], versionAt(2));

  test('an unchanged node is the same object in both snapshots', () => {
    expect(renamed.node(numbered(5).id)).toBe(snapshot.node(numbered(5).id));
    expect(renamed.node(numbered(4).id)?.name).toBe('new');
    expect(snapshot.node(numbered(4).id)?.name).toBeNull();
  });

  test('type counts are the same object when no type changed', () => {
    expect(renamed.typeCounts()).toBe(snapshot.typeCounts());
  });

  test('changed edges stay the same object through later changes elsewhere', () => {
    const cut = renamed.with([edgeChange(link(8, 9), null)], versionAt(3));
    const later = cut.with([edgeChange(link(20, 21), null)], versionAt(4));
    expect(later.edges(numbered(8).id, 'IN')).toBe(cut.edges(numbered(8).id, 'IN'));
    expect(later.node(numbered(4).id)).toBe(renamed.node(numbered(4).id));
  });

  test('two snapshots made from one do not see each other', () => {
    const one = snapshot.with([nodeChange(null, numbered(100, 'one'))], versionAt(2));
    const other = snapshot.with([nodeChange(null, numbered(101, 'other'))], versionAt(2));
    expect(one.node(numbered(101).id)).toBeNull();
    expect(other.node(numbered(100).id)).toBeNull();
    expect(snapshot.nodeCount).toBe(30);
  });

  test('no changes give the same graph at the new version', () => {
    const same = snapshot.with([], versionAt(7));
    expect(same.version.seq).toBe(7);
    expectSame(same, snapshotModel(snapshot));
  });
});

function snapshotModel(snapshot: Snapshot): GraphModel {
  return { nodes: [...snapshot.nodes()], edges: [...snapshot.allEdges()] };
}

describe('misuse is refused by name', () => {
  const snapshot = built(line(3));
  const cases: readonly (readonly [string, readonly Change[], RegExp])[] = [
    [
      'creating a node that is there',
      [nodeChange(null, numbered(1))],
      /node arn:n000001: it is there/,
    ],
    ['updating a node that is not', [nodeChange(numbered(9), numbered(9))], /it is not there/],
    ['removing a node that is not', [nodeChange(numbered(9), null)], /it is not there/],
    ['removing a node that has edges', [nodeChange(numbered(1), null)], /without arn:n000001/],
    ['creating an edge that is there', [edgeChange(null, link(0, 1))], /it is there/],
    ['removing an edge that is not', [edgeChange(link(1, 0), null)], /it is not there/],
    ['an edge to nowhere', [edgeChange(null, link(1, 9))], /arn:n000009, which is not there/],
  ];
  test.each(cases)('%s', (_, changes, rule) => {
    expect(() => snapshot.with(changes, versionAt(2))).toThrow(rule);
  });

  test('building with a node or an edge twice, or an edge that lacks an end', () => {
    const { nodes, edges } = line(2);
    expect(() => built({ nodes: [...nodes, nodes[0]!], edges })).toThrow(/twice: arn:n000000/);
    expect(() => built({ nodes, edges: [...edges, ...edges] })).toThrow(/twice: arn:n000000 ATT/);
    expect(() => built({ nodes: [nodes[0]!], edges })).toThrow(/without arn:n000001/);
  });
});
