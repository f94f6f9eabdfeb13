import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feed } from '../account/feed/feed.js';
import { answerGraphql, type GraphqlRouteOptions, type Noted } from './graphql-route.js';
import type { Page } from './graphiql-page.js';
import { isAllowedHost, type AllowedHosts } from './http/host-name.js';
import { createListener, type Listener } from './http/listener.js';
import { errorAnswer, send, type Answer } from './http/send.js';
import {
  DEFAULT_HTTP_LIMITS,
  DEFAULT_QUERY_LIMITS,
  DEFAULT_SOCKET_LIMITS,
  type HttpLimits,
  type QueryLimits,
  type SocketLimits,
} from './limits.js';
import type { Phase } from './lifecycle.js';
import { requestId, type Logger, type RequestLine } from './log.js';
import type { Metrics, RequestOutcome } from './metrics.js';
import { createAdmission } from './query/admit.js';
import { answerError } from './query/answer-errors.js';
import { createApolloServer } from './query/apollo-server.js';
import type { Engine } from './query/engine.js';
import { createSocketServer, type SocketServer } from './subscriptions/socket-server.js';

/** Whether the server has what it needs to answer. */
export type Readiness =
  { readonly kind: 'ready' } | { readonly kind: 'waiting'; readonly reason: string };

export interface ServerOptions {
  readonly engine: Engine;
  readonly openRequest: GraphqlRouteOptions['openRequest'];
  readonly readiness: () => Readiness | Promise<Readiness>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** the page at `/`; null: there is none */
  readonly page: (() => Promise<Page>) | null;
  /** default `loopback` */
  readonly allowedHosts?: AllowedHosts;
  readonly queryLimits?: Partial<QueryLimits>;
  readonly httpLimits?: Partial<HttpLimits>;
  /** what subscriptions are told; closed when the server drains. Left out: there are no WebSockets */
  readonly feed?: Feed;
  readonly socketLimits?: Partial<SocketLimits>;
  /** milliseconds, for durations only */
  readonly clock?: () => number;
  readonly newId?: () => string;
}

/** One request on its way. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly path: string;
  readonly noted: Noted;
}

type Route = (exchange: Exchange) => Promise<Answer> | Answer;

interface Serving {
  readonly options: ServerOptions;
  readonly limits: HttpLimits;
  readonly routes: ReadonlyMap<string, Route>;
  readonly phase: () => Phase['kind'];
}

/** The HTTP server of the federated graph, and its WebSockets. */
export async function createServer(options: ServerOptions): Promise<Listener> {
  const limits = { ...DEFAULT_HTTP_LIMITS, ...options.httpLimits };
  const graphql = await graphqlOptions(options, limits);
  const sockets = socketServer(options, graphql);
  let serving: Serving | null = null;
  const listener = createListener(
    limits,
    (request, response) => {
      if (serving !== null) void exchange(serving, request, response);
    },
    () => sockets,
  );
  const routes = createRoutes(options, graphql, listener.phase);
  serving = { options, limits, routes, phase: listener.phase };
  return listener;
}

/** The same engine, admission and limits for every transport. */
async function graphqlOptions(
  { engine, logger, metrics, openRequest, queryLimits: given }: ServerOptions,
  httpLimits: HttpLimits,
): Promise<GraphqlRouteOptions> {
  const queryLimits = { ...DEFAULT_QUERY_LIMITS, ...given };
  const apollo = await createApolloServer(engine, logger);
  const admit = createAdmission(engine.schema, queryLimits);
  return { apollo, admit, openRequest, queryLimits, httpLimits, metrics };
}

function socketServer(options: ServerOptions, graphql: GraphqlRouteOptions): SocketServer | null {
  const { engine, feed, logger, allowedHosts = 'loopback' } = options;
  if (feed === undefined) return null;
  const socketLimits = { ...DEFAULT_SOCKET_LIMITS, ...options.socketLimits };
  const { schema } = engine;
  return createSocketServer({ ...graphql, schema, feed, socketLimits, allowedHosts, logger });
}

function createRoutes(
  options: ServerOptions,
  graphql: GraphqlRouteOptions,
  phase: () => Phase['kind'],
): ReadonlyMap<string, Route> {
  const { metrics, page } = options;
  const routes: [string, Route][] = [
    ['/graphql', (exchange) => questionRoute(graphql, phase, exchange)],
    ['/health/live', read(() => json(200, { status: 'live' }))],
    ['/health/ready', read(() => readinessAnswer(options.readiness, phase))],
    ['/metrics', read(async () => ({ ...text(metrics.contentType, await metrics.text()) }))],
  ];
  if (page !== null) routes.push(['/', read(async () => pageAnswer(await page()))]);
  return new Map(routes);
}

