/** The account's id at the provider, for example `111122223333`. */
export type AccountId = string;
/** An ARN, or the ARN form of a resource to which the provider gives none. */
export type NodeId = string;
/** `<from> <kind> <to>`: see `edgeId`. */
export type EdgeId = string;

/** A JSON value as it is stored. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Attribute name (an SDL field name) → value. Absent means not set or not answered. */
export type Attributes = { readonly [name: string]: Json };

/** What the graph stores for a resource. Immutable. */
export interface NodeRecord {
  readonly id: NodeId;
  readonly type: string;
  readonly service: string;
  /** null for what belongs to no region, and for an external node */
  readonly region: string | null;
  readonly name: string | null;
  /** true: known only as the end of a relation; then it has no region and no attributes */
  readonly external: boolean;
  readonly attributes: Attributes;
}

/** What the graph stores for a relation. Immutable; `service` is the one whose answer states it. */
export interface EdgeRecord {
  readonly from: NodeId;
  readonly kind: string;
  readonly to: NodeId;
  readonly service: string;
  readonly attributes: Attributes;
}

/** An edge is identified by its ends and its kind: several rules between one pair are one edge. */
export function edgeId(edge: Pick<EdgeRecord, 'from' | 'kind' | 'to'>): EdgeId {
  return `${edge.from} ${edge.kind} ${edge.to}`;
}
