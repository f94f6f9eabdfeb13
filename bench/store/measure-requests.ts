import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphStore } from '../../account/graph/store.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { embedded } from '../federation/embedded.js';
import { ACCOUNT, madeId, writeMadeAccount } from '../federation/made-account.js';
import { WORKLOAD } from '../federation/workload.js';
import type { Ask } from '../process/ask.js';
import {
  type PeerFigure,
  type TurnOptions,
  measurePeers,
  ratioOf,
} from '../process/measure-peers.js';
import { type StartedNeo4j, startNeo4j } from '../process/start-neo4j.js';
import { type Started, startProcess } from '../process/start-process.js';

const STORES = ['neo4j', 'sqlite'] as const;
type Store = (typeof STORES)[number];

/** What a request costs our process over each store. */
export interface RequestFigure extends PeerFigure<Store> {
  /** over Neo4j by over SQLite, median of the rounds' ratios */
  readonly ratio: number;
}

const BALL: Ask = {
  name: 'ball',
  about: 'the neighbourhood of an instance, 3 hops: ids, types and names of at most 100 nodes',
  query: `query Ball($account: ID!, $id: ID!) {
    account(id: $account) { graph { node(id: $id) { neighbourhood(depth: 3, limit: 100) {
      nodeCount edgeCount nodes { nodes { id type name } } edges { nodes { id kind } }
    } } } }
  }`,
  variables: { account: ACCOUNT, id: madeId('Instance', 17) },
};

/** Our process over the same account in a Neo4j of its own and in SQLite, with the graph in its memory. */
export async function measureRequests(options: TurnOptions): Promise<readonly RequestFigure[]> {
  const neo4j = await startNeo4j('1g');
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-bench-'));
  try {
    await writeTo(await openNeo4jGraphStore(neo4j));
    await writeTo(embedded(directory));
    return await measureOver(neo4j, directory, options);
  } finally {
    await neo4j.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function measureOver(
  neo4j: StartedNeo4j,
  directory: string,
  options: TurnOptions,
): Promise<readonly RequestFigure[]> {
  const asks = [...WORKLOAD.filter(({ name }) => name === 'A'), BALL];
  const peers = new Map<Store, Started>();
  try {
    peers.set('neo4j', await startOwn(directory, neo4j.environment));
    peers.set(
      'sqlite',
      await startOwn(directory, { NEO4J_URI: '', NEO4J_USER: '', NEO4J_PASSWORD: '' }),
    );
    const figures = await measurePeers(peers, asks, options);
    return figures.map((figure) => ({ ...figure, ratio: ratioOf(figure, 'neo4j', 'sqlite') }));
  } finally {
    await Promise.all([...peers.values()].map((peer) => peer.stop()));
  }
}

async function writeTo(store: GraphStore): Promise<void> {
  await writeMadeAccount(store);
  await store.close();
}

function startOwn(
  directory: string,
  environment: Readonly<Record<string, string>>,
): Promise<Started> {
  const entry = new URL('../federation/serve.js', import.meta.url);
  return startProcess({ entry, environment, arguments: ['own', directory], says: 'message' });
}
