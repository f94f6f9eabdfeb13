import Database from 'better-sqlite3';

import { migrations } from './migrations.js';

export type Synchronous = 'FULL' | 'NORMAL';

export interface DatabaseOptions {
  readonly synchronous: Synchronous;
  /** milliseconds */
  readonly busyTimeout: number;
}

/** Marks a file as ours: 'AcGr'. */
const applicationId = 0x41634772;

/** SQLite's own 2 MiB makes the first append of a large account spill. */
const cacheKibibytes = 64 * 1024;

/** Opens or creates the file and brings its schema up to date. Throws an Error that names the file. */
export function openDatabase(file: string, options: DatabaseOptions): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: options.busyTimeout });
    refuseForeign(database);
    database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${options.synchronous}`);
    database.pragma(`cache_size = -${cacheKibibytes}`);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    throw new Error(`The store ${file} cannot be opened: ${reason(error)}`, { cause: error });
  }
}

function refuseForeign(database: Database.Database): void {
  const found = database.pragma('application_id', { simple: true });
  if (found === applicationId) return;
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  if (tables !== 0) throw new Error('it is a database of another program');
}

function migrate(database: Database.Database): void {
  if (schemaVersion(database) === migrations.length) return;
  const bringUpToDate = database.transaction(() => {
    const from = schemaVersion(database);
    if (from > migrations.length) {
      throw new Error(
        `its schema version is ${from}, this program knows versions up to ${migrations.length}`,
      );
    }
    for (const migration of migrations.slice(from)) database.exec(migration);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${migrations.length}`);
  });
  bringUpToDate.immediate();
}

function schemaVersion(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

function reason(error: unknown): string {
  if (error === null || typeof error !== 'object') return String(error);
  if ('code' in error && error.code === 'SQLITE_NOTADB') return 'it is no database';
  return 'message' in error ? String(error.message) : 'for an unknown reason';
}
