import type { Record as Row, Transaction } from 'neo4j-driver';

import type { Change } from '../account/graph/change.js';
import { changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import type { LogEntry } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer, versionOf } from './rows.js';
import { timeFor } from './settings.js';
import { statements } from './statements.js';
import { UnsettledRead } from './store-failure.js';

type Texts = readonly (string | null)[];

interface LogRequest {
  readonly account: AccountId;
  readonly after: number;
  readonly limit: number;
}

/** The log after a version, oldest first, at most `limit` versions. */
export async function readLog(
  connection: Connection,
  { account, after, limit }: LogRequest,
  deadline: Deadline,
): Promise<readonly LogEntry[]> {
  const most = Math.max(0, Math.min(Math.trunc(limit), Number.MAX_SAFE_INTEGER));
  const { records } = await connection.query(
    statements.versions,
    { account, after, limit: integer(most) },
    deadline,
  );
  const versions = records.map((row) => versionOf(account, row));
  const changes = versions.reduce((count, { changeCount }) => count + changeCount, 0);
  return connection.read(deadline.plus(timeFor(changes)), (transaction) =>
    readEntries(transaction, versions),
  );
}

/** What changed in these versions, of which each is the next of the one before. */
export async function readEntries(
  transaction: Transaction,
  versions: readonly Version[],
): Promise<readonly LogEntry[]> {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined) return [];
  const changes = await readChanges(transaction, first.account, first.seq - 1, last.seq);
  return versions.map((version) => {
    const found = changes.get(version.seq) ?? [];
    // while a version is made visible, its parts come one after another
    if (found.length !== version.changeCount) throw new UnsettledRead();
    return Object.freeze({ version, changes: found });
  });
}

/** The changes of each version, by its number. */
async function readChanges(
  transaction: Transaction,
  account: AccountId,
  after: number,
  last: number,
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const changes = new Map<number, Change[]>();
  const { records } = await transaction.run(statements.changes, {
    account,
    after: integer(after),
    last: integer(last),
  });
  for (const row of records) {
    for (const [seq, change] of changesIn(row)) {
      const known = changes.get(seq);
      if (known === undefined) changes.set(seq, [change]);
      else known.push(change);
    }
  }
  return changes;
}

function* changesIn(row: Row): Iterable<readonly [number, Change]> {
  const seqs = row.get(0) as readonly number[];
  const [kinds, ids, befores, afters] = [1, 2, 3, 4].map((at) => row.get(at) as Texts);
  for (const [at, seq] of seqs.entries()) {
    const record = kinds?.[at] === 'node' ? 'node' : 'edge';
    const change = changeOf([record, ids?.[at] ?? '', befores?.[at] ?? null, afters?.[at] ?? null]);
    yield [seq, change];
  }
}
