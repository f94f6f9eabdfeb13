import type { NodeId } from './record.js';
import type { View } from './view.js';

/** Some nodes around a centre, and a view that knows them. */
export interface Ball {
  readonly view: View;
  /** nearest first, the centre first */
  readonly ids: ReadonlySet<NodeId>;
  /** Makes sure that the view knows the edges between them; null: it does. */
  withEdges(): Promise<void> | null;
}

/** Which nodes: those within so many undirected hops, nearest first, at most `limit`. */
export interface BallRequest {
  readonly centre: NodeId;
  readonly hops: number;
  readonly limit: number;
}
