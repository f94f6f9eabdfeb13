import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../account/accounts.js';
import { systemClock } from '../account/clock.js';
import { checkServices } from '../account/collect/check-services.js';
import type { GraphMemory } from '../account/graph-memory.js';
import type { Provider } from '../account/collect/provider.js';
import { Feed } from '../account/feed/feed.js';
import { emptySnapshot } from '../account/graph/build-snapshot.js';
import type { CheckpointOptions } from '../account/graph/checkpoint.js';
import type { GraphStore } from '../account/graph/store.js';
import { fingerprintWith, installationKey } from '../account/installation-key.js';
import { type ConnectionPool, openConnectionPool } from '../provider/aws/connection-pool.js';
import { openExport } from '../provider/export/open-export.js';
import { MODEL } from '../schema/generated/model.js';
import { openSqliteGraphStore } from '../sqlite/sqlite-graph-store.js';
import { accountService } from '../subgraphs/account/index.js';
import { type Kit, buildSubgraph } from '../subgraphs/kit/build-subgraph.js';
import { type Cursors, signedCursors } from '../subgraphs/kit/cursor.js';
import { relationAnswers } from '../subgraphs/kit/relation-answers.js';
import type { Subgraph } from '../subgraphs/kit/subgraph.js';
import { SERVICES } from '../subgraphs/services.js';
import { checkpointLog } from './checkpoint-log.js';
import { closeInTurn } from './close-in-turn.js';
import { collectionLog } from './collection-log.js';
import type { Config, Source } from './config.js';
import { errorCode } from './error-code.js';
import { keepAccounts } from './keep-accounts.js';
import type { Logger } from './log.js';

/** What a process stands in. */
export interface Surroundings {
  /** the folder of package.json */
  readonly root: string;
  readonly logger: Logger;
  readonly terminal: NodeJS.WriteStream;
  readonly now: () => number;
  /** stands between each subgraph and whoever asks it; tests make one fail here */
  readonly aroundSubgraph?: (subgraph: Subgraph) => Subgraph;
  /** stands between the store and whoever reads it; tests that share one keep their places in it apart here */
  readonly aroundStore?: (store: GraphStore) => GraphStore;
  /** what is held of the accounts' graphs, when not what the settings say */
  readonly memory?: GraphMemory;
}

/** What every process has: the store, and what is signed with its key. */
export interface Ground {
  readonly store: GraphStore;
  /** the installation's own */
  readonly key: string;
  readonly cursors: Cursors;
  /** what is appended to the store, here and elsewhere */
  readonly feed: Feed;
}

/** The accounts of a process, and its connections to their providers. */
export interface OpenedAccounts {
  readonly accounts: Accounts;
  /** from now on they are kept fresh, and their versions as retention says */
  begin(): void;
  close(): Promise<void>;
}

/** Throws an Error that names the setting when the store cannot be had. */
export async function openGround(
  config: Config,
  { logger, aroundStore = (store) => store }: Pick<Surroundings, 'logger' | 'aroundStore'>,
): Promise<Ground> {
  const problems = checkServices(SERVICES, MODEL);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const store = aroundStore(await openStore(config, checkpointLog(logger)));
  const key = await installationKey(store, () => randomBytes(32).toString('base64url'));
  const feed = new Feed({
    source: store,
    clock: systemClock,
    failed: (error) => logger.error({ err: error }, 'the feed cannot read the store'),
  });
  return { store, key, feed, cursors: signedCursors(config.internalSecret ?? key) };
}

/** Neo4j's driver is loaded only when it is used. */
async function openStore(
  { dataDirectory, neo4j }: Config,
  checkpoints: CheckpointOptions,
): Promise<GraphStore> {
  if (neo4j !== null) {
    const { openNeo4jGraphStore } = await import('../neo4j/neo4j-graph-store.js');
    return openNeo4jGraphStore({ ...neo4j, checkpoints });
  }
  makeDirectory(dataDirectory);
  return openSqliteGraphStore(join(dataDirectory, 'account-graph.sqlite'), { checkpoints });
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

/** The accounts that the store has, and those that these sources give. */
export async function openAccounts(
  config: Config,
  { store, key, feed }: Ground,
  { logger, terminal, now, memory = config.graphMemory }: Surroundings,
  sources: readonly Source[],
): Promise<OpenedAccounts> {
  const opened = await openSources(sources);
  const accounts = new Accounts({
    store,
    providers: opened.providers,
    services: SERVICES,
    model: MODEL,
    emptySnapshot,
    now,
    newId: randomUUID,
    fingerprint: fingerprintWith(key),
    timeLimit: config.collectionTimeLimit,
    stalenessLimit: config.stalenessLimit,
    wait: systemClock.wait,
    random: Math.random,
    leaseTime: config.leaseTime,
    freshReadLimit: config.freshReadLimit,
    memory,
    moved: (account, seq) => feed.notify(account, seq),
    loadFailed: (error) => logger.error({ err: error }, 'an account could not be loaded'),
    refreshFailed: (error) => logger.error({ err: error }, 'what is due could not be found out'),
    noteFailed: (error) => logger.error({ err: error }, 'a collection could not be noted or ended'),
    ...collectionLog(logger, terminal),
  });
  await accounts.load();
  const kept = keepAccounts(config, { store, accounts, logger });
  return {
    accounts,
    begin: kept.begin,
    close: () => closeInTurn([kept.stop, () => opened.close()]),
  };
}

interface OpenedSources {
  readonly providers: readonly Provider[];
  close(): Promise<void>;
}

/** All accounts share one pool of connections. */
async function openSources(sources: readonly Source[]): Promise<OpenedSources> {
  const pool = openConnectionPool();
  const providers = await Promise.all(sources.map((source) => openSource(source, pool)));
  return { providers, close: async () => pool.close() };
}

/** The provider's own library is large: it is loaded only when it is used. */
async function openSource(source: Source, pool: ConnectionPool): Promise<Provider> {
  if (source.kind === 'export') return openExport(source.directory);
  const { openAws } = await import('../provider/aws/open-aws.js');
  return openAws({ pool, ...(source.role !== null && { role: source.role }) });
}

/** The subgraphs of these names, by name; all of them when left out. */
export function buildSubgraphs(
  cursors: Cursors,
  accounts: Accounts,
  { root, aroundSubgraph = (subgraph) => subgraph }: Surroundings,
  names?: readonly string[],
): ReadonlyMap<string, Subgraph> {
  const kit: Kit = { model: MODEL, cursors, answers: relationAnswers(SERVICES) };
  const definitions = [accountService(kit.model, kit.cursors, accounts), ...SERVICES];
  const wanted = definitions.filter(({ name }) => names?.includes(name) ?? true);
  return new Map(
    wanted.map((definition) => {
      const path = join(root, 'schema', 'generated', `${definition.name}.graphql`);
      const subgraph = buildSubgraph(definition, readFileSync(path, 'utf8'), kit);
      return [definition.name, aroundSubgraph(subgraph)];
    }),
  );
}

export function readSupergraph(root: string): string {
  return readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8');
}
