import { compareText } from '../account/graph/snapshot/compare-text.js';
import type { AccountId } from '../account/graph/record.js';
import type { Newest } from '../account/graph/store.js';
import type { VersionEntry } from '../account/graph/version-entry.js';
import { versionOf } from './rows.js';
import type { Statements } from './statements.js';
import type { EntryRow } from './version-statements.js';

/** Newest first; the caller holds a read transaction. */
export function readVersions(
  statements: Statements,
  account: AccountId,
  { before, limit }: Newest,
): readonly VersionEntry[] {
  return statements.entriesBefore
    .all(account, before ?? Number.MAX_SAFE_INTEGER, Math.min(limit, Number.MAX_SAFE_INTEGER))
    .map((row) => entryOf(statements, account, row));
}

function entryOf(statements: Statements, account: AccountId, row: EntryRow): VersionEntry {
  const { hash, changesHash, folded, ...version } = row;
  return Object.freeze({
    version: versionOf(account, version),
    hash,
    changesHash,
    labels: statements.labelsAt.all(account, row.seq).toSorted(compareText),
    folded: folded === 1,
  });
}
