import { ApolloGateway } from '@apollo/gateway';
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import { createDataSource, type FetchOutcome } from './data-source.js';
import type { Engine, Question } from './engine.js';
import { inFastForm } from './fast-form.js';
import { isolateAliases, withClientNames, type Isolated } from './isolate-aliases.js';
import type { Service } from './service.js';

export interface ApolloEngineOptions {
  /** the composed graph; checked when it was composed, not again here */
  readonly supergraphSdl: string;
  /** by the name they have in the supergraph */
  readonly services: ReadonlyMap<string, Service>;
  /** milliseconds until one fetch is given up; default 10,000 */
  readonly fetchDeadline?: number;
  /** mebibytes of plans kept; default 32 */
  readonly planCacheMiB?: number;
  readonly onFetch?: (service: string, outcome: FetchOutcome, error?: unknown) => void;
}

type ExecutorInput = Parameters<ApolloGateway['executor']>[0];

const silent = () => undefined;
const NO_LOG = { debug: silent, info: silent, warn: silent, error: silent };

/** What a plan may cost to find. Beyond it the best plan so far is taken. */
const PLANNING = {
  reuseQueryFragments: false,
  debug: { maxEvaluatedPlans: 500, pathsLimit: 2_000 },
} as const;

/**
 * The engine on Apollo's planner and executor.
 * Throws when the supergraph is unreadable or names a service that is not there.
 */
export async function createApolloEngine(options: ApolloEngineOptions): Promise<Engine> {
  // Read by the constructor: otherwise it reports to its maker.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const gateway = new ApolloGateway({
    supergraphSdl: options.supergraphSdl,
    validateSupergraph: false,
    logger: NO_LOG,
    experimental_approximateQueryPlanStoreMiB: options.planCacheMiB ?? 32,
    queryPlannerConfig: PLANNING,
    buildService: ({ name }) => createDataSource(dataSourceOptions(options, name)),
  });
  const { schema } = await gateway.load();
  quickenExecutor();
  const isolate = isolatedOnce(schema);
  return {
    schema,
    async execute(question, context) {
      const { document, prefix } = isolate(question);
      const input = executorInput(question, document, context);
      const result = cleaned((await gateway.executor(input)) as ExecutionResult);
      return prefix === null ? result : withClientNames(result, prefix);
    },
    stop: () => gateway.stop(),
  };
}

/** Isolates each document once, as long as its plan is likely to be kept too. */
function isolatedOnce(schema: GraphQLSchema): (question: Question) => Isolated {
  const known = new LRUCache<string, Isolated>({ max: 2_000 });
  return ({ document, digest, text }) => {
    const before = known.get(digest);
    if (before !== undefined) return before;
    const isolated = isolateAliases(schema, document, text);
    known.set(digest, isolated);
    return isolated;
  };
}

/** Apollo's executor looks up a function of a module with 300 of them for every value: a twentieth of a large answer. */
function quickenExecutor(): void {
  const gateway = createRequire(import.meta.url).resolve('@apollo/gateway');
  inFastForm(createRequire(gateway)('@apollo/federation-internals') as object);
}

function dataSourceOptions(options: ApolloEngineOptions, name: string) {
  const service = options.services.get(name);
  if (service === undefined) {
    throw new Error(`the supergraph names the service "${name}", which nobody serves`);
  }
  return {
    service,
    deadline: options.fetchDeadline ?? 10_000,
    onFetch: options.onFetch ?? silent,
  };
}

/** The executor reads these fields of Apollo Server's request context and no others. */
function executorInput(question: Question, document: DocumentNode, context: object): ExecutorInput {
  const { text, digest, operationName, variables } = question;
  const request = { query: text, operationName, variables };
  const input = { request, document, queryHash: digest, context, logger: NO_LOG, metrics: {} };
  return input as unknown as ExecutorInput;
}

/** Drops what names hidden places, and says once that a service is missing, however many fetches it missed. */
function cleaned({ data, errors }: ExecutionResult): ExecutionResult {
  if (errors === undefined) return { data: data ?? null };
  const missing = new Set<unknown>();
  const kept = errors.filter(({ extensions }: GraphQLError) => {
    if (extensions?.['code'] !== 'SUBGRAPH_UNAVAILABLE') return true;
    const service = extensions['service'];
    return !missing.has(service) && missing.add(service);
  });
  return { errors: kept, data: data ?? null };
}
