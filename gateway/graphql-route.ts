import { HeaderMap, type ApolloServer } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';
import { StoreError } from '../account/graph/store-error.js';
import { ERROR_CODES, RequestError } from '../account/request-error.js';
import { askedInBody, askedInSearch } from './http/asked.js';
import { readBody } from './http/read-body.js';
import { responseType, type ResponseType } from './http/response-type.js';
import { errorAnswer, type Answer } from './http/send.js';
import type { HttpLimits, QueryLimits } from './limits.js';
import type { Metrics } from './metrics.js';
import type { Admission, Admit, Asked } from './query/admit.js';
import { answerError } from './query/answer-errors.js';
import { createBudget } from './query/budget.js';
import { ruleError } from './query/refusal.js';
import type { RequestContext, RequestReading } from './request-reading.js';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly admit: Admit;
  /**
   * Who asks, at which versions: from the account-version header and from the cursors in `text`, which holds the document
   * and the variables. A `RequestError` that it throws refuses the request.
   */
  openRequest(request: {
    readonly header: string | undefined;
    readonly text: string;
  }): RequestReading | Promise<RequestReading>;
  readonly queryLimits: QueryLimits;
  readonly httpLimits: HttpLimits;
  readonly metrics: Metrics;
}

/** What the log says of a request, filled in while it is answered. */
export interface Noted {
  readonly requestId: string;
  operation?: string;
  readonly codes: string[];
}

/** A request whose parts have been read. */
interface Received {
  readonly kind: 'received';
  readonly search: string;
  readonly body: unknown;
  readonly asked: Asked | null;
}

type Operation = Extract<Admission, { kind: 'admitted' }>['operation'];

/** Answers one request of GraphQL over HTTP: receive → admit → open → execute. Rejects only when the client went away. */
export async function answerGraphql(
  options: GraphqlRouteOptions,
  request: IncomingMessage,
  noted: Noted,
): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'POST') {
    const answer = errorAnswer(405, 'BAD_INPUT', 'GraphQL is asked with GET or POST.');
    return { ...answer, headers: { allow: 'GET, POST' } };
  }
  const type = responseType(request.headers.accept);
  if (type === null) {
    const types = 'application/json or application/graphql-response+json';
    return errorAnswer(406, 'BAD_INPUT', `Answers are ${types}.`);
  }
  const received = await receive(request, options.httpLimits);
  if (received.kind === 'answered') return received.answer;
  const admission = received.asked === null ? null : admitOverHttp(options, received.asked);
  if (admission?.kind === 'refused') return refusal(admission.errors, type, options, noted);
  const name = admission?.operation.name?.value;
  if (name !== undefined) noted.operation = name;
  return execute(options, { request, received, type, operation: admission?.operation, noted });
}

/** What HTTP can answer: a subscription has no one answer. */
function admitOverHttp({ admit }: GraphqlRouteOptions, asked: Asked): Admission {
  const admission = admit(asked);
  if (admission.kind === 'refused' || admission.operation.operation !== 'subscription') {
    return admission;
  }
  const message = 'Subscriptions are asked over WebSocket (graphql-transport-ws), at this address.';
  return { kind: 'refused', errors: [ruleError('transport', message)] };
}

async function receive(
  request: IncomingMessage,
  limits: HttpLimits,
): Promise<Received | { readonly kind: 'answered'; readonly answer: Answer }> {
  const url = request.url ?? '';
  const search = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  if (request.method === 'GET') {
    return { kind: 'received', search, body: undefined, asked: askedInSearch(search) };
  }
  const read = await readBody(request, limits.bodyBytes);
  if (read.kind === 'refused') {
    return { kind: 'answered', answer: errorAnswer(read.status, 'BAD_INPUT', read.message) };
  }
  try {
    const body: unknown = JSON.parse(read.text);
    return { kind: 'received', search, body, asked: askedInBody(body) };
  } catch {
    return { kind: 'answered', answer: errorAnswer(400, 'BAD_INPUT', 'The body is not JSON.') };
  }
}

/** A well-formed request for something that cannot be asked: 200 in plain JSON, 400 in the type that has the meaning. */
function refusal(
  errors: readonly GraphQLError[],
  type: ResponseType,
  { metrics }: GraphqlRouteOptions,
  noted: Noted,
): Answer {
  for (const { extensions } of errors) {
    noted.codes.push(String(extensions['code']));
    if (typeof extensions['limit'] === 'string') metrics.refused(extensions['limit']);
  }
  const body = JSON.stringify({ errors: errors.map((error) => answerError(error).error) });
  const status = type === 'application/json' ? 200 : 400;
  return { status, type: `${type}; charset=utf-8`, body };
}

interface Executing {
  readonly request: IncomingMessage;
  readonly received: Received;
  readonly type: ResponseType;
  readonly operation: Operation | undefined;
  readonly noted: Noted;
}

async function execute(options: GraphqlRouteOptions, executing: Executing): Promise<Answer> {
  const { request, received, type } = executing;
  const answer = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? '',
      headers: headersOf(request, type),
      search: received.search,
      body: received.body,
    },
    context: () => open(options, executing),
  });
  if (answer.body.kind === 'chunked') throw new Error('an answer in parts was never asked for');
  const headers = Object.fromEntries(answer.headers);
  delete headers['content-length'];
  return {
    status: answer.status ?? 200,
    type: headers['content-type'] ?? type,
    body: answer.body.string,
    headers,
  };
}

/** The type is decided already: what it accepts is that. */
function headersOf({ headers }: IncomingMessage, accept: ResponseType): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  map.set('accept', accept);
  return map;
}

async function open(
  { openRequest, queryLimits }: GraphqlRouteOptions,
  { request, received, operation, noted }: Executing,
): Promise<RequestContext> {
  try {
    const header = headerOf(request, operation);
    const { caller, pins } = await openRequest({ header, text: textOf(received.asked) });
    const budget = createBudget(queryLimits.records);
    return { requestId: noted.requestId, codes: noted.codes, caller, pins, budget };
  } catch (error) {
    if (!(error instanceof RequestError) && !(error instanceof StoreError)) throw error;
    const code = error instanceof RequestError ? error.code : 'STORE_UNAVAILABLE';
    noted.codes.push(code);
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { http: { status: ERROR_CODES[code].status } },
    });
  }
}

/** Where a cursor can stand. */
function textOf(asked: Asked | null): string {
  return asked === null ? '' : `${asked.text} ${JSON.stringify(asked.variables)}`;
}

function headerOf({ headers }: IncomingMessage, operation: Operation | undefined) {
  const header = headers['account-version'];
  if (header !== undefined && operation?.operation === 'mutation') {
    const message = 'account-version is for queries: a mutation starts at the latest version';
    throw new RequestError('BAD_INPUT', message, 'account-version');
  }
  return Array.isArray(header) ? header.join(', ') : header;
}
