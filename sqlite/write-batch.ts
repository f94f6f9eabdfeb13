import type { Change } from '../account/graph/change.js';
import { ChangesHash } from '../account/graph/changes-hash.js';
import { changeText } from '../account/graph/record-text.js';
import type { AppendResult, Batch } from '../account/graph/store.js';
import { type Version, laterTime } from '../account/graph/version.js';
import { versionHash } from '../account/graph/version-hash.js';
import { readVersion } from './read-log.js';
import { edgeValues, nodeValues } from './rows.js';
import type { Statements } from './statements.js';

/** Writes a checked batch: its freshness, its id, and a version when something changes. */
export function writeBatch(
  statements: Statements,
  batch: Batch,
  changes: readonly Change[],
): AppendResult {
  const { account, id, expectedSeq } = batch;
  writeFreshness(statements, batch);
  const appended = changes.length > 0;
  const seq = appended ? expectedSeq + 1 : expectedSeq;
  if (appended || batch.freshness.length > 0) {
    statements.putAccount.run(account, seq, recordsAdded(changes));
  }
  statements.addBatch.run(account, id, seq, appended ? 1 : 0);
  if (!appended) return { kind: 'unchanged', seq };
  const hash = new ChangesHash();
  changes.forEach((change, place) => {
    writeHead(statements, account, change);
    const text = changeText(change);
    hash.take(text);
    statements.addChange.run(account, seq, place, ...text);
  });
  const version = writeVersion(statements, batch, changes.length, hash.digest());
  return { kind: 'appended', version, changes };
}

/** How many records more the head holds after the changes. */
function recordsAdded(changes: readonly Change[]): number {
  return changes.reduce((sum, { before, after }) => {
    if (before === null) return sum + 1;
    return after === null ? sum - 1 : sum;
  }, 0);
}

function writeFreshness(statements: Statements, { account, freshness }: Batch): void {
  for (const { service, region, used, asOf, complete, error } of freshness) {
    statements.putFreshness.run(
      account,
      service,
      region ?? '',
      used ? 1 : 0,
      asOf,
      complete ? 1 : 0,
      error,
    );
  }
}

function writeVersion(
  statements: Statements,
  batch: Batch,
  changeCount: number,
  changesHash: string,
): Version {
  const { account, expectedSeq, actor, source } = batch;
  const seq = expectedSeq + 1;
  const previous = readVersion(statements, account, expectedSeq);
  const time = previous === null ? batch.time : laterTime(previous.time, batch.time);
  const total = (statements.changeTotal.get(account, expectedSeq) ?? 0) + changeCount;
  const version = Object.freeze({ account, seq, time, actor, source, changeCount });
  const hash = versionHash(version, changesHash, statements.hash.get(account, expectedSeq) ?? '');
  const counts = [changeCount, total] as const;
  statements.addVersion.run(account, seq, time, actor, source, ...counts, changesHash, hash);
  return version;
}

function writeHead(statements: Statements, account: string, change: Change): void {
  if (change.record === 'node') {
    if (change.after === null) statements.deleteNode.run(account, change.id);
    else statements.putNode.run(account, ...nodeValues(change.after));
    return;
  }
  const { before, after } = change;
  if (after !== null) statements.putEdge.run(account, ...edgeValues(after));
  else if (before !== null) {
    statements.deleteEdge.run(account, before.from, before.kind, before.to);
  }
}
