import type { Record as Row, Transaction } from 'neo4j-driver';

import type { Change } from '../account/graph/change.js';
import { type ChangeText, changeOf } from '../account/graph/record-text.js';
import type { AccountId } from '../account/graph/record.js';
import { StoreError } from '../account/graph/store-error.js';
import type { LogEntry } from '../account/graph/store.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { type LoggedVersion, integer, loggedOf } from './rows.js';
import { timeFor } from './settings.js';
import { statements } from './statements.js';
import { UnsettledRead } from './store-failure.js';

type Column = readonly (string | null)[];

/** Milliseconds in which a version that is made visible is so wholly, beside the time for its size, and reads in which it is. */
const settling = 300;
const leastTries = 6;
/** Versions, and changes, that are held at once while a longer log is read. */
const pageVersions = 200;
const pageChanges = 20_000;

interface LogRequest {
  readonly account: AccountId;
  readonly after: number;
  readonly limit: number;
}

interface Span {
  readonly account: AccountId;
  readonly after: number;
  readonly last: number;
}

/** The log after a version, oldest first, at most `limit` versions. */
export async function readLog(
  connection: Connection,
  request: LogRequest,
  deadline: Deadline,
): Promise<readonly LogEntry[]> {
  const most = Math.max(0, Math.min(Math.trunc(request.limit), Number.MAX_SAFE_INTEGER));
  const read = { ...request, limit: most, deadline };
  return readSettled(connection, read, readEntries);
}

/** What changed after one version up to another, oldest first, a page at a time. Both are there. */
export async function* readPages(
  connection: Connection,
  { account, after, last }: Span,
  deadline: Deadline,
): AsyncIterable<readonly ChangeText[]> {
  let [at, left] = [after, deadline];
  while (at < last) {
    const limit = Math.min(pageVersions, last - at);
    const read = { account, after: at, limit, most: pageChanges, deadline: left };
    const page = await readSettled(connection, read, readTexts);
    if (page.last === undefined) {
      throw new StoreError('fault', `The log of ${account} lacks versions up to ${last}`);
    }
    yield page.texts;
    left = left.plus(timeFor(page.texts.length));
    at = page.last;
  }
}

/** `most`: as many versions as have not more changes together, but one. */
interface SettledRead extends LogRequest {
  readonly most?: number;
  readonly deadline: Deadline;
}

/** Reads of some versions what the log has of them, again while what it has is not what they say. */
async function readSettled<Result>(
  connection: Connection,
  { account, after, limit, most = Infinity, deadline }: SettledRead,
  read: (transaction: Transaction, versions: readonly LoggedVersion[]) => Promise<Result>,
): Promise<Result> {
  const parameters = { account, after, limit: integer(limit) };
  const versionsIn = (rows: readonly Row[]): readonly LoggedVersion[] =>
    upTo(
      most,
      rows.map((row) => loggedOf(account, row)),
    );
  const { records } = await connection.query(statements.versions, parameters, deadline);
  let known: readonly LoggedVersion[] | null = versionsIn(records);
  const time = timeFor(known.reduce((sum, { logged }) => sum + logged, 0));
  const settled = performance.now() + settling + time;
  let tries = 0;
  return connection.read(deadline.plus(time), async (transaction) => {
    // when it is read again, versions may have been folded since
    const versions =
      known ?? versionsIn((await transaction.run(statements.versions, parameters)).records);
    known = null;
    tries += 1;
    const isLate = tries >= leastTries && performance.now() > settled;
    return read(transaction, versions).catch((error: unknown) => {
      if (!(error instanceof UnsettledRead) || !isLate) throw error;
      const message = `The log of ${account} after version ${after} is not as it was written`;
      throw new StoreError('fault', message, { cause: error });
    });
  });
}

function upTo(most: number, versions: readonly LoggedVersion[]): readonly LoggedVersion[] {
  let changes = 0;
  const tooMany = versions.findIndex(({ logged }, at) => {
    changes += logged;
    return at > 0 && changes > most;
  });
  return tooMany === -1 ? versions : versions.slice(0, tooMany);
}

/** What changed in these versions, of which each is the next of the one before. */
export async function readEntries(
  transaction: Transaction,
  versions: readonly LoggedVersion[],
): Promise<readonly LogEntry[]> {
  const span = spanOf(versions);
  if (span === null) return [];
  const changes = await readChanges(transaction, span.account, span.after, span.last);
  expectLogged(versions, (seq) => changes.get(seq)?.length ?? 0);
  return versions.map(({ version }) =>
    Object.freeze({ version, changes: changes.get(version.seq) ?? [] }),
  );
}

interface Texts {
  readonly texts: readonly ChangeText[];
  /** the last version that they are of */
  readonly last: number | undefined;
}

async function readTexts(
  transaction: Transaction,
  versions: readonly LoggedVersion[],
): Promise<Texts> {
  const span = spanOf(versions);
  if (span === null) return { texts: [], last: undefined };
  const texts: ChangeText[] = [];
  const counts = new Map<number, number>();
  for (const row of await readRows(transaction, span)) {
    for (const [seq, text] of textsIn(row)) {
      texts.push(text);
      counts.set(seq, (counts.get(seq) ?? 0) + 1);
    }
  }
  expectLogged(versions, (seq) => counts.get(seq) ?? 0);
  return { texts, last: span.last };
}

function spanOf(versions: readonly LoggedVersion[]): Span | null {
  const [first, last] = [versions[0]?.version, versions.at(-1)?.version];
  if (first === undefined || last === undefined) return null;
  return { account: first.account, after: first.seq - 1, last: last.seq };
}

/** While a version is made visible, its parts come one after another. */
function expectLogged(versions: readonly LoggedVersion[], countOf: (seq: number) => number): void {
  for (const { version, logged } of versions) {
    if (countOf(version.seq) !== logged) throw new UnsettledRead();
  }
}

/** The changes of each version, by its number. */
export async function readChanges(
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
  const [kinds, ids, befores, afters] = [1, 2, 3, 4].map((at) => row.get(at) as Column);
  for (const [at, seq] of seqs.entries()) {
    const record = kinds?.[at] === 'node' ? 'node' : 'edge';
    yield [seq, [record, ids?.[at] ?? '', befores?.[at] ?? null, afters?.[at] ?? null]];
  }
}