function questionRoute(
  graphql: GraphqlRouteOptions,
  phase: () => Phase['kind'],
  { request, noted }: Exchange,
): Promise<Answer> | Answer {
  if (phase() !== 'serving') return errorAnswer(503, 'NOT_READY', 'The server is draining.');
  return answerGraphql(graphql, request, noted);
}

/** A route that only answers and is told nothing. */
function read(answer: () => Promise<Answer> | Answer): Route {
  return ({ request: { method } }) => {
    if (method === 'GET' || method === 'HEAD') return answer();
    const refused = errorAnswer(405, 'BAD_INPUT', 'This address is only read.');
    return { ...refused, headers: { allow: 'GET, HEAD' } };
  };
}

async function readinessAnswer(
  readiness: ServerOptions['readiness'],
  phase: () => Phase['kind'],
): Promise<Answer> {
  if (phase() !== 'serving') return json(503, { status: 'draining' });
  const now = await readiness();
  return now.kind === 'ready'
    ? json(200, { status: 'ready' })
    : json(503, { status: 'waiting', reason: now.reason });
}

function pageAnswer({ html, contentSecurityPolicy }: Page): Answer {
  const headers = { 'content-security-policy': contentSecurityPolicy };
  return { ...text('text/html; charset=utf-8', html), headers };
}

function json(status: number, value: object): Answer {
  return { ...text('application/json; charset=utf-8', JSON.stringify(value)), status };
}

function text(type: string, body: string): Answer {
  return { status: 200, type, body };
}

/** One request from its arrival to its line in the log. Never rejects. */
async function exchange(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { options, phase } = serving;
  const clock = options.clock ?? (() => performance.now());
  const startedAt = clock();
  const given = request.headers['x-request-id'];
  const id = requestId(typeof given === 'string' ? given : undefined, options.newId ?? randomUUID);
  const noted: Noted = { requestId: id, codes: [] };
  const [path = ''] = (request.url ?? '').split('?', 1);
  const counted = path === '/graphql';
  if (counted) options.metrics.started();
  response.setHeader('x-request-id', id);
  const answer = await answerTo(serving, { request, path, noted });
  const close = answer.close === true || phase() !== 'serving' || !request.complete;
  send(response, { ...answer, close });
  const milliseconds = clock() - startedAt;
  if (counted) options.metrics.ended(outcomeOf(answer, noted), milliseconds / 1_000);
  const { codes, operation } = noted;
  options.logger.info({
    requestId: id,
    method: request.method ?? '',
    path: path.slice(0, 100),
    status: answer.status,
    milliseconds: Math.round(milliseconds * 1_000) / 1_000,
    ...(operation !== undefined && { operation }),
    ...(codes.length > 0 && { codes: [...new Set(codes)] }),
  } satisfies RequestLine);
}

async function answerTo(serving: Serving, exchange: Exchange): Promise<Answer> {
  const { options, limits, routes } = serving;
  const { request, path, noted } = exchange;
  if (!isAllowedHost(request.headers.host, options.allowedHosts ?? 'loopback')) {
    const message =
      'This server answers only to the names of its own machine (localhost, 127.0.0.1).';
    return errorAnswer(403, 'BAD_INPUT', message);
  }
  const route = routes.get(path);
  if (route === undefined)
    return errorAnswer(404, 'BAD_INPUT', 'There is nothing at this address.');
  try {
    return await inTime(route(exchange), limits.answerDeadline);
  } catch (error) {
    if (request.destroyed && !request.complete) return errorAnswer(400, 'BAD_INPUT', 'Cut off.');
    const { error: answer } = answerError(error, noted.requestId);
    options.logger.error({ requestId: noted.requestId, err: error }, 'a fault while answering');
    return errorAnswer(500, 'INTERNAL', answer.message);
  }
}

/** The answer, or the one that says that it took too long. */
async function inTime(answer: Promise<Answer> | Answer, deadline: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const message = `The answer took longer than ${deadline} ms.`;
    const tell = () => resolve(errorAnswer(504, 'SUBGRAPH_UNAVAILABLE', message));
    timer = setTimeout(tell, deadline);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf({ status }: Answer, { codes }: Noted): RequestOutcome {
  if (status >= 500) return 'failed';
  if (status >= 400 || codes.includes('QUERY_REFUSED')) return 'refused';
  return codes.length > 0 ? 'errors' : 'answered';
}
