import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { RequestContext } from '../request-reading.js';
import { type FailureKind, ServiceFailure } from './service-failure.js';
import type { Service, ServiceFetch, Variables } from './service.js';
import { uniqueRepresentations, type UniqueRepresentations } from './unique-representations.js';

/** How a fetch ended. */
export type FetchOutcome = 'answered' | 'errors' | FailureKind;

export interface DataSourceOptions {
  readonly service: Service;
  /** milliseconds until a fetch is given up */
  readonly deadline: number;
  /** told of every fetch; `error` is what the service threw */
  readonly onFetch: (service: string, outcome: FetchOutcome, error?: unknown) => void;
}

type Fetched = {
  readonly outcome: FetchOutcome;
  readonly result: ExecutionResult;
  readonly error?: unknown;
};
type Reply = Awaited<ReturnType<GraphQLDataSource['process']>>;

const LATE = Symbol('late');

/** Asks one service. What goes wrong in it is in the answer's errors, never thrown. */
export function createDataSource(options: DataSourceOptions): GraphQLDataSource {
  return {
    async process({ request, context }) {
      const variables: Variables = request.variables ?? {};
      const repeated = duplicates(variables['representations']);
      const sent =
        repeated === null ? variables : { ...variables, representations: repeated.unique };
      const fetch = { text: request.query ?? '', variables: sent };
      const fetched = await ask(options, fetch, context as RequestContext);
      options.onFetch(options.service.name, fetched.outcome, fetched.error);
      // The planner's types know results as mutable records.
      return (repeated === null ? fetched.result : restored(fetched.result, repeated)) as Reply;
    },
  };
}

function duplicates(representations: unknown): UniqueRepresentations | null {
  return Array.isArray(representations) ? uniqueRepresentations(representations) : null;
}

async function ask(
  options: DataSourceOptions,
  fetch: ServiceFetch,
  context: RequestContext,
): Promise<Fetched> {
  const { service, deadline } = options;
  try {
    const answer = service.fetch(fetch, context);
    const result = answer instanceof Promise ? await withDeadline(answer, deadline) : answer;
    if (result === LATE) return { outcome: 'late', result: unavailable(service.name) };
    return { outcome: result.errors === undefined ? 'answered' : 'errors', result };
  } catch (error) {
    const outcome = error instanceof ServiceFailure ? error.kind : 'failed';
    return { outcome, result: unavailable(service.name), error };
  }
}

/** The text of what was thrown stays here: it may name what a client must not know. */
function unavailable(service: string): ExecutionResult {
  const error = new GraphQLError(`The service ${JSON.stringify(service)} did not answer.`, {
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service },
  });
  return { errors: [error] };
}

async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, milliseconds, LATE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Gives every representation the entity that was fetched for its like. */
function restored(result: ExecutionResult, { indexes }: UniqueRepresentations): ExecutionResult {
  const entities = result.data?.['_entities'];
  return {
    ...result,
    ...(Array.isArray(entities) && {
      data: { ...result.data, _entities: repeatedAt(entities, indexes) },
    }),
    ...(result.errors && { errors: result.errors.map((error) => moved(error, indexes)) }),
  };
}

/** The planner merges into what it gets: entities that stand twice must not share their objects. */
function repeatedAt(entities: readonly unknown[], indexes: readonly number[]): readonly unknown[] {
  let next = 0;
  return indexes.map((index) => {
    if (index < next) return structuredCopy(entities[index]);
    next = index + 1;
    return entities[index];
  });
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) copy[key] = structuredCopy(inner);
  return copy;
}

/** An error below `_entities` names the entity by its index. */
function moved(error: GraphQLError, indexes: readonly number[]): GraphQLError {
  const [root, index, ...rest] = error.path ?? [];
  if (root !== '_entities' || typeof index !== 'number') return error;
  return new GraphQLError(error.message, {
    path: [root, indexes.indexOf(index), ...rest],
    originalError: error.originalError ?? null,
    extensions: error.extensions,
  });
}
