import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import type { Snapshot } from '../../../account/graph/snapshot.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { account } from './sample.js';

export async function snapshotAt(store: GraphStore, at: 'latest' | number): Promise<Snapshot> {
  const result = await store.snapshot(account, at);
  if (result.kind !== 'snapshot') throw new Error(`No snapshot: ${JSON.stringify(result)}`);
  return result.snapshot;
}

export function content(snapshot: Snapshot): {
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
} {
  return { nodes: [...snapshot.nodes()], edges: [...snapshot.allEdges()] };
}
