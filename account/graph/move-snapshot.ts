import type { Change } from './change.js';
import { invertChange, netChanges } from './net-changes.js';
import type { Snapshot } from './snapshot.js';
import type { Version } from './version.js';

/**
 * The snapshot at another version, forwards or backwards. `between`: the changes of each version after the earlier of the
 * two, up to the later, oldest first.
 */
export function moveSnapshot(
  from: Snapshot,
  to: Version,
  between: Iterable<readonly Change[]>,
): Snapshot {
  if (from.version.seq === to.seq) return from;
  const net = netChanges(between);
  return from.with(from.version.seq < to.seq ? net : net.map(invertChange), to);
}
