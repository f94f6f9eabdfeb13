import type { AccountDirectory } from '../../account/account-directory.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../account/graph/record.js';
import type { Found } from '../../account/graph/pins.js';
import type { View } from '../../account/graph/view.js';
import type { Version } from '../../account/graph/version.js';
import { RequestError } from '../../account/request-error.js';
import type { Model } from '../../schema/model.js';
import { checkId } from '../kit/check-id.js';
import { type Connection, MOST_PER_PAGE, checkFirst, connection } from '../kit/connection.js';
import type { SubgraphContext } from '../kit/context.js';
import type { Cursors } from '../kit/cursor.js';
import { foundAt } from '../kit/found-at.js';
import { whenRead } from '../kit/when-read.js';
import type { Resolvers } from '../kit/service-definition.js';
import { graphId, versionId } from './graph-id.js';
import type { GraphPart } from './graph-part.js';
import { type NarrowedGraph, ballGraph } from './narrowed-graph.js';
import { known } from './read-filter.js';

export interface GraphEdgeValue {
  readonly edge: EdgeRecord;
  readonly view: View;
}

const DEEPEST = 10;
/** What the schema says too: a null that a client writes out is no size. */
const PAGE = 100;
const NEIGHBOURS = 500;

interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** How AccountGraph, GraphNode, GraphEdge and Version are read from a view. */
export function graphResolvers(
  model: Model,
  cursors: Cursors,
  directory: AccountDirectory,
): Resolvers {
  return {
    AccountGraph: accountGraphResolvers(cursors, directory),
    GraphNode: nodeResolvers(model),
    GraphEdge: EDGE_RESOLVERS,
    Version: VERSION_RESOLVERS,
  };
}

function accountGraphResolvers(cursors: Cursors, directory: AccountDirectory): Resolvers[string] {
  return {
    id: ({ version, name }: NarrowedGraph) => graphId(version, name),
    version: ({ version }: NarrowedGraph) => version,
    services: ({ version }: NarrowedGraph) => directory.freshness(version.account),
    nodeCount: (graph: NarrowedGraph) => whenRead(graph.nodes(), (part) => part.nodeCount()),
    edgeCount: (graph: NarrowedGraph) => whenRead(graph.edges(), (part) => part.edgeCount()),
    typeCounts: (graph: NarrowedGraph) => whenRead(graph.nodes(), typeCounts),
    nodes: (graph: NarrowedGraph, page: PageArguments, { budget }: SubgraphContext) =>
      whenRead(graph.nodes(), (part) => nodesPage(part, page, { cursors, budget })),
    edges: (graph: NarrowedGraph, page: PageArguments, { budget }: SubgraphContext) =>
      whenRead(graph.edges(), (part) => edgesPage(part, page, { cursors, budget })),
    node: (graph: NarrowedGraph, { id }: { readonly id: string }) => {
      checkId(id, 'id');
      return graph.node(id);
    },
  };
}

function typeCounts(part: GraphPart): readonly object[] {
  return [...part.typeCounts()]
    .map(([type, count]) => ({ type, count }))
    .toSorted((one, other) => (one.type < other.type ? -1 : 1));
}

interface PageReading {
  readonly cursors: Cursors;
  readonly budget: SubgraphContext['budget'];
}

function nodesPage(part: GraphPart, page: PageArguments, reading: PageReading): Connection<Found> {
  return connection<NodeRecord, Found>(
    {
      view: part.view,
      name: `nodes ${part.name}`,
      after: (id) => part.nodes(id),
      count: () => part.nodeCount(),
      idOf: ({ id }) => id,
      item: (record) => ({ record, view: part.view }),
    },
    { first: page.first ?? PAGE, after: page.after ?? null },
    reading,
  );
}

function edgesPage(
  part: GraphPart,
  page: PageArguments,
  reading: PageReading,
): Connection<GraphEdgeValue> {
  return connection<EdgeRecord, GraphEdgeValue>(
    {
      view: part.view,
      name: `edges ${part.name}`,
      after: (id) => part.edges(id),
      count: () => part.edgeCount(),
      idOf: edgeId,
      item: (edge) => ({ edge, view: part.view }),
    },
    { first: page.first ?? PAGE, after: page.after ?? null },
    reading,
  );
}

