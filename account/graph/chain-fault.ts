import { ChangesHash } from './changes-hash.js';
import type { ChainVersion } from './chain-versions.js';
import { versionHash } from './version-hash.js';

export type ChainFault =
  /** the version is not there */
  | 'missing'
  /** its hash is not that of its header and of the hash before it */
  | 'header'
  /** its changes are not those that were appended */
  | 'changes';

/** Why a version does not fit the one before it; null when it does. */
export function chainFault({ before, entry, log }: ChainVersion): ChainFault | null {
  if (entry === null) return 'missing';
  const { hash, changesHash, folded, version } = entry;
  const previous = before?.hash ?? '';
  // only the first versions of an account may be without
  if (hash === null) return previous === '' ? null : 'header';
  if (changesHash === null || versionHash(version, changesHash, previous) !== hash) return 'header';
  if (log === null) return 'changes';
  if (folded) return log.changes.length === 0 ? null : 'changes';
  // with the changes of others: theirs were hashed one by one
  if (before?.folded === true) return null;
  const isWhole = log.changes.length === version.changeCount;
  return isWhole && ChangesHash.of(log.changes) === changesHash ? null : 'changes';
}
