import { newestNotAfter } from '../account/graph/newest-not-after.js';
import type { AccountId } from '../account/graph/record.js';
import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { Newest } from '../account/graph/store.js';
import type { VersionEntry } from '../account/graph/version-entry.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { pageParameters } from './page-parameters.js';
import { readHeadVersion } from './read-version.js';
import { integer, versionOf } from './rows.js';
import { statements } from './statements.js';
import { UnsettledRead } from './store-failure.js';

/** Newest first. */
export async function readVersions(
  connection: Connection,
  account: AccountId,
  page: Newest,
  deadline: Deadline,
): Promise<readonly VersionEntry[]> {
  const parameters = { account, ...pageParameters(page) };
  const { records } = await connection.query(statements.entries, parameters, deadline);
  return records
    .map((row) =>
      Object.freeze({
        version: versionOf(account, row),
        hash: row.get(5) as string | null,
        changesHash: row.get(6) as string | null,
        folded: row.get(7) as boolean,
        labels: (row.get(8) as readonly string[]).toSorted(compareText),
      }),
    )
    .toSorted((one, other) => other.version.seq - one.version.seq);
}

/** The newest version whose time is not after this one. */
export async function readVersionAt(
  connection: Connection,
  account: AccountId,
  time: string,
  deadline: Deadline,
): Promise<Version | null> {
  const head = await readHeadVersion(connection, account, deadline);
  return newestNotAfter(time, head?.version?.seq ?? 0, (seqs) =>
    connection.read(deadline, async (transaction) => {
      const parameters = { account, seqs: seqs.map(integer) };
      const { records } = await transaction.run(statements.versionsIn, parameters);
      if (records.length < seqs.length) throw new UnsettledRead();
      return records
        .map((row) => versionOf(account, row))
        .toSorted((one, other) => one.seq - other.seq);
    }),
  );
}
