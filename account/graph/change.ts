import { type EdgeRecord, type Json, type NodeRecord, edgeId } from './record.js';
import { sameJson } from './same-json.js';

/**
 * One create (before null), update or delete (after null) of one record.
 * `id` is the node's id or the edge's id.
 */
export type Change = NodeChange | EdgeChange;

export interface NodeChange {
  readonly record: 'node';
  readonly id: string;
  readonly before: NodeRecord | null;
  readonly after: NodeRecord | null;
}

export interface EdgeChange {
  readonly record: 'edge';
  readonly id: string;
  readonly before: EdgeRecord | null;
  readonly after: EdgeRecord | null;
}

export type ChangeOp = 'created' | 'updated' | 'deleted';

export function changeOp(change: Change): ChangeOp {
  if (change.before === null) return 'created';
  return change.after === null ? 'deleted' : 'updated';
}

export function nodeChange(before: NodeRecord | null, after: NodeRecord | null): NodeChange {
  const present = after ?? before;
  if (present === null) throw new TypeError('A change has a before or an after, got neither');
  return Object.freeze({ record: 'node', id: present.id, before, after });
}

export function edgeChange(before: EdgeRecord | null, after: EdgeRecord | null): EdgeChange {
  const present = after ?? before;
  if (present === null) throw new TypeError('A change has a before or an after, got neither');
  return Object.freeze({ record: 'edge', id: edgeId(present), before, after });
}

/** Equal in every stored field, whatever the order of attribute keys. */
export function sameRecord(
  one: NodeRecord | EdgeRecord | null,
  other: NodeRecord | EdgeRecord | null,
): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  return sameJson(one as unknown as Json, other as unknown as Json);
}
