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

/** Null for an account never written; `version` is null at version 0. */
export async function readHeadVersion(
  connection: Connection,
  account: AccountId,
  deadline: Deadline,
): Promise<{ readonly version: Version | null } | null> {
  const { records } = await connection.query(statements.head, { account }, deadline);
  const [row] = records;
  if (row === undefined) return null;
  if (row.get(0) === 0) return { version: null };
  if (row.get(1) !== null) return { version: versionOf(account, row, 1) };
  // the account's number was visible before the version that it names
  const seq = row.get(0) as number;
  return { version: await readVersion(connection, { account, seq }, deadline) };
}
