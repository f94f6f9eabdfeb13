import type { AccountId } from '../account/graph/record.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer, versionOf } from './rows.js';
import { statements } from './statements.js';

export interface VersionState {
  readonly version: Version;
  readonly folded: boolean;
}

export async function readVersion(
  connection: Connection,
  asked: { readonly account: AccountId; readonly seq: number },
  deadline: Deadline,
): Promise<Version | null> {
  return (await readVersionState(connection, asked, deadline))?.version ?? null;
}

export async function readVersionState(
  connection: Connection,
  { account, seq }: { readonly account: AccountId; readonly seq: number },
  deadline: Deadline,
): Promise<VersionState | null> {
  if (!Number.isSafeInteger(seq)) return null;
  const parameters = { account, seq: integer(seq) };
  const { records } = await connection.query(statements.version, parameters, deadline);
  const [row] = records;
  return row === undefined
    ? null
    : { version: versionOf(account, row), folded: row.get(6) as boolean };
}

export interface HeadVersion {
  /** null at version 0 */
  readonly version: Version | null;
  /** nodes and edges of the head graph */
  readonly records: number;
  /** how often versions were folded */
  readonly folds: number;
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
  const [records, folds] = [row.get(1) as number, row.get(7) as number];
  if (seq === 0) return { version: null, records, folds };
  if (row.get(2) !== null) return { version: versionOf(account, row, 2), records, folds };
  // the account's number was visible before the version that it names
  return { version: await readVersion(connection, { account, seq }, deadline), records, folds };
}
