import type { Database, Statement } from 'better-sqlite3';

import type { CheckpointHeader } from '../account/graph/checkpoint.js';
import type { ChangeText } from '../account/graph/record-text.js';
import type { AccountHead } from '../account/graph/store.js';
import type { DocumentRow, EdgeRow, FreshnessRow, NodeRow, VersionRow } from './rows.js';
import { versionStatements } from './version-statements.js';

/** Every statement of the store, prepared once. */
export type Statements = ReturnType<typeof prepareStatements>;

const nodeColumns = 'id, type, service, region, name, external, attributes';
const edgeColumns = 'from_id, kind, to_id, service, attributes';
const versionColumns = 'seq, time, actor, source, change_count AS changeCount';

export function prepareStatements(database: Database) {
  return Object.freeze({
    ...headStatements(database),
    ...logStatements(database),
    ...versionStatements(database),
    ...checkpointStatements(database),
    ...otherStatements(database),
  });
}

function headStatements(database: Database) {
  return {
    nodes: raw<[string], NodeRow>(
      database,
      `SELECT ${nodeColumns} FROM node WHERE account = ? ORDER BY id`,
    ),
    node: raw<[string, string], NodeRow>(
      database,
      `SELECT ${nodeColumns} FROM node WHERE account = ? AND id = ?`,
    ),
    putNode: database.prepare<[string, ...NodeRow]>(
      `INSERT INTO node (account, ${nodeColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, id) DO UPDATE SET type = excluded.type, service = excluded.service,
         region = excluded.region, name = excluded.name, external = excluded.external,
         attributes = excluded.attributes`,
    ),
    deleteNode: database.prepare<[string, string]>('DELETE FROM node WHERE account = ? AND id = ?'),
    edges: raw<[string], EdgeRow>(
      database,
      `SELECT ${edgeColumns} FROM edge WHERE account = ? ORDER BY from_id, kind, to_id`,
    ),
    edge: raw<[string, string, string, string], EdgeRow>(
      database,
      `SELECT ${edgeColumns} FROM edge WHERE account = ? AND from_id = ? AND kind = ? AND to_id = ?`,
    ),
    edgesFrom: raw<[string, string], EdgeRow>(
      database,
      `SELECT ${edgeColumns} FROM edge WHERE account = ? AND from_id = ?`,
    ),
    edgesTo: raw<[string, string], EdgeRow>(
      database,
      `SELECT ${edgeColumns} FROM edge INDEXED BY edge_by_end WHERE account = ? AND to_id = ?`,
    ),
    putEdge: database.prepare<[string, ...EdgeRow]>(
      `INSERT INTO edge (account, ${edgeColumns}) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, from_id, kind, to_id)
       DO UPDATE SET service = excluded.service, attributes = excluded.attributes`,
    ),
    deleteEdge: database.prepare<[string, string, string, string]>(
      'DELETE FROM edge WHERE account = ? AND from_id = ? AND kind = ? AND to_id = ?',
    ),
  };
}

