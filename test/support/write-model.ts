import type { AccountId } from '../../account/graph/record.js';
import type { GraphStore } from '../../account/graph/store.js';
import { type GraphModel, modelDifference } from '../contract/graph-model.js';

/** Appends what leads from one graph to the next; gives the account's seq then. */
export async function writeModel(
  store: GraphStore,
  account: AccountId,
  seq: number,
  [before, after]: readonly [GraphModel, GraphModel],
): Promise<number> {
  const result = await store.append({
    account,
    id: `${account} after ${seq} ${modelDifference(before, after).length}`,
    expectedSeq: seq,
    changes: modelDifference(before, after),
    actor: null,
    source: 'test',
    time: '2026-01-01T00:00:00.000Z',
    freshness: [],
  });
  if (result.kind === 'appended') return result.version.seq;
  if (result.kind === 'unchanged') return seq;
  throw new Error(`Not written: ${JSON.stringify(result)}`);
}
