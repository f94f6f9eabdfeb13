import type { Record as Row, Transaction } from 'neo4j-driver';

import type { Change } from '../account/graph/change.js';
import { type ChangeText, changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import { StoreError } from '../account/graph/store-error.js';
import type { LogEntry } from '../account/graph/store.js';
import type { Version } from '../account/graph/version.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { integer, versionOf } from './rows.js';
import { timeFor } from './settings.js';
import { statements } from './statements.js';
import { UnsettledRead } from './store-failure.js';

type Texts = readonly (string | null)[];

/** Versions, and changes, that are held at once while a longer log is read. */
const pageVersions = 200;
const pageChanges = 20_000;

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

interface Span {
  readonly account: AccountId;
  readonly after: number;
  readonly last: number;
}

/** What changed after one version up to another, oldest first, a page at a time. Both are there. */
export async function* readPages(
  connection: Connection,
  { account, after, last }: Span,
  deadline: Deadline,
): AsyncIterable<readonly ChangeText[]> {
  let [at, left] = [after, deadline];
  while (at < last) {
    const limit = integer(Math.min(pageVersions, last - at));
    const parameters = { account, after: integer(at), limit };
    const { records } = await connection.query(statements.versions, parameters, left);
    const page = pageOf(records.map((row) => versionOf(account, row)));
    if (page.last === undefined) {
      throw new StoreError('fault', `The log of ${account} lacks versions up to ${last}`);
    }
    left = left.plus(timeFor(page.changes));
    const span = { account, after: at, last: page.last };
    yield await connection.read(left, (transaction) => readTexts(transaction, span, page.changes));
    at = page.last;
  }
}

/** As many versions as have not too many changes together, but one. */
function pageOf(versions: readonly Version[]) {
  let [changes, last]: [number, number | undefined] = [0, undefined];
  for (const { seq, changeCount } of versions) {
    if (last !== undefined && changes + changeCount > pageChanges) break;
    changes += changeCount;
    last = seq;
  }
  return { changes, last };
}

async function readTexts(
  transaction: Transaction,
  span: Span,
  changes: number,
): Promise<readonly ChangeText[]> {
  const texts: ChangeText[] = [];
  for (const row of await readRows(transaction, span)) {
    for (const [, text] of textsIn(row)) texts.push(text);
  }
  // while a version is made visible, its parts come one after another
  if (texts.length !== changes) throw new UnsettledRead();
  return texts;
}

/** The changes of each version, by its number. */
async function readChanges(
  transaction: Transaction,
  account: AccountId,
  after: number,
  last: number,
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const changes = new Map<number, Change[]>();
  for (const row of await readRows(transaction, { account, after, last })) {
    for (const [seq, text] of textsIn(row)) {
      const known = changes.get(seq);
      if (known === undefined) changes.set(seq, [changeOf(text)]);
      else known.push(changeOf(text));
    }
  }
  return changes;
}

async function readRows(transaction: Transaction, { account, after, last }: Span) {
  const parameters = { account, after: integer(after), last: integer(last) };
  return (await transaction.run(statements.changes, parameters)).records;
}

function* textsIn(row: Row): Iterable<readonly [number, ChangeText]> {
  const seqs = row.get(0) as readonly number[];
  const [kinds, ids, befores, afters] = [1, 2, 3, 4].map((at) => row.get(at) as Texts);
  for (const [at, seq] of seqs.entries()) {
    const record = kinds?.[at] === 'node' ? 'node' : 'edge';
    yield [seq, [record, ids?.[at] ?? '', befores?.[at] ?? null, afters?.[at] ?? null]];
  }
}
