import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { nodeChange } from '../../account/graph/change.js';
import { checkpointOf } from '../../account/graph/checkpoint-chunks.js';
import { verifyChain } from '../../account/graph/verify-chain.js';
import { writeCheckpoint } from '../../sqlite/checkpoints.js';
import { migrations } from '../../sqlite/migrations.js';
import { openDatabase } from '../../sqlite/open-database.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { prepareStatements } from '../../sqlite/statements.js';
import { checkpointTests } from '../contract/graph-store/checkpoint-tests.js';
import { graphStoreContract } from '../contract/graph-store.js';
import { snapshotAt } from '../contract/graph-store/content.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { account, batch, node } from '../contract/graph-store/sample.js';
import { versionsProperty } from '../contract/graph-store/versions.property.js';

const directory = mkdtempSync(join(tmpdir(), 'sqlite-graph-store-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fileAt = (place: string): string => join(directory, `${place}.sqlite`);

graphStoreContract('sqlite', async (place) =>
  openSqliteGraphStore(fileAt(place), { synchronous: 'NORMAL' }),
);

graphStoreContract('sqlite without room for snapshots', async (place) =>
  openSqliteGraphStore(fileAt(`small-${place}`), { synchronous: 'NORMAL', snapshotBytes: 1 }),
);

checkpointTests('sqlite', {
  open: async (place, checkpoints) =>
    openSqliteGraphStore(fileAt(place), { synchronous: 'NORMAL', checkpoints }),
  damage: async (place) =>
    change(
      place,
      'UPDATE checkpoint_chunk SET data = CAST(substr(data, 1, 20) || substr(data, 22) AS BLOB)',
    ),
  behead: async (place) => change(place, 'DELETE FROM checkpoint'),
  count: async (place) => {
    const database = new Database(fileAt(place), { readonly: true });
    const count = (table: string): number =>
      Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    const counts = { headers: count('checkpoint'), chunks: count('checkpoint_chunk') };
    const longest = database.prepare('SELECT max(length(data)) FROM checkpoint_chunk').pluck();
    expect(Number(longest.get())).toBeLessThanOrEqual(60_000);
    database.close();
    return counts;
  },
  step: 1,
});

describe('sqlite: generated histories', () =>
  versionsProperty({ histories: 200, versions: 50 }, async (place) =>
    openSqliteGraphStore(fileAt(place), { synchronous: 'NORMAL' }),
  ));

function change(place: string, sql: string): void {
  const database = new Database(fileAt(place));
  database.exec(sql);
  database.close();
}

describe('sqlite: a file that cannot be the store is refused by name', () => {
  test('a file that is no database', () => {
    const file = fileAt('text');
    writeFileSync(file, 'This is no database. '.repeat(100));
    expect(() => openSqliteGraphStore(file)).toThrow(
      `The store ${file} cannot be opened: it is no database`,
    );
  });

  test('a database of another program', () => {
    const file = fileAt('foreign');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE account (id TEXT)');
    foreign.close();
    expect(() => openSqliteGraphStore(file)).toThrow(
      `The store ${file} cannot be opened: it is a database of another program`,
    );
  });

  test('a newer schema version, which is left as it is', async () => {
    const file = fileAt('newer');
    await openSqliteGraphStore(file).close();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => openSqliteGraphStore(file)).toThrow(
      /newer\.sqlite cannot be opened: its schema version is 99, this program knows versions up to \d+$/,
    );
  });

  test('a directory that is not there', () => {
    const file = join(directory, 'nowhere', 'store.sqlite');
    expect(() => openSqliteGraphStore(file)).toThrow(`The store ${file} cannot be opened: `);
  });
});

test.each([2, 3])(
  'sqlite: a file of schema version %i, before hashes, is brought up to date and its chain begins',
  async (schema) => {
    const file = fileAt(`unhashed-${schema}`);
    const older = new Database(file);
    for (const migration of migrations.slice(0, schema)) older.exec(migration);
    older.exec(`INSERT INTO account (id, seq) VALUES ('${account}', 1);
      INSERT INTO version (account, seq, time, source, change_count)
      VALUES ('${account}', 1, '2026-11-22T09:00:00Z', 'collection', 2);
      INSERT INTO change VALUES ('${account}', 1, 0, 'node', 'x', NULL, NULL);
      PRAGMA application_id = 0x41634772; PRAGMA user_version = ${schema}`);
    older.close();
    const store = openSqliteGraphStore(file);
    await store.append(batch('2', { expectedSeq: 1, changes: [nodeChange(null, node('arn:a'))] }));
    expect(await store.versions(account, { before: null, limit: 9 })).toMatchObject([
      { version: { seq: 2 }, hash: expect.any(String), changesHash: expect.any(String) },
      { version: { seq: 1 }, hash: null, changesHash: null, folded: false, labels: [] },
    ]);
    expect(await verifyChain(store, account)).toEqual({
      kind: 'intact',
      versions: 2,
      unhashed: 1,
      netted: 0,
    });
    await store.close();
  },
);

describe('sqlite: the file', () => {
  test.each([
    ['FULL', 2],
    ['NORMAL', 1],
  ] as const)('is written ahead with synchronous %s', (synchronous, level) => {
    const database = openDatabase(fileAt(synchronous), { synchronous, busyTimeout: 1 });
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(level);
    database.close();
  });

  test('gives a writer up after the busy timeout, and nothing is written', async () => {
    const file = fileAt('busy');
    const store = openSqliteGraphStore(file, { busyTimeout: 1 });
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const change = batch('1', { changes: [nodeChange(null, node('arn:a'))] });
    await expect(store.append(change)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    expect(await store.heads()).toEqual([]);
    other.exec('ROLLBACK');
    expect(await store.append(change)).toMatchObject({ kind: 'appended' });
    other.close();
    await store.close();
  });

  test('is read while another process writes', async () => {
    const file = fileAt('reading');
    const store = openSqliteGraphStore(file);
    await store.append(batch('1', { changes: [nodeChange(null, node('arn:a'))] }));
    const other = new Database(file);
    other.exec(`BEGIN IMMEDIATE; DELETE FROM node;`);
    const fresh = openSqliteGraphStore(file);
    expect(await fresh.snapshot(account, 'latest')).toMatchObject({
      snapshot: { nodeCount: 1 },
    });
    other.exec('ROLLBACK');
    other.close();
    await fresh.close();
    await store.close();
  });

  test('of an older schema gets the changes of its versions counted', async () => {
    const file = fileAt('older');
    const older = new Database(file);
    for (const migration of migrations.slice(0, 2)) older.exec(migration);
    older.exec(`INSERT INTO account (id, seq) VALUES ('one', 3), ('two', 1);
      INSERT INTO version (account, seq, time, source, change_count)
      VALUES ('one', 1, '', '', 5), ('one', 2, '', '', 1), ('one', 3, '', '', 7), ('two', 1, '', '', 2);
      PRAGMA application_id = 0x41634772; PRAGMA user_version = 2`);
    older.close();
    const database = openDatabase(file, { synchronous: 'FULL', busyTimeout: 1 });
    const totals = database.prepare('SELECT change_total FROM version ORDER BY account, seq');
    expect(totals.pluck().all()).toEqual([5, 6, 13, 2]);
    database.close();
  });

  test('gets no checkpoint of a version that was folded while it was compressed', async () => {
    const file = fileAt('folding');
    const store = openSqliteGraphStore(file);
    await appendRenames(store, ['x', 'y']);
    const checkpoint = await checkpointOf(await snapshotAt(store, 2));
    await store.fold(account, [2]);
    await store.close();
    const database = openDatabase(file, { synchronous: 'FULL', busyTimeout: 1 });
    const statements = prepareStatements(database);
    expect(writeCheckpoint(statements, checkpoint, 0)).toBe(false);
    expect(statements.checkpoints.all(account)).toEqual([]);
    database.close();
  });

  test('is read and written by indexes alone', () => {
    const database = openDatabase(fileAt('plans'), { synchronous: 'FULL', busyTimeout: 1 });
    const { heads, ...statements } = prepareStatements(database);
    const scanning = Object.values(statements)
      .map(({ source }) => [source, database.prepare(`EXPLAIN QUERY PLAN ${source}`)] as const)
      .filter(([source, plan]) => /SCAN|B-TREE/.test(JSON.stringify(plan.all(...values(source)))))
      .map(([source]) => source);
    expect(scanning).toEqual([]);
    expect(heads.all()).toEqual([]);
    database.close();
  });
});

function values(source: string): readonly null[] {
  return Array.from(source.matchAll(/\?/g), () => null);
}
