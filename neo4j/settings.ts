import type { CheckpointOptions } from '../account/graph/checkpoint.js';

export interface Neo4jSettings {
  /** `bolt://` or `neo4j://`, `+s` for TLS */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** milliseconds a call may take, beside what its size allows; 10,000 */
  readonly deadline?: number;
  /** bound of the snapshots kept in memory, in bytes; 256 MiB */
  readonly snapshotBytes?: number;
  readonly checkpoints?: CheckpointOptions;
}

/** What each record that is written, loaded or read of the log adds to a call's deadline, in milliseconds. */
const perRecord = 0.5;

export function timeFor(records: number): number {
  return records * perRecord;
}
