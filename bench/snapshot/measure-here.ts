import {
  type StoredEdge,
  type StoredNode,
  buildSnapshot,
} from '../../account/graph/build-snapshot.js';
import type { Snapshot } from '../../account/graph/snapshot.js';
import { attributesText } from '../../account/graph/snapshot/stored-record.js';
import { median } from '../report/median.js';
import { BareCsr } from './bare-csr.js';
import {
  NODES,
  largeGraphEdges,
  largeGraphEnds,
  largeGraphId,
  largeGraphNodes,
  numbers,
} from './large-graph.js';
import type { SnapshotFigures } from './measure-snapshot.js';

const CENTRES = 1_000;
const HOPS = 3;
const TIMES = 30;
const VERSION = {
  account: '111122223333',
  seq: 1,
  time: '2026-01-01T00:00:00.000Z',
  actor: null,
  source: 'import',
  changeCount: 0,
};

// In a process of its own, so that nothing else is in its memory. Needs --expose-gc.
process.send?.(figures());

function figures(): SnapshotFigures {
  const recordBytes = recordsJson();
  const before = held();
  const snapshot = buildSnapshot(VERSION, largeGraphNodes(), largeGraphEdges());
  const heldBytes = held() - before;
  const csr = bareCsr();
  const centres = centreIds();
  return {
    nodes: snapshot.nodeCount,
    edges: snapshot.edgeCount,
    buildMilliseconds: buildMilliseconds(),
    recordBytes,
    heldBytes,
    estimatedBytes: snapshot.bytes,
    ...traversal(snapshot, csr, centres),
    ...reading(snapshot, centres),
  };
}

function recordsJson(): number {
  let bytes = 0;
  for (const node of largeGraphNodes()) bytes += jsonBytes(node);
  for (const edge of largeGraphEdges()) bytes += jsonBytes(edge);
  return bytes;
}

/** Of the record as one JSON text, its attributes in it as an object. */
function jsonBytes({ attributes, ...rest }: StoredNode | StoredEdge): number {
  const text = attributesText(attributes);
  return (
    Buffer.byteLength(JSON.stringify({ ...rest, attributes: 0 })) - 1 + Buffer.byteLength(text)
  );
}

/** From records that are there already, as a store hands them over; the middle one of five. */
function buildMilliseconds(): number {
  const nodes = [...largeGraphNodes()];
  const edges = [...largeGraphEdges()];
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    buildSnapshot(VERSION, nodes, edges);
    return performance.now() - began;
  });
  return median(times);
}

/** Bytes of the heap and outside of it that are still in use. */
function held(): number {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function bareCsr(): BareCsr {
  const ids = Array.from({ length: NODES }, (_, index) => largeGraphId(index));
  return new BareCsr(
    ids,
    [...largeGraphEnds()].map(([from, , to]) => [from, to] as const),
  );
}

function centreIds(): readonly string[] {
  const random = numbers(7);
  return Array.from({ length: CENTRES }, () => largeGraphId(Math.floor(random() * NODES)));
}

type Traversal = Pick<
  SnapshotFigures,
  'visited' | 'ballMicroseconds' | 'csrMicroseconds' | 'ballOfCsr'
>;

/** Both walk from every centre in turn, many times over; refuses when they do not visit the same nodes. */
function traversal(snapshot: Snapshot, csr: BareCsr, centres: readonly string[]): Traversal {
  for (const id of centres) refuseDifferent(snapshot, csr, id);
  const pairs = centres.map((id) => ({
    own: microseconds(() => snapshot.ball(id, HOPS).size),
    csr: microseconds(() => csr.ball(id, HOPS).length),
    visited: csr.ball(id, HOPS).length,
  }));
  return {
    visited: pairs.reduce((sum, { visited }) => sum + visited, 0) / pairs.length,
    ballMicroseconds: median(pairs.map(({ own }) => own)),
    csrMicroseconds: median(pairs.map((pair) => pair.csr)),
    ballOfCsr: median(pairs.map((pair) => pair.own / pair.csr)),
  };
}

function refuseDifferent(snapshot: Snapshot, csr: BareCsr, id: string): void {
  const own = [...snapshot.ball(id, HOPS)].toSorted();
  const bare = [...csr.ball(id, HOPS)].map(largeGraphId).toSorted();
  if (own.join() !== bare.join()) throw new Error(`The walks from ${id} visit different nodes`);
}

/** Of one call, over many; what it gives back is used. */
function microseconds(call: () => number): number {
  let sum = 0;
  const began = performance.now();
  for (let time = 0; time < TIMES; time += 1) sum += call();
  const taken = ((performance.now() - began) * 1000) / TIMES;
  return sum < 0 ? NaN : taken;
}

type Reads = Pick<SnapshotFigures, 'firstReadMicroseconds' | 'readMicroseconds'>;

/** A record read for the first time is decoded; read again it is kept. */
function reading(snapshot: Snapshot, centres: readonly string[]): Reads {
  const first = centres.map((id) => {
    const began = performance.now();
    const record = snapshot.node(id);
    return record === null ? NaN : (performance.now() - began) * 1000;
  });
  const again = centres.map((id) => microseconds(() => snapshot.node(id)?.id.length ?? 0));
  return { firstReadMicroseconds: median(first), readMicroseconds: median(again) };
}
