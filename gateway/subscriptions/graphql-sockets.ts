import type { ExecutionArgs, FormattedExecutionResult, GraphQLError } from 'graphql';
import { type Context, type Server, makeServer } from 'graphql-ws';
import type { Caller } from '../../account/graph/view.js';
import type { Logger } from '../log.js';
import type { InFlight } from '../lifecycle.js';
import type { Metrics } from '../metrics.js';
import { answerError } from '../query/answer-errors.js';
import { limitError } from '../query/refusal.js';
import { thrownError } from '../query/thrown-error.js';
import { type Opened, type OperationOptions, openOperation } from './open-operation.js';
import type { Outbox } from './outbox.js';
import { sendEvents } from './send-events.js';

export interface GraphqlSocketsOptions extends OperationOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly questions: InFlight;
  readonly subscriptions: InFlight;
}

/** What this server knows of one socket. */
export interface SocketExtra {
  readonly outbox: Outbox;
  readonly caller: Caller;
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketExtra>;

/** An operation as it stands between the two calls of the protocol's library. */
interface Operation {
  readonly id: string;
  readonly extra: SocketExtra;
  readonly opened: Exclude<Opened, { kind: 'refused' }>;
}

/** The protocol graphql-transport-ws over the engine and the feed. */
export function createGraphqlSockets(options: GraphqlSocketsOptions): Server<SocketExtra> {
  return makeServer<Record<string, unknown> | undefined, SocketExtra>({
    connectionInitWaitTimeout: options.limits.initTime,
    onSubscribe: (context, id, payload) => {
      const asked = {
        text: payload.query,
        operationName: payload.operationName ?? undefined,
        variables: payload.variables ?? {},
      };
      return subscribe(options, context, id, asked);
    },
    execute: ({ contextValue }) => answer(options, contextValue as Operation),
    subscribe: ({ contextValue }) => subscription(options, contextValue as Operation),
    // the last is the result, whose errors are mapped already
    onNext: (...given) => given[4] as FormattedExecutionResult,
    onError: (_context, id, _payload, errors) => errors.map((error) => shown(options, id, error)),
  });
}

async function subscribe(
  options: GraphqlSocketsOptions,
  { extra, subscriptions }: SocketContext,
  id: string,
  asked: Parameters<typeof openOperation>[0],
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const open = Object.keys(subscriptions).length;
  const max = options.limits.operationsPerSocket;
  if (open > max) {
    const counted = 'operations at once on its socket';
    const errors = [limitError({ limit: 'operationsPerSocket', max, got: open, counted })];
    return noted(options, errors);
  }
  const opened = await openOperation(asked, extra.caller, options);
  if (opened.kind === 'refused') return noted(options, opened.errors);
  const { document, operation } = opened.admission;
  return {
    schema: options.schema,
    document,
    operationName: operation.name?.value,
    contextValue: { id, extra, opened } satisfies Operation,
    rootValue: null,
  };
}

function noted(
  { metrics }: GraphqlSocketsOptions,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  for (const { extensions } of errors) {
    if (typeof extensions['limit'] === 'string') metrics.refused(extensions['limit']);
  }
  return errors;
}

async function answer(
  { ask, questions, metrics }: GraphqlSocketsOptions,
  { opened }: Operation,
): Promise<FormattedExecutionResult & { readonly errors?: never }> {
  if (opened.kind !== 'question') throw new TypeError('a subscription is no question');
  const began = performance.now();
  questions.enter();
  metrics.started();
  try {
    const result = await ask(opened.asked);
    const outcome = result.errors === undefined ? 'answered' : 'errors';
    metrics.ended(outcome, (performance.now() - began) / 1_000);
    // its type knows only errors that are not formatted; onNext gives them on as they are
    return result as FormattedExecutionResult & { readonly errors?: never };
  } finally {
    questions.leave();
  }
}

/** Sends each event itself, so that all who are sent the same share its text; to the library it only ends. */
function subscription(
  { subscriptions, metrics }: GraphqlSocketsOptions,
  { id, extra, opened }: Operation,
): AsyncGenerator<never> {
  if (opened.kind !== 'subscription') throw new TypeError('a question is no subscription');
  const { events } = opened;
  const state = { ended: false };
  const end = async () => {
    state.ended = true;
    events.return();
    return { done: true, value: undefined } as const;
  };
  return {
    async next() {
      subscriptions.enter();
      metrics.subscriptions(1);
      try {
        await sendEvents(events, extra.outbox, id, () => state.ended);
        return await end();
      } finally {
        metrics.subscriptions(-1);
        subscriptions.leave();
      }
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await end()),
  };
}

function shown({ logger }: GraphqlSocketsOptions, id: string, error: GraphQLError) {
  const { error: answered, fault } = answerError(error);
  if (fault) logger.error({ operation: id, err: thrownError(error) }, 'a fault while answering');
  return answered;
}
