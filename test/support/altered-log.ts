import type { Change } from '../../account/graph/change.js';
import type { GraphStore } from '../../account/graph/store.js';

/** From now on the store's log has another name for what this version changed. */
export function alteredLog(store: GraphStore, seq: number): void {
  const { changes } = store;
  store.changes = async (...given) => {
    const entries = await changes.apply(store, given);
    return entries.map((entry) =>
      entry.version.seq === seq ? { ...entry, changes: entry.changes.map(renamed) } : entry,
    );
  };
}

function renamed(change: Change): Change {
  if (change.record !== 'node' || change.after === null) return change;
  return { ...change, after: { ...change.after, name: 'another' } };
}
