import { randomUUID } from 'node:crypto';
import { collect } from '../../../account/collect/collect.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { CollectionResult } from '../../../account/collect/stages.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { MODEL } from '../../../schema/generated/model.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { waitForEver } from '../../support/fake-clock.js';

/** One collection of everything with the real services. `at`: milliseconds since 1970. */
export function collectExport(
  provider: Provider,
  store: GraphStore,
  at: number,
): Promise<CollectionResult> {
  return collect(
    { maxAge: 0 },
    {
      store,
      provider,
      services: SERVICES,
      model: MODEL,
      emptySnapshot,
      now: () => at,
      newId: () => `collection at ${at}`,
      fingerprint: (secret) => `fingerprint:${secret.length}`,
      progress: () => undefined,
      timeLimit: 60_000,
      wait: waitForEver,
      holder: randomUUID(),
      leaseTime: 30_000,
    },
  );
}

export interface Graph {
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
}

export async function graphOf(store: GraphStore, account: string): Promise<Graph> {
  const result = await store.snapshot(account, 'latest');
  if (result.kind !== 'snapshot') return { nodes: [], edges: [] };
  return { nodes: [...result.snapshot.nodes()], edges: [...result.snapshot.allEdges()] };
}
