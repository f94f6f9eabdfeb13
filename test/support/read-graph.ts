import type { RunningGateway } from './run-gateway.js';

/** A node as `account.graph.nodes` shows it. */
export interface ReadNode {
  readonly id: string;
  readonly type: string;
  readonly service: string;
  readonly region: string | null;
  readonly name: string | null;
  readonly external: boolean;
}

export interface ReadEdge {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
}

export interface ReadGraph {
  readonly nodes: readonly ReadNode[];
  readonly edges: readonly ReadEdge[];
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly typeCounts: Readonly<Record<string, number>>;
}

interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

interface EdgeEnds {
  readonly kind: string;
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}

const NODE = 'id type service region name external';
const EDGE = 'kind from { id } to { id }';

/** The whole graph of an account, page by page. */
export async function readGraph(
  gateway: RunningGateway,
  account: string,
  first = 400,
): Promise<ReadGraph> {
  const nodes = await readPages<ReadNode>(gateway, { account, list: 'nodes', item: NODE, first });
  const edges = await readPages<EdgeEnds>(gateway, { account, list: 'edges', item: EDGE, first });
  const { graph } = (
    await gateway.data<{ account: { graph: Counts } }>(
      'query ($account: ID!) { account(id: $account) { graph { nodeCount edgeCount typeCounts { type count } } } }',
      { account },
    )
  ).account;
  return {
    nodes,
    edges: edges.map(({ from, kind, to }) => ({ from: from.id, kind, to: to.id })),
    nodeCount: graph.nodeCount,
    edgeCount: graph.edgeCount,
    typeCounts: Object.fromEntries(graph.typeCounts.map(({ type, count }) => [type, count])),
  };
}

interface Counts {
  readonly nodeCount: number;
  readonly edgeCount: number;
  readonly typeCounts: readonly { readonly type: string; readonly count: number }[];
}

interface Listed {
  readonly account: string;
  readonly list: 'nodes' | 'edges';
  readonly item: string;
  readonly first: number;
}

async function readPages<T>(gateway: RunningGateway, listed: Listed): Promise<readonly T[]> {
  const { account, list, item, first } = listed;
  const query = `query ($account: ID!, $first: Int!, $after: String) {
    account(id: $account) { graph {
      page: ${list}(first: $first, after: $after) {
        nodes { ${item} } pageInfo { hasNextPage endCursor } totalCount
      }
    } }
  }`;
  return pages(async (after) => {
    const asked = { account, first, after };
    const data = await gateway.data<{ account: { graph: { page: Page<T> } } }>(query, asked);
    return data.account.graph.page;
  });
}

/** Follows `endCursor` to the end. Throws when `totalCount` says otherwise or a page stands still. */
export async function pages<T>(
  page: (after: string | null) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const items: T[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes, pageInfo, totalCount }: Page<T> = await page(after);
    items.push(...nodes);
    if (!pageInfo.hasNextPage) {
      if (items.length !== totalCount) {
        throw new Error(`totalCount is ${totalCount}, the pages hold ${items.length}`);
      }
      return items;
    }
    if (pageInfo.endCursor === null || pageInfo.endCursor === after || nodes.length === 0) {
      throw new Error('A page that is not the last leads nowhere');
    }
    after = pageInfo.endCursor;
  }
}
