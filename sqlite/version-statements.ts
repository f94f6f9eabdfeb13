import type { Database } from 'better-sqlite3';

import type { ChangeText } from '../account/graph/record-text.js';
import type { VersionRow } from './rows.js';

export interface EntryRow extends VersionRow {
  readonly hash: string | null;
  readonly changesHash: string | null;
  readonly folded: number;
}

export interface FoldRow {
  readonly seq: number;
  readonly folded: number;
  readonly labelled: number;
  readonly logged: number;
}

export type HistoryRow = readonly [
  ...change: ChangeText,
  seq: number,
  time: string,
  actor: string | null,
  source: string,
  changeCount: number,
];

const entryColumns =
  'seq, time, actor, source, change_count AS changeCount, hash, changes_hash AS changesHash, folded';

/** What is asked of past versions, and of attempts. */
export function versionStatements(database: Database) {
  return {
    ...entryStatements(database),
    ...foldStatements(database),
    ...attemptStatements(database),
  };
}

function entryStatements(database: Database) {
  return {
    entriesBefore: database.prepare<[string, number, number], EntryRow>(
      `SELECT ${entryColumns} FROM version WHERE account = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ),
    hash: database
      .prepare<[string, number], string | null>(
        'SELECT hash FROM version WHERE account = ? AND seq = ?',
      )
      .pluck(),
    isFolded: database
      .prepare<[string, number], number>('SELECT folded FROM version WHERE account = ? AND seq = ?')
      .pluck(),
    keptAfter: database
      .prepare<[string, number], number>(
        'SELECT seq FROM version WHERE account = ? AND seq > ? AND folded = 0 ORDER BY seq LIMIT 1',
      )
      .pluck(),
    labels: database.prepare<[string], { label: string; seq: number }>(
      'SELECT label, seq FROM label WHERE account = ?',
    ),
    label: database
      .prepare<[string, string], number>('SELECT seq FROM label WHERE account = ? AND label = ?')
      .pluck(),
    labelsAt: database
      .prepare<[string, number], string>('SELECT label FROM label WHERE account = ? AND seq = ?')
      .pluck(),
    addLabel: database.prepare<[string, string, number]>(
      'INSERT INTO label (account, label, seq) VALUES (?, ?, ?)',
    ),
    history: database
      .prepare<[string, string, number, number], HistoryRow>(
        `SELECT change.record, change.id, change.before, change.after,
           version.seq, version.time, version.actor, version.source, version.change_count
         FROM change INDEXED BY change_by_record
         JOIN version ON version.account = change.account AND version.seq = change.seq
         WHERE change.account = ? AND change.id = ? AND change.seq < ?
         ORDER BY change.seq DESC LIMIT ?`,
      )
      .raw(),
  };
}

function foldStatements(database: Database) {
  return {
    foldVersions: database.prepare<[string, number, number], FoldRow>(
      `SELECT seq, folded,
         EXISTS (SELECT 1 FROM label WHERE label.account = version.account
           AND label.seq = version.seq) AS labelled,
         CASE folded WHEN 1 THEN 0 ELSE coalesce(net_count, change_count) END AS logged
       FROM version WHERE account = ? AND seq >= ? AND seq <= ? ORDER BY seq`,
    ),
    deleteChanges: database.prepare<[string, number]>(
      'DELETE FROM change INDEXED BY change_by_version WHERE account = ? AND seq = ?',
    ),
    fold: database.prepare<[string, number]>(
      'UPDATE version SET folded = 1 WHERE account = ? AND seq = ?',
    ),
    putNetCount: database.prepare<[number, string, number]>(
      'UPDATE version SET net_count = ? WHERE account = ? AND seq = ?',
    ),
  };
}

function attemptStatements(database: Database) {
  return {
    putAttempt: database.prepare<[string, string, string]>(
      `INSERT INTO attempt (account, id, value) VALUES (?, ?, ?)
       ON CONFLICT (account, id) DO UPDATE SET value = excluded.value`,
    ),
    attemptCount: database
      .prepare<[string], number>('SELECT count(*) FROM attempt WHERE account = ?')
      .pluck(),
    attempts: database.prepare<[string, number, number], { place: number; value: string }>(
      `SELECT place, value FROM attempt INDEXED BY attempt_by_place
       WHERE account = ? AND place < ? ORDER BY place DESC LIMIT ?`,
    ),
  };
}
