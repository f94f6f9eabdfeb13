import type { AccountId } from './record.js';
import type { Snapshot } from './snapshot.js';
import { buildBase } from './snapshot/base.js';
import { snapshotOf } from './snapshot/graph-snapshot.js';
import type { StoredEdge, StoredNode } from './snapshot/stored-record.js';
import type { Version } from './version.js';

export type { StoredEdge, StoredNode } from './snapshot/stored-record.js';

/**
 * The snapshot of these records, in any order. Fastest in order of id; attributes given as canonical JSON text are
 * not parsed before they are read. Throws TypeError on a record that is there twice or an edge that lacks an end.
 */
export function buildSnapshot(
  version: Version,
  nodes: Iterable<StoredNode>,
  edges: Iterable<StoredEdge>,
): Snapshot {
  return snapshotOf(version, buildBase(nodes, edges));
}

/** The account's graph at version 0. */
export function emptySnapshot(account: AccountId): Snapshot {
  return buildSnapshot(versionZero(account), [], []);
}

function versionZero(account: AccountId): Version {
  const time = new Date(0).toISOString();
  return Object.freeze({ account, seq: 0, time, actor: null, source: 'none', changeCount: 0 });
}
