import { nodeChange } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import type { AppendedVersion } from './recording.js';
import { account, numbered } from './scripted-source.js';

const CHANGES_AT_ONCE = 3;

/** Appends the next version: up to three resources that were not there before. */
export async function appendVersion(
  store: GraphStore,
  seq: number,
  random: () => number,
): Promise<AppendedVersion> {
  const count = 1 + Math.floor(random() * CHANGES_AT_ONCE);
  const result = await store.append({
    account,
    id: `batch ${seq}`,
    expectedSeq: seq - 1,
    changes: Array.from({ length: count }, (_, index) =>
      nodeChange(null, numbered(seq * CHANGES_AT_ONCE + index)),
    ),
    actor: null,
    source: 'collection',
    time: '2026-01-01T00:00:00.000Z',
    freshness: [],
  });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
  const changes = result.changes.map(({ id, after }) => ({ id, service: after?.service ?? '' }));
  return { seq, changes };
}
