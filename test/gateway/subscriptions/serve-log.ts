import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountGraphs } from '../../../account/account-graphs.js';
import { systemClock } from '../../../account/clock.js';
import { Feed } from '../../../account/feed/feed.js';
import { type Change, nodeChange } from '../../../account/graph/change.js';
import type { NodeRecord } from '../../../account/graph/record.js';
import type { GraphStore } from '../../../account/graph/store.js';
import type { QueryLimits, SocketLimits } from '../../../gateway/limits.js';
import { createLogger } from '../../../gateway/log.js';
import { createMetrics } from '../../../gateway/metrics.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { createApolloEngine } from '../../../gateway/query/apollo-engine.js';
import { localServices } from '../../../gateway/query/local-services.js';
import { createServer } from '../../../gateway/server.js';
import { MODEL } from '../../../schema/generated/model.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { accountService } from '../../../subgraphs/account/index.js';
import { buildSubgraph } from '../../../subgraphs/kit/build-subgraph.js';
import { signedCursors } from '../../../subgraphs/kit/cursor.js';
import { relationAnswers } from '../../../subgraphs/kit/relation-answers.js';
import type { Subgraph } from '../../../subgraphs/kit/subgraph.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { askAt, type Asking } from '../../support/ask-at.js';
import { NO_DIRECTORY } from '../../support/no-directory.js';

export const ACCOUNT = '111122223333';

export interface ServeLogOptions {
  readonly queryLimits?: Partial<QueryLimits>;
  readonly socketLimits?: Partial<SocketLimits>;
  readonly aroundSubgraph?: (subgraph: Subgraph) => Subgraph;
  /** milliseconds */
  readonly bookmarkEvery?: number;
}

/** The real subgraphs, gateway and feed over an account whose versions a test writes. */
export interface LogServer extends Asking {
  readonly url: string;
  readonly store: GraphStore;
  readonly feed: Feed;
  /** what was logged, one line of JSON each */
  readonly log: readonly string[];
  /** Writes one version and gives its seq. */
  append(changes: readonly Change[]): Promise<number>;
  drain(): Promise<void>;
  stop(): Promise<void>;
}

export async function serveLog(options: ServeLogOptions = {}): Promise<LogServer> {
  const { aroundSubgraph = (subgraph) => subgraph, bookmarkEvery = 60_000 } = options;
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-log-'));
  const store = openSqliteGraphStore(join(directory, 'log.sqlite'));
  const cursors = signedCursors('a secret of the tests');
  const feed = new Feed({ source: store, clock: systemClock, bookmarkEvery });
  const graphs = new AccountGraphs({
    store,
    now: Date.now,
    wait: systemClock.wait,
    moved: (account, seq) => feed.notify(account, seq),
  });
  const log: string[] = [];
  const engine = await createApolloEngine({
    supergraphSdl: readFileSync(join(projectRoot(), 'schema', 'supergraph.graphql'), 'utf8'),
    services: localServices(subgraphs(cursors, aroundSubgraph)),
  });
  const server = await createServer({
    engine,
    feed,
    openRequest: async ({ header, text }) => ({
      caller: { kind: 'owner' },
      pins: await graphs.open({ header, cursors: cursors.within(text) }),
    }),
    readiness: () => ({ kind: 'ready' }),
    logger: createLogger('info', { write: (line: string) => void log.push(line) }),
    metrics: createMetrics({ runtime: false }),
    page: null,
    queryLimits: options.queryLimits ?? {},
    socketLimits: options.socketLimits ?? {},
  });
  const { port } = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}/graphql`;
  return {
    ...askAt(url),
    url,
    store,
    feed,
    log,
    append: async (changes) => {
      const seq = await appendTo(store, changes);
      await graphs.current();
      return seq;
    },
    drain: () => server.drain(),
    stop: async () => {
      await server.drain();
      await engine.stop();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

const READ = {
  region: 'us-east-1',
  used: true,
  asOf: '2026-01-01T00:00:00.000Z',
  complete: true,
  error: null,
};

/** Writes one version as another process would: nobody here is told. */
export async function appendTo(store: GraphStore, changes: readonly Change[]): Promise<number> {
  const head = await store.head(ACCOUNT);
  const seq = (head?.seq ?? 0) + 1;
  const result = await store.append({
    account: ACCOUNT,
    id: `batch ${seq}`,
    expectedSeq: seq - 1,
    changes,
    actor: 'the test',
    source: 'collection',
    time: new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString(),
    freshness: ['compute', 'storage'].map((service) => ({ ...READ, service })),
  });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
  return seq;
}

/** A volume in its state `state`. */
export function volume(number: number, state: string, size = 0): NodeRecord {
  return {
    id: `arn:aws:ec2:us-east-1:${ACCOUNT}:volume/vol-${number}`,
    type: 'Volume',
    service: 'storage',
    region: 'us-east-1',
    name: size === 0 ? null : 'x'.repeat(size),
    external: false,
    attributes: { state },
  };
}

/** The first volume with each of so many states, one after another, from a version on. */
export async function manyStates(
  { store }: Pick<LogServer, 'store'>,
  states: readonly string[],
  before: NodeRecord | null,
): Promise<NodeRecord> {
  let last = before;
  for (const state of states) {
    const next = volume(1, state);
    await appendTo(store, [nodeChange(last, next)]);
    last = next;
  }
  if (last === null) throw new Error('no state was given');
  return last;
}

function subgraphs(
  cursors: ReturnType<typeof signedCursors>,
  around: (subgraph: Subgraph) => Subgraph,
): ReadonlyMap<string, Subgraph> {
  const kit = { model: MODEL, cursors, answers: relationAnswers(SERVICES) };
  const definitions = [accountService(MODEL, cursors, NO_DIRECTORY), ...SERVICES];
  return new Map(
    definitions.map((definition) => {
      const path = join(projectRoot(), 'schema', 'generated', `${definition.name}.graphql`);
      const subgraph = buildSubgraph(definition, readFileSync(path, 'utf8'), kit);
      return [definition.name, around(subgraph)];
    }),
  );
}
