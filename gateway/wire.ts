import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../account/accounts.js';
import { checkServices } from '../account/collect/check-services.js';
import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { GraphStore } from '../account/graph/store.js';
import { fingerprintWith, installationKey } from '../account/installation-key.js';
import { openExport } from '../provider/export/open-export.js';
import { MODEL } from '../schema/generated/model.js';
import { openSqliteGraphStore } from '../sqlite/sqlite-graph-store.js';
import { accountService } from '../subgraphs/account/index.js';
import { type Kit, buildSubgraph } from '../subgraphs/kit/build-subgraph.js';
import { signedCursors } from '../subgraphs/kit/cursor.js';
import { relationAnswers } from '../subgraphs/kit/relation-answers.js';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { SERVICES } from '../subgraphs/services.js';
import { accountPage } from './account-page.js';
import { collectionLog } from './collection-log.js';
import type { Config } from './config.js';
import { errorCode } from './error-code.js';
import type { Logger } from './log.js';
import { createMetrics } from './metrics.js';
import { createApolloEngine } from './query/apollo-engine.js';
import { type GatewayServer, type Readiness, createServer } from './server.js';

/** Everything that one process runs. */
export interface Wired {
  readonly server: GatewayServer;
  readonly accounts: Accounts;
  /** from now on the server says that it is ready */
  becomeReady(): void;
  close(): Promise<void>;
}

export interface Surroundings {
  /** the folder of package.json */
  readonly root: string;
  readonly logger: Logger;
  readonly terminal: NodeJS.WriteStream;
  readonly now: () => number;
  /** stands between the gateway and each subgraph; tests make one fail here */
  readonly aroundSubgraph?: (subgraph: Subgraph) => Subgraph;
}

/** Constructs the concrete parts and joins them: the only place that knows which store, provider and engine there are. */
export async function wire(config: Config, surroundings: Surroundings): Promise<Wired> {
  const { root, logger } = surroundings;
  const problems = checkServices(SERVICES, MODEL);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  makeDirectory(config.dataDirectory);
  const store = openSqliteGraphStore(join(config.dataDirectory, 'account-graph.sqlite'));
  const key = await installationKey(store, () => randomBytes(32).toString('base64url'));
  const accounts = openAccounts(config, store, key, surroundings);
  await accounts.load();
  const cursors = signedCursors(config.internalSecret ?? key);
  const kit: Kit = { model: MODEL, cursors, answers: relationAnswers(SERVICES) };
  const metrics = createMetrics({ runtime: true });
  const engine = await createApolloEngine({
    supergraphSdl: readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'),
    subgraphs: buildSubgraphs(kit, accounts, surroundings),
    onFetch: (service, outcome, error) => {
      metrics.fetched(service, outcome);
      if (error !== undefined) logger.error({ service, err: error }, 'a fetch failed');
    },
  });
  let readiness: Readiness = { kind: 'waiting', reason: 'accounts are being collected' };
  const server = await createServer({
    engine,
    openRequest: ({ header, text }) => ({
      caller: { kind: 'owner' },
      pins: accounts.pins({ header, cursors: cursors.within(text) }),
    }),
    readiness: () => readiness,
    logger,
    metrics,
    page: accountPage(() => accounts.first()),
  });
  return {
    server,
    accounts,
    becomeReady: () => {
      readiness = { kind: 'ready' };
    },
    close: async () => {
      await server.drain();
      await engine.stop();
      await store.close();
    },
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new Error(`DATA_DIR ${directory} cannot be made or used (${errorCode(error)})`, {
      cause: error,
    });
  }
}

function openAccounts(
  config: Config,
  store: GraphStore,
  key: string,
  { logger, terminal, now }: Surroundings,
): Accounts {
  return new Accounts({
    store,
    providers: config.sources.map(({ directory }) => openExport(directory)),
    services: SERVICES,
    model: MODEL,
    emptySnapshot,
    now,
    newId: randomUUID,
    fingerprint: fingerprintWith(key),
    timeLimit: config.collectionTimeLimit,
    stalenessLimit: config.stalenessLimit,
    ...collectionLog(logger, terminal),
  });
}

function buildSubgraphs(
  kit: Kit,
  accounts: Accounts,
  { root, aroundSubgraph = (subgraph) => subgraph }: Surroundings,
): ReadonlyMap<string, Subgraph> {
  const definitions = [accountService(kit.model, kit.cursors, accounts), ...SERVICES];
  return new Map(
    definitions.map((definition) => {
      const path = join(root, 'schema', 'generated', `${definition.name}.graphql`);
      const subgraph = buildSubgraph(definition, readFileSync(path, 'utf8'), kit);
      return [definition.name, aroundSubgraph(subgraph)];
    }),
  );
}
