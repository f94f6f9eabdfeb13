import type { AccountId } from '../account/graph/record.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer, versionOf } from './rows.js';
import { statements } from './statements.js';

export async function readVersion(
  connection: Connection,
  { account, seq }: { readonly account: AccountId; readonly seq: number },
  deadline: Deadline,
): Promise<Version | null> {
  if (!Number.isSafeInteger(seq)) return null;
  const parameters = { account, seq: integer(seq) };
  const { records } = await connection.query(statements.version, parameters, deadline);
  return records[0] === undefined ? null : versionOf(account, records[0]);
}

export interface HeadVersion {
  /** null at version 0 */
  readonly version: Version | null;
  /** nodes and edges of the head graph */
  readonly records: number;
}

/** Null for an account never written. */
export async function readHeadVersion(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<HeadVersion | null> {
  const [row] = (await connection.query(statements.head, { account }, deadline)).records;
  if (row === undefined) return null;
  const seq = row.get(0) as number;
  const records = row.get(1) as number;
  if (seq === 0) return { version: null, records };
  if (row.get(2) !== null) return { version: versionOf(account, row, 2), records };
  // the account's number was visible before the version that it names
  return { version: await readVersion(connection, { account, seq }, deadline), records };
}
