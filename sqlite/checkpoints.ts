import { brotliDecompressSync } from 'node:zlib';

import type { Checkpoint, CheckpointHeader } from '../account/graph/checkpoint.js';
import { checkpointDigest } from '../account/graph/checkpoint-chunks.js';
import { snapshotOfText } from '../account/graph/checkpoint-text.js';
import type { SinceCheckpoint } from '../account/graph/checkpoint-writer.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import { readVersion } from './read-log.js';
import type { Statements } from './statements.js';

export function sinceCheckpoint(statements: Statements, account: AccountId): SinceCheckpoint {
  const headSeq = statements.headSeq.get(account) ?? 0;
  const newest = statements.newestCheckpoint.get(account) ?? { seq: 0, changes: 0 };
  const total = statements.changeTotal.get(account, headSeq) ?? 0;
  const records = statements.records.get(account) ?? 0;
  return { seq: newest.seq, changes: total - newest.changes, records };
}

/** Null when it is not what was written. */
export function readCheckpoint(
  statements: Statements,
  account: AccountId,
  { seq, chunks, digest }: CheckpointHeader,
): Snapshot | null {
  const version = readVersion(statements, account, seq);
  if (version === null) return null;
  const found = statements.chunks.all(account, seq);
  if (found.length !== chunks || checkpointDigest(version, found) !== digest) return null;
  return snapshotOfText(version, brotliDecompressSync(Buffer.concat(found)));
}

/** The caller holds the write transaction. False when another process has written one after `newest` or folded the version. */
export function writeCheckpoint(
  statements: Statements,
  { version: { account, seq }, records, chunks, digest }: Checkpoint,
  newest: number,
): boolean {
  if ((statements.newestCheckpoint.get(account)?.seq ?? 0) !== newest) return false;
  if (statements.isFolded.get(account, seq) === 1) return false;
  statements.deleteLeftChunks.run(account, account);
  for (const [place, chunk] of chunks.entries()) {
    statements.addChunk.run(account, seq, place, chunk);
  }
  const total = statements.changeTotal.get(account, seq) ?? 0;
  statements.addCheckpoint.run(account, seq, records, total, chunks.length, digest);
  return true;
}

/** The caller holds the write transaction. */
export function deleteCheckpoint(statements: Statements, account: AccountId, seq: number): void {
  statements.deleteCheckpoint.run(account, seq);
  statements.deleteChunks.run(account, seq);
}
