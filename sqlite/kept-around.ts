import type { SnapshotCache } from '../account/graph/snapshot-cache.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { Version } from '../account/graph/version.js';
import type { Statements } from './statements.js';

/** What is cached around a version. What was folded since it was read is forgotten: the log no longer leads from it. */
export function keptAround(
  statements: Statements,
  cache: SnapshotCache,
  { account, seq }: Pick<Version, 'account' | 'seq'>,
): readonly Snapshot[] {
  for (;;) {
    const around = cache.around(account, seq);
    const folded = around.filter(
      ({ version }) => statements.isFolded.get(account, version.seq) === 1,
    );
    if (folded.length === 0) return around;
    for (const snapshot of folded) cache.delete(snapshot);
  }
}
