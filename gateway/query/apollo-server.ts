import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type ExecutionResult } from 'graphql';
import type { Logger } from '../log.js';
import type { RequestContext } from '../request-reading.js';
import { answerError } from './answer-errors.js';
import type { Engine } from './engine.js';
import { thrownError } from './thrown-error.js';

/** Errors that one answer names. */
const MOST_ERRORS = 100;

type Gateway = ApolloServerOptionsWithGateway<RequestContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type ExecutorInput = Parameters<Executor>[0];
type ExecutorOutput = Awaited<ReturnType<Executor>>;

/**
 * Apollo Server over an engine, for questions that are already admitted: they are valid, so it does not validate them
 * again. It brings HTTP's rules for GraphQL, cross-site request protection and the order of an answer.
 */
export async function createApolloServer(
  engine: Engine,
  log: Logger,
): Promise<ApolloServer<RequestContext>> {
  const server = new ApolloServer<RequestContext>({
    gateway: asGateway(engine, log),
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    dangerouslyDisableValidation: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    logger: log,
    formatError: (_formatted, error) => answered(error, log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await server.start();
  return server;
}

/** An engine in the form in which Apollo Server takes one. The engine belongs to whoever made it: not stopped here. */
function asGateway(engine: Engine, log: Logger): Gateway {
  let tell: Parameters<NonNullable<Gateway['onSchemaLoadOrUpdate']>>[0] | null = null;
  return {
    onSchemaLoadOrUpdate(callback) {
      tell = callback;
      return () => {
        tell = null;
      };
    },
    async load() {
      tell?.({ apiSchema: engine.schema, coreSupergraphSdl: '' });
      return { executor: (input) => execute(engine, input, log) };
    },
    async stop() {},
  };
}

async function execute(engine: Engine, input: ExecutorInput, log: Logger): Promise<ExecutorOutput> {
  const { request, document, queryHash, source } = input;
  const context = input.context as RequestContext;
  const question = {
    text: source,
    document,
    digest: queryHash,
    operationName: request.operationName,
    variables: request.variables ?? {},
  };
  try {
    return withVersions(
      withAnswerErrors(await engine.execute(question, context), context, log),
      context,
    );
  } catch (error) {
    throw asGraphqlError(error, context, log);
  }
}

function withAnswerErrors(
  { data = null, errors }: ExecutionResult,
  context: RequestContext,
  log: Logger,
): ExecutionResult {
  if (errors === undefined) return { data };
  const named = errors.slice(0, MOST_ERRORS).map((error) => asGraphqlError(error, context, log));
  return { data, errors: [...named, ...andMore(errors.slice(MOST_ERRORS))] };
}

/** One broken argument in a long list would otherwise say the same a thousand times. */
function andMore(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const [first] = errors;
  if (first === undefined) return [];
  const code = answerError(first).error.extensions?.['code'];
  const message = errors.length === 1 ? 'and 1 more error' : `and ${errors.length} more errors`;
  return [new GraphQLError(message, { extensions: { code } })];
}

/** Says at which version each account was read. */
function withVersions(result: ExecutionResult, { pins }: RequestContext): ExecutorOutput {
  const versions = pins.versions();
  const read =
    versions.size === 0 ? {} : { extensions: { versions: Object.fromEntries(versions) } };
  // Apollo's type of a result is graphql's with mutable data.
  return { ...result, ...read } as ExecutorOutput;
}

function asGraphqlError(error: unknown, context: RequestContext, log: Logger): GraphQLError {
  const { requestId, codes } = context;
  const { error: answer, fault } = answerError(error, requestId);
  if (fault) log.error({ requestId, err: thrownError(error) }, 'a fault while answering');
  codes.push(String(answer.extensions?.['code']));
  return new GraphQLError(answer.message, {
    path: answer.path,
    extensions: answer.extensions,
  });
}

/** Maps what Apollo Server itself found wrong; what came from the engine is mapped already and stays as it is. */
function answered(error: unknown, log: Logger) {
  const { error: answer, fault } = answerError(error);
  if (fault) log.error({ err: thrownError(error) }, 'a fault while answering');
  return answer;
}