function logStatements(database: Database) {
  return {
    version: database.prepare<[string, number], VersionRow>(
      `SELECT ${versionColumns} FROM version WHERE account = ? AND seq = ?`,
    ),
    versionsAfter: database.prepare<[string, number, number], VersionRow>(
      `SELECT ${versionColumns} FROM version WHERE account = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ),
    addVersion: database.prepare<
      [string, number, string, string | null, string, number, number, string, string]
    >(
      `INSERT INTO version
         (account, seq, time, actor, source, change_count, change_total, changes_hash, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    /** of the version and all before it */
    changeTotal: database
      .prepare<[string, number], number>(
        'SELECT change_total FROM version WHERE account = ? AND seq = ?',
      )
      .pluck(),
    changes: raw<[string, number], ChangeText>(
      database,
      `SELECT record, id, before, after FROM change INDEXED BY change_by_version
       WHERE account = ? AND seq = ? ORDER BY place`,
    ),
    changesBetween: raw<[string, number, number], ChangeText>(
      database,
      `SELECT record, id, before, after FROM change INDEXED BY change_by_version
       WHERE account = ? AND seq > ? AND seq <= ? ORDER BY seq, place`,
    ),
    addChange: database.prepare<[string, number, number, ...ChangeText]>(
      'INSERT INTO change (account, seq, place, record, id, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    batch: database.prepare<[string, string], { seq: number; appended: number }>(
      'SELECT seq, appended FROM batch WHERE account = ? AND id = ?',
    ),
    addBatch: database.prepare<[string, string, number, number]>(
      'INSERT INTO batch (account, id, seq, appended) VALUES (?, ?, ?, ?)',
    ),
  };
}

function checkpointStatements(database: Database) {
  return {
    checkpoints: database.prepare<[string], CheckpointHeader>(
      `SELECT seq, records, change_total AS changes, chunks, digest FROM checkpoint
       WHERE account = ? ORDER BY seq`,
    ),
    newestCheckpoint: database.prepare<[string], { seq: number; changes: number }>(
      `SELECT seq, change_total AS changes FROM checkpoint
       WHERE account = ? ORDER BY seq DESC LIMIT 1`,
    ),
    addCheckpoint: database.prepare<[string, number, number, number, number, string]>(
      `INSERT INTO checkpoint (account, seq, records, change_total, chunks, digest)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    chunks: database
      .prepare<[string, number], Buffer>(
        'SELECT data FROM checkpoint_chunk WHERE account = ? AND seq = ? ORDER BY place',
      )
      .pluck(),
    addChunk: database.prepare<[string, number, number, Buffer]>(
      'INSERT INTO checkpoint_chunk (account, seq, place, data) VALUES (?, ?, ?, ?)',
    ),
    deleteCheckpoint: database.prepare<[string, number]>(
      'DELETE FROM checkpoint WHERE account = ? AND seq = ?',
    ),
    deleteChunks: database.prepare<[string, number]>(
      'DELETE FROM checkpoint_chunk WHERE account = ? AND seq = ?',
    ),
    /** Those of no checkpoint. */
    deleteLeftChunks: database.prepare<[string, string]>(
      `DELETE FROM checkpoint_chunk WHERE account = ?
       AND seq NOT IN (SELECT seq FROM checkpoint WHERE account = ?)`,
    ),
  };
}

function otherStatements(database: Database) {
  return {
    heads: database.prepare<[], AccountHead>(
      'SELECT id AS account, seq, revision, records FROM account ORDER BY id',
    ),
    headSeq: database.prepare<[string], number>('SELECT seq FROM account WHERE id = ?').pluck(),
    records: database.prepare<[string], number>('SELECT records FROM account WHERE id = ?').pluck(),
    putAccount: database.prepare<[string, number, number]>(
      `INSERT INTO account (id, seq, revision, records) VALUES (?, ?, 1, ?)
       ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, revision = revision + 1,
         records = records + excluded.records`,
    ),
    freshness: database.prepare<[string], FreshnessRow>(
      `SELECT service, region, used, as_of AS asOf, complete, error FROM freshness
       WHERE account = ? ORDER BY service, region`,
    ),
    putFreshness: database.prepare<
      [string, string, string, number, string | null, number, string | null]
    >(
      `INSERT OR REPLACE INTO freshness (account, service, region, used, as_of, complete, error)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    document: database.prepare<[string], DocumentRow>(
      'SELECT key, revision, value FROM document WHERE key = ?',
    ),
    addDocument: database.prepare<[string, string]>(
      'INSERT INTO document (key, revision, value) VALUES (?, 1, ?) ON CONFLICT DO NOTHING',
    ),
    replaceDocument: database.prepare<[string, string, number]>(
      'UPDATE document SET revision = revision + 1, value = ? WHERE key = ? AND revision = ?',
    ),
    takeLease: database.prepare<[string, string, number, string, number]>(
      `INSERT INTO lease (key, holder, until) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET holder = excluded.holder, until = excluded.until
         WHERE holder = ? OR until <= ?`,
    ),
    releaseLease: database.prepare<[string, string]>(
      'DELETE FROM lease WHERE key = ? AND holder = ?',
    ),
  };
}

/** Rows as lists: less to make per row than an object. */
function raw<Values extends unknown[], Row>(
  database: Database,
  sql: string,
): Statement<Values, Row> {
  return database.prepare<Values, Row>(sql).raw();
}
