import { canonicalJson } from './canonical-json.js';
import { type Change, type EdgeChange, type NodeChange, sameRecord } from './change.js';
import { edgeReadings } from './edge-readings.js';
import { type EdgeRecord, type NodeId, type NodeRecord, edgeId } from './record.js';
import { compareChanges } from './compare-changes.js';
import type { Batch } from './store.js';

/** What a batch is checked against: the current records of its account. */
export interface Head {
  node(id: NodeId): NodeRecord | null;
  edge(ends: Pick<EdgeRecord, 'from' | 'kind' | 'to'>): EdgeRecord | null;
  /** every edge that begins or ends there */
  edgesAt(id: NodeId): readonly EdgeRecord[];
}

export type CheckedBatch =
  /** `changes`: those that change something, in the order of the log: nodes, then edges, each by id */
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly errors: readonly string[] };

const kindRule = /^[A-Z][A-Z_]*$/;

/** Whether a batch fits the head on which it was computed. Every store asks this before it writes. */
export function checkBatch(batch: Batch, head: Head): CheckedBatch {
  const errors = [
    ...timeErrors(batch),
    ...twiceErrors(batch.changes),
    ...batch.changes.flatMap((change) => changeErrors(change, head)),
  ];
  if (errors.length === 0) errors.push(...endErrors(batch.changes, head));
  if (errors.length > 0) return { ok: false, errors };
  const changes = batch.changes.filter((change) => !sameRecord(change.before, change.after));
  return { ok: true, changes: changes.toSorted(compareChanges) };
}

function timeErrors(batch: Batch): readonly string[] {
  if (!Number.isNaN(Date.parse(batch.time))) return [];
  return [`The time of a batch is ISO 8601, got ${JSON.stringify(batch.time)}`];
}

function twiceErrors(changes: readonly Change[]): readonly string[] {
  const seen = new Set<string>();
  return changes.flatMap((change) => {
    const key = `${change.record} ${change.id}`;
    if (seen.has(key)) return [`A batch changes a record once, got twice: ${key}`];
    seen.add(key);
    return [];
  });
}

function changeErrors(change: Change, head: Head): readonly string[] {
  const { record, id, before, after } = change;
  if (before === null && after === null) {
    return [`A change has a before or an after, got neither for the ${record} ${id}`];
  }
  const ids = change.record === 'node' ? nodeIds(change) : edgeIds(change);
  if (ids.some((found) => found !== id)) {
    return [`A change names the record it holds, got ${id} for ${ids.join(' and ')}`];
  }
  const edgeErrors = change.record === 'edge' ? createdEdgeErrors(change, head) : [];
  return [...edgeErrors, ...beforeErrors(change, headRecord(change, head))];
}

function createdEdgeErrors({ id, before, after }: EdgeChange, head: Head): readonly string[] {
  if (before !== null || after === null) return [];
  if (!kindRule.test(after.kind)) {
    return [`The kind of an edge is capitals and underscores, got ${after.kind}`];
  }
  const taken = [...edgeReadings(id)].some((ends) => ends.from !== after.from && head.edge(ends));
  return taken ? [`An edge id is of one edge, got ${id}, which can be read as another's`] : [];
}

function nodeIds({ before, after }: NodeChange): readonly string[] {
  return [before, after].flatMap((node) => (node === null ? [] : [node.id]));
}

function edgeIds({ before, after }: EdgeChange): readonly string[] {
  return [before, after].flatMap((edge) => (edge === null ? [] : [edgeId(edge)]));
}

function headRecord(change: Change, head: Head): NodeRecord | EdgeRecord | null {
  if (change.record === 'node') return head.node(change.id);
  const ends = change.after ?? change.before;
  return ends === null ? null : head.edge(ends);
}

function beforeErrors(
  { record, id, before }: Change,
  found: NodeRecord | EdgeRecord | null,
): readonly string[] {
  if (sameRecord(before, found)) return [];
  const got = before === null ? 'none' : canonicalJson({ ...before });
  const there = found === null ? 'is not there' : `is ${canonicalJson({ ...found })}`;
  return [`The before of a change is the head's record, got ${got}; the ${record} ${id} ${there}`];
}

/** Edges that would lack an end once every change is made. */
function endErrors(changes: readonly Change[], head: Head): readonly string[] {
  const nodes = new Map<NodeId, boolean>();
  const removedEdges = new Set<string>();
  for (const change of changes) {
    if (change.record === 'node') nodes.set(change.id, change.after !== null);
    else if (change.after === null) removedEdges.add(change.id);
  }
  const isThere = (id: NodeId): boolean => {
    const known = nodes.get(id) ?? head.node(id) !== null;
    nodes.set(id, known);
    return known;
  };
  const put = changes.flatMap((change) => (change.record === 'edge' ? (change.after ?? []) : []));
  const left = changes
    .filter((change) => change.record === 'node' && change.after === null)
    .flatMap((change) => head.edgesAt(change.id))
    .filter((edge) => !removedEdges.has(edgeId(edge)));
  return [...put, ...left].flatMap((edge) => {
    const missing = [edge.from, edge.to].filter((end) => !isThere(end));
    return missing.map((end) => `An edge has both ends, got ${edgeId(edge)} without ${end}`);
  });
}
