import type { AccountDirectory } from '../../account/account-directory.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../account/graph/record.js';
import type { Version } from '../../account/graph/version.js';
import type { View } from '../../account/graph/view.js';
import { RequestError } from '../../account/request-error.js';
import type { Model } from '../../schema/model.js';
import { checkId } from '../kit/check-id.js';
import { MOST_PER_PAGE, checkFirst, connection } from '../kit/connection.js';
import type { SubgraphContext } from '../kit/context.js';
import type { Cursors } from '../kit/cursor.js';
import { foundAt } from '../kit/found-at.js';
import type { Resolvers } from '../kit/service-definition.js';
import { graphId, versionId } from './graph-id.js';
import { type GraphPart, neighbourhood } from './graph-part.js';
import { known } from './read-filter.js';

export interface GraphNodeValue {
  readonly record: NodeRecord;
  readonly view: View;
}

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
    id: ({ view, name }: GraphPart) => graphId(view, name),
    version: ({ view }: GraphPart) => view.version,
    services: ({ view }: GraphPart) => directory.freshness(view.version.account),
    nodeCount: (part: GraphPart) => part.nodeCount(),
    edgeCount: (part: GraphPart) => part.edgeCount(),
    typeCounts: (part: GraphPart) =>
      [...part.typeCounts()]
        .map(([type, count]) => ({ type, count }))
        .toSorted((one, other) => (one.type < other.type ? -1 : 1)),
    nodes: (part: GraphPart, page: PageArguments, { budget }: SubgraphContext) =>
      connection<NodeRecord, GraphNodeValue>(
        {
          view: part.view,
          name: `nodes ${part.name}`,
          after: (id) => part.nodes(id),
          count: () => part.nodeCount(),
          idOf: ({ id }) => id,
          item: (record) => ({ record, view: part.view }),
        },
        { first: page.first ?? PAGE, after: page.after ?? null },
        { cursors, budget },
      ),
    edges: (part: GraphPart, page: PageArguments, { budget }: SubgraphContext) =>
      connection<EdgeRecord, GraphEdgeValue>(
        {
          view: part.view,
          name: `edges ${part.name}`,
          after: (id) => part.edges(id),
          count: () => part.edgeCount(),
          idOf: edgeId,
          item: (edge) => ({ edge, view: part.view }),
        },
        { first: page.first ?? PAGE, after: page.after ?? null },
        { cursors, budget },
      ),
    node: (part: GraphPart, { id }: { readonly id: string }) => {
      checkId(id, 'id');
      const record = part.node(id);
      return record === null ? null : { record, view: part.view };
    },
  };
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
    id: ({ record }: GraphNodeValue) => record.id,
    type: ({ record }: GraphNodeValue) => record.type,
    service: ({ record }: GraphNodeValue) => record.service,
    region: ({ record }: GraphNodeValue) => record.region,
    name: ({ record }: GraphNodeValue) => record.name,
    external: ({ record }: GraphNodeValue) => record.external,
    attributes: ({ record }: GraphNodeValue) => record.attributes,
    edges: ({ record, view }: GraphNodeValue, asked: EdgesArguments, context: SubgraphContext) => {
      const first = asked.first ?? MOST_PER_PAGE;
      checkFirst(first, MOST_PER_PAGE);
      const wanted = known(asked.kinds, 'kinds', kinds);
      const all = view.edges(record.id, asked.direction ?? 'BOTH', wanted);
      if (all.length > MOST_PER_PAGE && first === MOST_PER_PAGE) throw tooManyEdges(all.length);
      const edges = all.slice(0, first);
      context.budget.take(edges.length);
      return edges.map((edge): GraphEdgeValue => ({ edge, view }));
    },
    neighbourhood: (
      { record, view }: GraphNodeValue,
      { depth, ...asked }: NeighbourhoodArguments,
      context: SubgraphContext,
    ) => {
      const limit = asked.limit ?? NEIGHBOURS;
      inRange(depth, 0, DEEPEST, 'depth');
      inRange(limit, 1, MOST_PER_PAGE, 'limit');
      const part = neighbourhood(view, record.id, depth, limit);
      context.budget.take(part.nodeCount());
      return part;
    },
    resource: async (
      { record, view }: GraphNodeValue,
      _none: unknown,
      { pins }: SubgraphContext,
    ) => {
      const { account, seq } = view.version;
      const pinned = await pins.view(account);
      if (pinned?.version.seq === seq) return foundAt({ record, view }, pins);
      const message = `resource is read at the pinned version (seq:${pinned?.version.seq ?? 0}), not at seq:${seq}: use the account-version header`;
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
