import type { Ball } from '../../account/graph/ball.js';
import type { GraphReading } from '../../account/graph/graph-reading.js';
import { matchesFilter } from '../../account/graph/node-filter.js';
import type { Found } from '../../account/graph/pins.js';
import type { NodeId } from '../../account/graph/record.js';
import type { Version } from '../../account/graph/version.js';
import type { NodeFilter } from '../../account/graph/view.js';
import type { Budget } from '../kit/context.js';
import { once } from '../kit/once.js';
import { whenRead } from '../kit/when-read.js';
import { type GraphPart, filteredGraph, partOf } from './graph-part.js';

/** A graph as the API shows it: a version, all of it or a part, of which only what is asked for is read. */
export interface NarrowedGraph {
  readonly version: Version;
  /** tells this graph from others of the same version: cursors and its id carry it */
  readonly name: string;
  /** What its nodes are read from. A promise while the account is loaded. */
  nodes(): GraphPart | Promise<GraphPart>;
  /** What its edges are read from. */
  edges(): GraphPart | Promise<GraphPart>;
  /** One of its nodes; the rest is not read. */
  node(id: NodeId): Found | null | Promise<Found | null>;
}

/** The nodes of an account's graph that match a filter, and the edges between them. */
export function narrowedGraph(
  reading: GraphReading,
  filter: NodeFilter,
  budget: Budget,
): NarrowedGraph {
  const matching = (found: Found | null) =>
    found !== null && matchesFilter(filter, found.record) ? found : null;
  const part = once(() => whenRead(reading.whole(), (view) => filteredGraph(view, filter, budget)));
  return {
    version: reading.version,
    name: Object.keys(filter).length === 0 ? '' : JSON.stringify(filter),
    nodes: part,
    edges: part,
    node: (id) => whenRead(reading.node(id), matching),
  };
}

/** A ball as a graph of its own. */
export function ballGraph({ view, ids, withEdges }: Ball, name: string): NarrowedGraph {
  const part = partOf(view, ids, name);
  return {
    version: view.version,
    name,
    nodes: () => part,
    edges: () => withEdges()?.then(() => part) ?? part,
    node: (id) => {
      const record = part.node(id);
      return record === null ? null : { record, view };
    },
  };
}
