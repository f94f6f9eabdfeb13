import { type Change, sameRecord } from './change.js';

/** What several versions' changes, oldest first, come to: at most one change per record. */
export function netChanges(versions: Iterable<readonly Change[]>): readonly Change[] {
  const net = new Map<string, Change>();
  for (const changes of versions) {
    for (const change of changes) {
      const key = `${change.record} ${change.id}`;
      const first = net.get(key);
      net.set(key, first === undefined ? change : join(first, change));
    }
  }
  return [...net.values()].filter((change) => !sameRecord(change.before, change.after));
}

/** The change that takes this one back. */
export function invertChange(change: Change): Change {
  return Object.freeze({ ...change, before: change.after, after: change.before } as Change);
}

function join(first: Change, last: Change): Change {
  return Object.freeze({ ...last, before: first.before } as Change);
}
