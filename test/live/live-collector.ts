import { systemClock } from '../../account/clock.js';
import { type Collecting, collect } from '../../account/collect/collect.js';
import type { Provider } from '../../account/collect/provider.js';
import type { CollectionRequest, CollectionResult } from '../../account/collect/stages.js';
import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import { type EdgeRecord, type NodeRecord, edgeId } from '../../account/graph/record.js';
import type { GraphStore } from '../../account/graph/store.js';
import { fingerprintWith } from '../../account/installation-key.js';
import { MODEL } from '../../schema/generated/model.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { SERVICES } from '../../subgraphs/services.js';

export const FINGERPRINT = fingerprintWith('a key of the tests');

export type Collected = Extract<CollectionResult, { kind: 'collected' }>;

export interface Graph {
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
}

/** Collects with every service of the product into a store of its own, by the real clock. */
export interface LiveCollector {
  readonly store: GraphStore;
  attempt(provider: Provider, over?: Over): Promise<CollectionResult>;
  /** throws when there was no collection at all */
  run(provider: Provider, over?: Over): Promise<Collected>;
  /** the newest graph, in order of id */
  graph(account: string): Promise<Graph>;
  close(): Promise<void>;
}

interface Over extends Partial<CollectionRequest> {
  /** milliseconds one collection may take */
  readonly timeLimit?: number;
}

export function newLiveCollector(): LiveCollector {
  const store = openSqliteGraphStore(':memory:');
  let ids = 0;
  const attempt: LiveCollector['attempt'] = (
    provider,
    { timeLimit = 120_000, ...request } = {},
  ) => {
    const collecting: Collecting = {
      store,
      provider,
      services: SERVICES,
      model: MODEL,
      emptySnapshot,
      ...systemClock,
      newId: () => `batch ${(ids += 1)}`,
      fingerprint: FINGERPRINT,
      progress: () => undefined,
      timeLimit,
      holder: `collector ${ids}`,
      leaseTime: 60_000,
    };
    return collect({ maxAge: 0, ...request }, collecting);
  };
  return {
    store,
    attempt,
    run: async (provider, over) => {
      const result = await attempt(provider, over);
      if (result.kind === 'collected') return result;
      throw new Error(`Expected a collection, got ${result.reason.message}`);
    },
    graph: async (account) => {
      const result = await store.snapshot(account, 'latest');
      if (result.kind !== 'snapshot') return { nodes: [], edges: [] };
      return {
        nodes: [...result.snapshot.nodes()].toSorted((one, other) => order(one.id, other.id)),
        edges: [...result.snapshot.allEdges()].toSorted((one, other) =>
          order(edgeId(one), edgeId(other)),
        ),
      };
    },
    close: () => store.close(),
  };
}

function order(one: string, other: string): number {
  return one < other ? -1 : 1;
}
