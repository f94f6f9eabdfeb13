import { EdgeColumns } from './edge-columns.js';
import { NodeColumns } from './node-columns.js';
import { Scratch } from './scratch.js';
import type { StoredEdge, StoredNode } from './stored-record.js';

/** A whole graph in columns, never changed: what later snapshots lay their changes over. */
export interface Base {
  readonly nodes: NodeColumns;
  readonly edges: EdgeColumns;
  readonly scratch: Scratch;
  /** estimated */
  readonly bytes: number;
}

export function buildBase(nodes: Iterable<StoredNode>, edges: Iterable<StoredEdge>): Base {
  const nodeColumns = new NodeColumns(nodes);
  const edgeColumns = new EdgeColumns(nodeColumns, edges);
  const bytes = nodeColumns.bytes + edgeColumns.bytes;
  return Object.freeze({ nodes: nodeColumns, edges: edgeColumns, scratch: new Scratch(), bytes });
}
