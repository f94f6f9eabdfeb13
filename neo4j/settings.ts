export interface Neo4jSettings {
  /** `bolt://` or `neo4j://`, `+s` for TLS */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** milliseconds a call may take, beside what its size allows; 10,000 */
  readonly deadline?: number;
  /** bound of the snapshots kept in memory, in bytes; 256 MiB */
  readonly snapshotBytes?: number;
}

/** What each record that is written or loaded adds to a call's deadline, in milliseconds: a tenth of the speed measured. */
const perRecord = 0.5;

export function deadlineFor(deadline: number, records: number): number {
  return deadline + records * perRecord;
}
