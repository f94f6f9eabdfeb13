import { type ChangeText, changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import type { Newest, RecordChange } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { pageParameters } from './page-parameters.js';
import { versionOf } from './rows.js';
import { statements } from './statements.js';

/** What changed a record, newest first. */
export async function readHistory(
  connection: Connection,
  { account, record }: { readonly account: AccountId; readonly record: string },
  page: Newest,
  deadline: Deadline,
): Promise<readonly RecordChange[]> {
  const parameters = { account, id: record, ...pageParameters(page) };
  const { records } = await connection.query(statements.history, parameters, deadline);
  return records
    .map((row) => {
      const text = [5, 6, 7, 8].map((at) => row.get(at) as unknown) as unknown as ChangeText;
      return Object.freeze({ version: versionOf(account, row), change: changeOf(text) });
    })
    .toSorted((one, other) => other.version.seq - one.version.seq);
}
