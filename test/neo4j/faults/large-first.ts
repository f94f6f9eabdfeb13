import { nodeChange } from '../../../account/graph/change.js';
import type { AccountId } from '../../../account/graph/record.js';
import type { Batch, GraphStore } from '../../../account/graph/store.js';
import { batchOf } from './writer.js';

/** More records than are written in one transaction. */
export const largeFirstSize = 20_200;

/** The first version of an account that is too large for one transaction. */
export function largeFirst(account: AccountId, id: string): Batch {
  const changes = Array.from({ length: largeFirstSize }, (_, at) =>
    nodeChange(null, {
      id: `arn:node/${at}`,
      type: 'Volume',
      service: 'storage',
      region: null,
      name: id,
      external: false,
      attributes: {},
    }),
  );
  return { ...batchOf(id, 0, changes), account };
}

/** What of an acknowledged first version is not there, one line each. `store` has nothing in memory yet. */
export async function checkLargeFirst(
  store: GraphStore,
  { account, id }: Batch,
): Promise<readonly string[]> {
  const head = (await store.heads()).find((one) => one.account === account);
  const [entry, ...others] = await store.changes(account, 0, Infinity);
  const read = await store.snapshot(account, 'latest');
  const nodes = read.kind === 'snapshot' ? [...read.snapshot.nodes()] : [];
  const found = {
    seq: head?.seq,
    records: head?.records,
    actor: entry?.version.actor,
    changes: new Set(entry?.changes.map((change) => change.id)).size,
    count: entry?.version.changeCount,
    others: others.length,
    nodes: nodes.filter(({ name }) => name === id).length,
  };
  const size = largeFirstSize;
  const expected = {
    seq: 1,
    records: size,
    actor: id,
    changes: size,
    count: size,
    others: 0,
    nodes: size,
  };
  if (JSON.stringify(found) === JSON.stringify(expected) && nodes.length === size) return [];
  return [`${account} has ${nodes.length} nodes: ${JSON.stringify(found)}`];
}
