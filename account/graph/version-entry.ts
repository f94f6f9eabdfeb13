import type { Version } from './version.js';

/** A version with everything the store keeps of it besides its changes. */
export interface VersionEntry {
  readonly version: Version;
  /** hex SHA-256 over this version and the one before (`version-hash.ts`); null for a version written before there were hashes */
  readonly hash: string | null;
  /** hex SHA-256 of its changes as they were appended (`changes-hash.ts`): it stays when they are folded */
  readonly changesHash: string | null;
  /** in order of their names */
  readonly labels: readonly string[];
  /** its changes stand at a later version: the graph at it can no longer be read */
  readonly folded: boolean;
}
