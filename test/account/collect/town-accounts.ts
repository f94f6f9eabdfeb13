import { randomUUID } from 'node:crypto';
import { Accounts, type AccountsOptions } from '../../../account/accounts.js';
import type { Clock } from '../../../account/clock.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { canonicalJson } from '../../../account/graph/canonical-json.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { ACCOUNT, YARD_MODEL } from './collecting.js';
import { NO_FAULTS, faultyProvider } from './faulty-provider.js';
import { PEOPLE, YARD } from './yard-listings.js';
import type { World } from './yard-world.js';

/** The accounts of one process over a store, which read towns. */
export function townAccounts(
  store: GraphStore,
  provider: Provider,
  clock: Clock,
  over: Partial<AccountsOptions> = {},
): Accounts {
  return new Accounts({
    ...clock,
    store,
    providers: [provider],
    services: [YARD, PEOPLE],
    model: YARD_MODEL,
    emptySnapshot,
    newId: randomUUID,
    fingerprint: (secret) => secret,
    timeLimit: 60_000,
    leaseTime: 30_000,
    stalenessLimit: 900,
    freshReadLimit: 8_000,
    random: () => 0.5,
    refreshFailed: (error) => {
      throw error;
    },
    progress: () => undefined,
    collected: () => undefined,
    ...over,
  });
}

export interface TownGraph {
  /** id → type, of everything that is listed */
  readonly types: ReadonlyMap<string, string>;
  /** equal for equal graphs */
  readonly text: string;
}

export async function townGraph(store: GraphStore): Promise<TownGraph> {
  const result = await store.snapshot(ACCOUNT, 'latest');
  if (result.kind !== 'snapshot') return { types: new Map(), text: '' };
  const nodes = [...result.snapshot.nodes()];
  const edges = [...result.snapshot.allEdges()];
  return {
    types: new Map(nodes.filter(({ external }) => !external).map(({ id, type }) => [id, type])),
    text: canonicalJson([...nodes, ...edges].map((record) => ({ ...record }))),
  };
}

/** What a store holds that has read this town once, and nothing else ever. */
export async function truthOf(town: World, clock: Clock): Promise<TownGraph> {
  const store = openSqliteGraphStore(':memory:');
  const accounts = townAccounts(store, faultyProvider(town, NO_FAULTS), clock);
  await accounts.collectAll({ maxAge: 0 });
  const graph = await townGraph(store);
  await store.close();
  return graph;
}
