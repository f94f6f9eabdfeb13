import { type Change, edgeChange, nodeChange } from '../../../account/graph/change.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../../account/graph/record.js';
import type { Snapshot } from '../../../account/graph/snapshot.js';

const pool = 210;

/** So many nodes, beginning at one that follows from `turn`: each made, changed or removed, and edges between neighbours. */
export function nextChanges(snapshot: Snapshot | null, size: number, turn: number): Change[] {
  const ids = Array.from({ length: size }, (_, at) => idOf(turn * 7 + at));
  const nodes = ids.map((id, at) => nodeChangeAt(snapshot, id, turn + at));
  const after = new Map(nodes.map((change) => [change.id, change.after !== null]));
  const isThere = (id: string): boolean => after.get(id) ?? snapshot?.node(id) != null;
  const goes = new Map<string, EdgeRecord>();
  for (const id of ids.filter((one) => !isThere(one))) {
    for (const edge of snapshot?.edges(id, 'BOTH') ?? []) goes.set(edgeId(edge), edge);
  }
  const comes = ids
    .map((_, at) => edgeBetween(idOf(turn * 7 + at), idOf(turn * 7 + at + 1)))
    .filter(({ from, to }) => isThere(from) && isThere(to))
    .filter((edge) => snapshot?.edge(edgeId(edge)) == null);
  return [
    ...nodes,
    ...[...goes.values()].map((edge) => edgeChange(edge, null)),
    ...comes.map((edge) => edgeChange(null, edge)),
  ];
}

/** Every fourth of those that are there is removed. */
function nodeChangeAt(snapshot: Snapshot | null, id: string, turn: number): Change {
  const before = snapshot?.node(id) ?? null;
  if (before !== null && turn % 4 === 0) return nodeChange(before, null);
  const was = before?.attributes['turn'];
  return nodeChange(before, nodeOf(id, was === turn ? turn + 1 : turn));
}

function idOf(at: number): string {
  return `arn:node/${at % pool}`;
}

function nodeOf(id: string, turn: number): NodeRecord {
  return {
    id,
    type: turn % 3 === 0 ? 'Volume' : 'Instance',
    service: 'storage',
    region: 'eu-west-1',
    name: null,
    external: false,
    attributes: { turn, note: 'n'.repeat(turn % 50) },
  };
}

function edgeBetween(from: string, to: string): EdgeRecord {
  return { from, kind: 'NEXT', to, service: 'storage', attributes: {} };
}
