import { type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { readGraph } from '../support/read-graph.js';
import type { RunningGateway } from '../support/run-gateway.js';

/** What a client of the gateway can know: the ids and cursors that it has given out. */
export interface KnownValues {
  readonly accounts: readonly string[];
  /** type → ids of its resources */
  readonly ids: ReadonlyMap<string, readonly string[]>;
  /** ids of edges, graphs and versions */
  readonly otherIds: readonly string[];
  /** the connection's type → cursors of its lists, at every version, of every account */
  readonly cursors: ReadonlyMap<string, readonly string[]>;
}

interface List {
  /** the connection's type */
  readonly type: string;
  /** a question with `$account` whose answer holds the list as `page`, beneath `path` */
  readonly query: string;
  readonly path: readonly string[];
}

interface Page {
  readonly edges: readonly { readonly cursor: string }[];
}

interface Ids {
  readonly account: {
    readonly graph: { readonly id: string; readonly version: { readonly id: string } };
  };
}

/** Reads the accounts at their versions 1 to `newest`. */
export async function knownValues(
  gateway: RunningGateway,
  schema: GraphQLSchema,
  newest: Readonly<Record<string, number>>,
): Promise<KnownValues> {
  const accounts = Object.keys(newest);
  const ids = new Map<string, string[]>();
  const otherIds: string[] = [];
  const cursors = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, values: readonly string[]) => {
    if (values.length > 0) map.set(key, [...(map.get(key) ?? []), ...values]);
  };
  for (const account of accounts) {
    const { nodes, edges } = await readGraph(gateway, account);
    for (const { type, id } of nodes) put(ids, type, [id]);
    otherIds.push(...edges.slice(0, 50).map(({ from, kind, to }) => `${from} ${kind} ${to}`));
    for (let seq = 1; seq <= (newest[account] ?? 0); seq += 1) {
      const at = { account, seq };
      otherIds.push(...(await graphIds(gateway, at)));
      for (const list of listsOf(schema)) {
        put(cursors, list.type, await cursorsOf(gateway, list, at));
      }
    }
  }
  return { accounts, ids, otherIds, cursors };
}

interface At {
  readonly account: string;
  readonly seq: number;
}

const PAGE = 'edges{cursor}';
const GRAPHS = ['', '(services:["compute"])', '(types:["Volume"],regions:["us-east-1"])'];

/** Every list of the root, and those of an account's graph, whole and narrowed. */
function listsOf(schema: GraphQLSchema): readonly List[] {
  const asked = 'query($account:ID!)';
  const root = Object.values(schema.getQueryType()?.getFields() ?? {})
    .map(({ name, type }) => ({ name, type: getNamedType(type) }))
    .filter(({ type }) => isObjectType(type) && type.getFields()['pageInfo'] !== undefined)
    .map(({ name, type }) => ({
      type: type.name,
      path: [],
      query: `${asked}{page:${name}(account:$account,first:3){${PAGE}}}`,
    }));
  const graph = (narrowed: string, name: string, type: string) => ({
    type,
    path: ['account', 'graph'],
    query: `${asked}{account(id:$account){graph${narrowed}{page:${name}(first:40){${PAGE}}}}}`,
  });
  const graphs = GRAPHS.flatMap((narrowed) => [
    graph(narrowed, 'nodes', 'GraphNodeConnection'),
    graph(narrowed, 'edges', 'GraphEdgeConnection'),
  ]);
  return [...root, ...graphs];
}

async function cursorsOf(gateway: RunningGateway, list: List, at: At): Promise<readonly string[]> {
  const { account } = at;
  type Beneath = { readonly page: Page } & { readonly [name: string]: Beneath };
  const answer = await gateway.data<Beneath>(list.query, { account }, header(at));
  const { page } = list.path.reduce<Beneath>((within, name) => within[name] as Beneath, answer);
  return page.edges.map(({ cursor }) => cursor);
}

async function graphIds(gateway: RunningGateway, at: At): Promise<readonly string[]> {
  const query = 'query($account:ID!){account(id:$account){graph{id version{id}}}}';
  const { account } = await gateway.data<Ids>(query, { account: at.account }, header(at));
  return [account.graph.id, account.graph.version.id];
}

function header({ account, seq }: At): Readonly<Record<string, string>> {
  return { 'account-version': `${account}=seq:${seq}` };
}