interface EdgesArguments {
  readonly direction?: 'IN' | 'OUT' | 'BOTH' | null;
  readonly kinds?: readonly string[] | null;
  readonly first?: number | null;
}

interface NeighbourhoodArguments {
  readonly depth: number;
  readonly limit?: number | null;
}

function nodeResolvers(model: Model): Resolvers[string] {
  const kinds = new Set(
    Object.values(model.types).flatMap(({ relations }) =>
      Object.values(relations).map(({ kind }) => kind),
    ),
  );
  return {
    id: ({ record }: Found) => record.id,
    type: ({ record }: Found) => record.type,
    service: ({ record }: Found) => record.service,
    region: ({ record }: Found) => record.region,
    name: ({ record }: Found) => record.name,
    external: ({ record }: Found) => record.external,
    attributes: ({ record }: Found) => record.attributes,
    edges: (node: Found, asked: EdgesArguments, context: SubgraphContext) => {
      const first = asked.first ?? MOST_PER_PAGE;
      checkFirst(first, MOST_PER_PAGE);
      const wanted = known(asked.kinds, 'kinds', kinds);
      return whenRead(context.pins.withEdges(node), ({ record, view }) => {
        const all = view.edges(record.id, asked.direction ?? 'BOTH', wanted);
        if (all.length > MOST_PER_PAGE && first === MOST_PER_PAGE) throw tooManyEdges(all.length);
        const edges = all.slice(0, first);
        context.budget.take(edges.length);
        return edges.map((edge): GraphEdgeValue => ({ edge, view }));
      });
    },
    neighbourhood: (
      node: Found,
      { depth, ...asked }: NeighbourhoodArguments,
      context: SubgraphContext,
    ) => {
      const limit = asked.limit ?? NEIGHBOURS;
      inRange(depth, 0, DEEPEST, 'depth');
      inRange(limit, 1, MOST_PER_PAGE, 'limit');
      const name = JSON.stringify({ centre: node.record.id, depth, limit });
      return whenRead(context.pins.ball(node, depth, limit), (ball) => {
        context.budget.take(ball.ids.size);
        return ballGraph(ball, name);
      });
    },
    resource: ({ record, view }: Found, _none: unknown, { pins }: SubgraphContext) => {
      const { account, seq } = view.version;
      const pinned = pins.seq(account) ?? 0;
      if (pinned === seq) return foundAt({ record, view }, pins);
      const message = `resource is read at the pinned version (seq:${pinned}), not at seq:${seq}: use the account-version header`;
      throw new RequestError('VERSION_MISMATCH', message, 'at');
    },
  };
}

const EDGE_RESOLVERS: Resolvers[string] = {
  id: ({ edge }: GraphEdgeValue) => edgeId(edge),
  kind: ({ edge }: GraphEdgeValue) => edge.kind,
  from: ({ edge, view }: GraphEdgeValue) => ({ record: view.node(edge.from), view }),
  to: ({ edge, view }: GraphEdgeValue) => ({ record: view.node(edge.to), view }),
  attributes: ({ edge }: GraphEdgeValue) => edge.attributes,
  service: ({ edge }: GraphEdgeValue) => edge.service,
};

const VERSION_RESOLVERS: Resolvers[string] = {
  id: ({ account, seq }: Version) => versionId(account, seq),
};

function tooManyEdges(count: number): RequestError {
  const message = `edges has ${count} relations, more than ${MOST_PER_PAGE}: name kinds, give a smaller first, or page through account.graph.edges`;
  return new RequestError('LIST_TOO_LONG', message, 'first');
}

function inRange(value: number, least: number, most: number, argument: string): void {
  if (value >= least && value <= most) return;
  throw new RequestError(
    'BAD_INPUT',
    `${argument} must be from ${least} to ${most}, got ${value}`,
    argument,
  );
}
