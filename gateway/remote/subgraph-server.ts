import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { createListener, type Listener } from '../http/listener.js';
import { readBytes } from '../http/read-bytes.js';
import { errorAnswer, send, type Answer } from '../http/send.js';
import { DEFAULT_HTTP_LIMITS, type HttpLimits } from '../limits.js';
import type { Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { parsedOnce } from '../query/parsed-once.js';
import type { Readiness } from '../server.js';
import { type FetchAnswering, answerFetch } from './answer-fetch.js';
import type { FetchBody } from './fetch-body.js';
import { FETCH_LIMITS } from './fetch-limits.js';
import type { FetchTokens } from './fetch-token.js';
import { type Refusal, createRefusalLog } from './refusal-log.js';
import type { SeenTokens } from './seen-tokens.js';

export interface SubgraphServerOptions {
  /** by their names, which are their addresses */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly openAt: FetchAnswering['openAt'];
  readonly tokens: FetchTokens;
  readonly seen: SeenTokens;
  readonly readiness: () => Promise<Readiness>;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly httpLimits?: Partial<HttpLimits>;
}

/** Those of 16 gateways (`transport.ts`): what comes beyond them is closed at once. */
const CONNECTIONS = 1_024;
/** Longer than a gateway keeps an idle connection, so that none ends while a fetch is on its way to it. */
const KEEP_ALIVE = 60_000;

const OWN_LIMITS = {
  bodyBytes: FETCH_LIMITS.bodyBytes,
  keepAliveTimeout: KEEP_ALIVE,
  connections: CONNECTIONS,
};

/**
 * An HTTP server of subgraphs for the gateways of the same installation: `POST /<service>`, each fetch signed, and the
 * three addresses that are only read. Clients are not answered here.
 */
export function createSubgraphServer(options: SubgraphServerOptions): Listener {
  const parsed = parsedOnce();
  const answering = { openAt: options.openAt, parsed, logger: options.logger };
  const limits = { ...DEFAULT_HTTP_LIMITS, ...OWN_LIMITS, ...options.httpLimits };
  const tellRefusal = createRefusalLog(options.logger);
  const server = createListener(limits, (request, response) => {
    const { phase } = server;
    void exchange({ options, answering, limits, tellRefusal, phase }, request, response);
  });
  return server;
}

interface Serving {
  readonly options: SubgraphServerOptions;
  readonly answering: FetchAnswering;
  readonly limits: HttpLimits;
  readonly tellRefusal: (refusal: Refusal) => void;
  readonly phase: Listener['phase'];
}

async function exchange(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { options, phase } = serving;
  const answer = await answerTo(serving, request).catch((error: unknown) => {
    options.logger.error({ path: pathOf(request), err: error }, 'a fault while answering a fetch');
    return errorAnswer(500, 'INTERNAL', 'Something failed in the server.');
  });
  const close = phase() !== 'serving' || !request.complete;
  if (answer.status !== 200 || close) return send(response, { ...answer, close });
  sendLean(response, answer);
}

/** A gateway reads no more of the head: what protects browsers would only be parsed. */
function sendLean(response: ServerResponse, { type, body }: Answer): void {
  if (response.destroyed) return;
  response.sendDate = false;
  response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function answerTo(serving: Serving, request: IncomingMessage): Promise<Answer> {
  const { options, phase } = serving;
  const path = pathOf(request);
  const subgraph = options.subgraphs.get(path.slice(1));
  if (subgraph !== undefined && request.method === 'POST')
    return answerSigned(serving, subgraph, request);
  if (request.method !== 'GET') return nothing();
  if (path === '/health/live') return json(200, { status: 'live' });
  if (path === '/health/ready') return readiness(await options.readiness(), phase());
  if (path !== '/metrics') return nothing();
  const { metrics } = options;
  return { status: 200, type: metrics.contentType, body: await metrics.text() };
}

function pathOf({ url = '' }: IncomingMessage): string {
  const [path = ''] = url.split('?', 1);
  return path.slice(0, 100);
}

function nothing(): Answer {
  return errorAnswer(404, 'BAD_INPUT', 'There is nothing at this address.');
}

function readiness(now: Readiness, phase: string): Answer {
  if (phase !== 'serving') return json(503, { status: 'draining' });
  if (now.kind === 'ready') return json(200, { status: 'ready' });
  return json(503, { status: 'waiting', reason: now.reason });
}

function json(status: number, value: object): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** What is not signed costs a look at its head: the body is read of a fetch whose token is right. */
async function answerSigned(
  serving: Serving,
  subgraph: Subgraph,
  request: IncomingMessage,
): Promise<Answer> {
  const { options, answering, limits } = serving;
  const { tokens, metrics } = options;
  const { name } = subgraph;
  const checked = tokens.check(name, request.headers.authorization);
  if (checked.kind === 'refused') return refused(serving, name, checked.reason, request);
  if (Number(request.headers['content-length']) > limits.bodyBytes) return tooLarge();
  const use = options.seen.use(checked.token);
  if (use === 'older') return challenge(serving, name, request);
  if (use !== 'first') return refused(serving, name, use, request);
  const bytes = await readBytes(request, limits.bodyBytes);
  if (bytes === null) return tooLarge();
  if (!tokens.isOf(checked.token, bytes)) return refused(serving, name, 'altered', request);
  const body = await answerFetch(answering, subgraph, JSON.parse(bytes.toString()) as FetchBody);
  metrics.served(name, 'answered');
  return { status: 200, type: 'application/json', body };
}

function tooLarge(): Answer {
  return errorAnswer(413, 'BAD_INPUT', 'The fetch is too large.');
}

function refused(
  { options, tellRefusal }: Serving,
  service: string,
  reason: string,
  { socket }: IncomingMessage,
): Answer {
  tellRefusal({ service, reason, from: socket.remoteAddress });
  options.metrics.served(service, 'refused');
  return errorAnswer(401, 'BAD_INPUT', 'Fetches are signed, each for one use.');
}

/** A gateway's own, most likely: it is told what to sign with, and its connection is kept. */
async function challenge(
  serving: Serving,
  service: string,
  request: IncomingMessage,
): Promise<Answer> {
  const answer = refused(serving, service, 'older', request);
  if ((await readBytes(request, serving.limits.bodyBytes)) === null) return tooLarge();
  const { nonce } = serving.options.seen;
  return { ...answer, headers: { 'www-authenticate': `AccountGraph nonce="${nonce}"` } };
}
