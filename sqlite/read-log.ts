import type { Change } from '../account/graph/change.js';
import { changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import type { LogEntry } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import { versionOf } from './rows.js';
import type { Statements } from './statements.js';

export function readVersion(
  statements: Statements,
  account: AccountId,
  seq: number,
): Version | null {
  const row = statements.version.get(account, seq);
  return row === undefined ? null : versionOf(account, row);
}

export function readChanges(
  statements: Statements,
  account: AccountId,
  seq: number,
): readonly Change[] {
  return statements.changes.all(account, seq).map(changeOf);
}

/** The log after a version, oldest first, at most `limit` versions. */
export function readLog(
  statements: Statements,
  account: AccountId,
  after: number,
  limit: number,
): readonly LogEntry[] {
  const most = Math.min(limit, Number.MAX_SAFE_INTEGER);
  return statements.versionsAfter.all(account, after, most).map((row) =>
    Object.freeze({
      version: versionOf(account, row),
      changes: readChanges(statements, account, row.seq),
    }),
  );
}
