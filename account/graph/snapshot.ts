import type { Change } from './change.js';
import type { AccountId, EdgeId, EdgeRecord, NodeId, NodeRecord } from './record.js';
import type { Version } from './version.js';

export type Direction = 'IN' | 'OUT' | 'BOTH';

/** What a listing of nodes may be narrowed to. A member left out does not narrow. */
export interface NodeFilter {
  readonly services?: readonly string[];
  readonly types?: readonly string[];
  readonly regions?: readonly string[];
  /** a node has every key, with one of the values where values are given */
  readonly tags?: readonly { readonly key: string; readonly values?: readonly string[] }[];
  readonly external?: boolean;
}

/**
 * The whole graph of an account at one version, in memory. Immutable: `with` gives a new snapshot that
 * shares everything unchanged.
 *
 * Guarantees: `nodes` is in ascending order of id (code units), `allEdges` of edge id, `edges` of one node in order of
 * (kind, from, to); an edge whose two ends are the node itself is listed once; records are frozen or never written.
 * Does not guarantee that two reads of one record give the same object.
 */
export interface Snapshot {
  readonly account: AccountId;
  readonly version: Version;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** estimated bytes held, for a cache bounded by size */
  readonly bytes: number;

  node(id: NodeId): NodeRecord | null;
  edge(id: EdgeId): EdgeRecord | null;
  /** Ids greater than `after` only. Cheap per item when narrowed by types. */
  nodes(filter?: NodeFilter, after?: NodeId): Iterable<NodeRecord>;
  count(filter?: NodeFilter): number;
  /** The edges at a node; none when the node is not there. */
  edges(id: NodeId, direction: Direction, kinds?: readonly string[]): readonly EdgeRecord[];
  allEdges(after?: EdgeId): Iterable<EdgeRecord>;
  /** Type → number of nodes, external ones included. */
  typeCounts(): ReadonlyMap<string, number>;
  /** The nodes within so many undirected hops, nearest first, the centre first; at most `limit`. Empty without the centre. */
  ball(id: NodeId, hops: number, limit?: number): ReadonlySet<NodeId>;
  /** One shortest undirected path as node ids, both ends included; null when there is none within `maxHops`. */
  path(from: NodeId, to: NodeId, maxHops: number): readonly NodeId[] | null;

  /** The snapshot after these changes. Throws on a change that does not fit (misuse: a store guards this). */
  with(changes: readonly Change[], version: Version): Snapshot;
}
