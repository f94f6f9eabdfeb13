import { randomUUID } from 'node:crypto';
import { systemClock } from '../../../account/clock.js';
import { collect } from '../../../account/collect/collect.js';
import type { Provider } from '../../../account/collect/provider.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { edgeId } from '../../../account/graph/record.js';
import { MODEL } from '../../../schema/generated/model.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { type Graph, graphOf } from './collect-export.js';

/** What one collection of everything makes of a provider, in order of id. Throws when it fails. */
export async function collectedGraph(
  provider: Provider,
  fingerprint: (secret: string) => string,
): Promise<Graph> {
  const store = openSqliteGraphStore(':memory:');
  try {
    const result = await collect(
      { maxAge: 0 },
      {
        store,
        provider,
        services: SERVICES,
        model: MODEL,
        emptySnapshot,
        ...systemClock,
        newId: randomUUID,
        fingerprint,
        progress: () => undefined,
        timeLimit: 60_000,
        holder: randomUUID(),
        leaseTime: 60_000,
      },
    );
    if (result.kind !== 'collected') throw new Error(result.reason.message);
    const { nodes, edges } = await graphOf(store, result.account);
    return {
      nodes: nodes.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      edges: edges.toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1)),
    };
  } finally {
    await store.close();
  }
}
