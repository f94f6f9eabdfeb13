import { changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import type { Newest, RecordChange } from '../account/graph/store.js';
import { versionOf } from './rows.js';
import type { Statements } from './statements.js';
import type { HistoryRow } from './version-statements.js';

/** What changed a record, newest first. */
export function readHistory(
  statements: Statements,
  account: AccountId,
  record: string,
  { before, limit }: Newest,
): readonly RecordChange[] {
  const [first, most] = [
    before ?? Number.MAX_SAFE_INTEGER,
    Math.min(limit, Number.MAX_SAFE_INTEGER),
  ];
  return statements.history.all(account, record, first, most).map((row) => changeIn(account, row));
}

function changeIn(account: AccountId, row: HistoryRow): RecordChange {
  const [record, id, before, after, seq, time, actor, source, changeCount] = row;
  return Object.freeze({
    version: versionOf(account, { seq, time, actor, source, changeCount }),
    change: changeOf([record, id, before, after]),
  });
}
