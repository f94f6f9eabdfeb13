import { buildSchema } from 'graphql';
import type { Pins } from '../../../account/graph/pins.js';
import { RequestError } from '../../../account/request-error.js';
import type { HttpLimits, QueryLimits } from '../../../gateway/limits.js';
import { createLogger } from '../../../gateway/log.js';
import { createMetrics } from '../../../gateway/metrics.js';
import { createApolloEngine } from '../../../gateway/query/apollo-engine.js';
import { localServices } from '../../../gateway/query/local-services.js';
import { createServer, type ServerOptions } from '../../../gateway/server.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';
import { smallGraph } from './small-graph.js';

export interface ServeOptions {
  readonly replaced?: readonly Subgraph[];
  readonly fetchDeadline?: number;
  readonly queryLimits?: Partial<QueryLimits>;
  readonly httpLimits?: Partial<HttpLimits>;
  readonly server?: Partial<ServerOptions>;
}

/** A served small graph. */
export type Served = Awaited<ReturnType<typeof serve>>;

/** Pins that remember what was read, at version 7 or what the header says. */
function readingAt(header: string | undefined) {
  const seq = header === undefined ? 7 : Number(/^seq:(\d+)$/.exec(header)?.[1] ?? NaN);
  if (Number.isNaN(seq)) {
    throw new RequestError('BAD_INPUT', 'account-version must be seq:<n>', 'account-version');
  }
  const versions = new Map<string, number>();
  const pins: Pins = {
    accounts: () => ['acct-1'],
    view: (account) => {
      versions.set(account, seq);
      return null;
    },
    graphAt: async () => null,
    seq: () => seq,
    withEdges: (found) => found,
    ball: () => {
      throw new Error('no graph is read here');
    },
    newest: async () => null,
    seqAt: async () => 0,
    find: () => null,
    noteRead: () => undefined,
    versions: () => versions,
  };
  return { caller: { kind: 'owner' } as const, pins };
}

/** Serves the small graph over a real socket; the log is kept in `lines`. */
export async function serve(options: ServeOptions = {}) {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const metrics = createMetrics({ runtime: false });
  const { supergraphSdl, subgraphs } = smallGraph(options.replaced);
  const engine = await createApolloEngine({
    supergraphSdl,
    services: localServices(subgraphs),
    fetchDeadline: options.fetchDeadline ?? 5_000,
    onFetch: (service, outcome) => metrics.fetched(service, outcome),
  });
  const server = await createServer({
    engine,
    logger,
    metrics,
    page: null,
    openRequest: ({ header }) => readingAt(header),
    readiness: () => ({ kind: 'ready' }),
    queryLimits: options.queryLimits ?? {},
    httpLimits: options.httpLimits ?? {},
    ...options.server,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await server.drain();
    await engine.stop();
  };
  return { server, origin, port, url: `${origin}/graphql`, lines, metrics, engine, stop };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: Readonly<Record<string, unknown>>;
    }[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  };
}

async function replyOf(response: Response): Promise<Reply> {
  const body = (await response.json()) as Reply['body'];
  return { status: response.status, headers: response.headers, body };
}

/** Asks over POST: a query, or a whole body. */
export function ask(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return post(url, JSON.stringify(typeof body === 'string' ? { query: body } : body), headers);
}

/** Sends this text. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const all = { 'content-type': 'application/json', ...headers };
  return replyOf(await fetch(url, { method: 'POST', headers: all, body }));
}

/** Asks over GET. */
export async function askByGet(
  url: string,
  query: string,
  variables?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const search = new URLSearchParams({ query });
  if (variables !== undefined) search.set('variables', JSON.stringify(variables));
  const all = { 'apollo-require-preflight': '1', ...headers };
  return replyOf(await fetch(`${url}?${search.toString()}`, { headers: all }));
}

/** A schema for a service that is never executed. */
export const NO_SCHEMA = buildSchema('type Query { nothing: Int }');
