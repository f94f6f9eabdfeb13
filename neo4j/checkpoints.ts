import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

import type { Checkpoint, CheckpointHeader } from '../account/graph/checkpoint.js';
import { checkpointDigest } from '../account/graph/checkpoint-chunks.js';
import { snapshotOfText } from '../account/graph/checkpoint-text.js';
import type { SinceCheckpoint } from '../account/graph/checkpoint-writer.js';
import type { AccountId } from '../account/graph/record.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { readVersion } from './read-version.js';
import { integer } from './rows.js';
import { statements } from './statements.js';

/** Some 2 MB: a transaction is held in the memory of the server. */
const chunksAtOnce = 32;

export interface StoredCheckpoint extends CheckpointHeader {
  /** names its chunks: those of another try at the same version are not its own */
  readonly writing: string;
}

export async function sinceCheckpoint(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<SinceCheckpoint> {
  const { records } = await connection.query(statements.sinceCheckpoint, { account }, deadline);
  const [seq = 0, changes = 0, held = 0] = [0, 1, 2].map((at) => records[0]?.get(at) as number);
  return { seq, changes, records: held };
}

/** Null when it is not what was written. */
export async function readCheckpoint(
  connection: Connection,
  { account, header }: { readonly account: AccountId; readonly header: StoredCheckpoint },
  deadline: Deadline,
): Promise<Snapshot | null> {
  const { seq, writing, digest, chunks } = header;
  const [version, { records }] = await Promise.all([
    readVersion(connection, { account, seq }, deadline),
    connection.query(statements.chunks, { account, writing }, deadline),
  ]);
  const found = records.map((row) => bufferOf(row.get(0)));
  if (version === null || found.length !== chunks) return null;
  if (checkpointDigest(version, found) !== digest) return null;
  return snapshotOfText(version, await promisify(brotliDecompress)(Buffer.concat(found)));
}

/**
 * Chunk by chunk, then what they are. False when another process has written a checkpoint after `newest`. What one that ended
 * in between left behind is removed by the next.
 */
export async function writeCheckpoint(
  connection: Connection,
  { version, records, chunks, digest }: Checkpoint,
  newest: number,
  within: () => Deadline,
): Promise<boolean> {
  const named = { account: version.account, writing: randomUUID() };
  for (let first = 0; first < chunks.length; first += chunksAtOnce) {
    const part = chunks.slice(first, first + chunksAtOnce);
    const rows = part.map((chunk, at) => [integer(first + at), bytesOf(chunk)]);
    await connection.write(within(), (transaction) =>
      transaction.run(statements.addChunks, { ...named, rows }),
    );
  }
  const header = {
    ...named,
    newest: integer(newest),
    seq: integer(version.seq),
    records: integer(records),
    chunks: integer(chunks.length),
    digest,
  };
  const { records: written } = await connection.write(within(), (transaction) =>
    transaction.run(statements.addCheckpoint, header),
  );
  if (written.length > 0) await deleteLeft(connection, version.account, within);
  return written.length > 0;
}

async function deleteLeft(
  connection: Connection,
  account: AccountId,
  within: () => Deadline,
): Promise<void> {
  let deleted = chunksAtOnce;
  while (deleted === chunksAtOnce) {
    const { records } = await connection.write(within(), (transaction) =>
      transaction.run(statements.deleteLeftChunks, { account, limit: integer(chunksAtOnce) }),
    );
    deleted = records[0]?.get(0) as number;
  }
}

/** The driver knows bytes as signed. */
function bytesOf({ buffer, byteOffset, length }: Buffer): Int8Array {
  return new Int8Array(buffer, byteOffset, length);
}

/** What is no bytes any more is damage, which the digest finds. */
function bufferOf(value: unknown): Buffer {
  if (!(value instanceof Int8Array)) return Buffer.alloc(0);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
