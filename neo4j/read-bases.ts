import type { AccountId } from '../account/graph/record.js';
import type { PlacedBase } from '../account/graph/replay-base.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { StoredCheckpoint } from './checkpoints.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer } from './rows.js';
import { statements } from './statements.js';

interface BasesRequest {
  readonly account: AccountId;
  readonly seq: number;
  /** of the head graph */
  readonly records: number;
  readonly inMemory: readonly Snapshot[];
}

/** From where a version can be reached. */
export interface Bases {
  /** up to the version that was asked */
  readonly changes: number;
  readonly bases: readonly PlacedBase<StoredCheckpoint>[];
}

type CheckpointValues = readonly [number, number, number, number, string, string];

export async function readBases(
  connection: Connection,
  { account, seq, records, inMemory }: BasesRequest,
  deadline: Deadline,
): Promise<Bases> {
  const seqs = [seq, ...inMemory.map(({ version }) => version.seq)].map(integer);
  const [row] = (await connection.query(statements.bases, { account, seqs }, deadline)).records;
  const totals = new Map((row?.get(1) ?? []) as readonly (readonly [number, number])[]);
  const headers = ((row?.get(2) ?? []) as readonly CheckpointValues[]).map(headerOf);
  const totalAt = (at: number): number => totals.get(at) ?? 0;
  return {
    changes: totalAt(seq),
    bases: [
      ...inMemory.map((snapshot) => ({
        base: { kind: 'inMemory', snapshot } as const,
        changes: totalAt(snapshot.version.seq),
      })),
      { base: { kind: 'empty' }, changes: 0 },
      { base: { kind: 'head', records }, changes: Number(row?.get(0) ?? 0) },
      ...headers.map((header) => ({
        base: { kind: 'checkpoint', header } as const,
        changes: header.changes,
      })),
    ],
  };
}

function headerOf([seq, records, changes, chunks, digest, writing]: CheckpointValues) {
  return { seq, records, changes, chunks, digest, writing };
}
