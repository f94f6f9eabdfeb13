import { nodeChange } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { a, account, batch, creation } from './sample.js';

/** Version 1 creates; each of the next gives the node a another of these names, a minute later. */
export async function appendRenames(
  store: GraphStore,
  names: readonly (string | null)[],
): Promise<void> {
  await store.append(batch('1', { changes: creation, time: timeOf(1) }));
  for (const [at, name] of names.entries()) {
    const before = { ...a, name: at === 0 ? null : (names[at - 1] ?? null) };
    const changes = [nodeChange(before, { ...a, name })];
    const seq = at + 2;
    await store.append(
      batch(String(seq), { expectedSeq: at + 1, changes, time: timeOf(seq), account }),
    );
  }
}

export function timeOf(seq: number): string {
  return `2026-11-22T10:${String(seq).padStart(2, '0')}:00.000Z`;
}
