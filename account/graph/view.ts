import type { EdgeId, EdgeRecord, NodeId, NodeRecord } from './record.js';
import type { Direction, NodeFilter } from './snapshot.js';
import type { Version } from './version.js';

/** What resolvers narrow a view by. */
export type { Direction, NodeFilter } from './snapshot.js';

/** Who asks. Until authorization is configured every caller is the owner. */
export type Caller = { readonly kind: 'owner' };

/**
 * A snapshot as one caller may see it: what is hidden is not in it, and a hidden thing and a missing thing look the
 * same. Resolvers read nothing else. The orders are those of `Snapshot`.
 */
export interface View {
  readonly version: Version;
  readonly caller: Caller;
  readonly nodeCount: number;
  readonly edgeCount: number;
  node(id: NodeId): NodeRecord | null;
  edge(id: EdgeId): EdgeRecord | null;
  nodes(filter?: NodeFilter, after?: NodeId): Iterable<NodeRecord>;
  count(filter?: NodeFilter): number;
  edges(id: NodeId, direction: Direction, kinds?: readonly string[]): readonly EdgeRecord[];
  allEdges(after?: EdgeId): Iterable<EdgeRecord>;
  typeCounts(): ReadonlyMap<string, number>;
  ball(id: NodeId, hops: number, limit?: number): ReadonlySet<NodeId>;
  /**
   * Whether `edges` may be asked of this node. False only where an account is not in memory and the node was come upon as
   * the other end of an edge: `Pins.withEdges` gives it in a view that knows.
   */
  knowsEdges(id: NodeId): boolean;
  /** Whether the service has ever been read completely: in the region, in its global part (null), in every region (left out). */
  isAnswered(service: string, region?: string | null): boolean;
}
