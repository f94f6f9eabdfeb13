import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { agreedAnswer } from '../../../account/collect/agreed-answer.js';
import { identify } from '../../../account/collect/identify.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { ReadAnswer } from '../../../account/collect/stages.js';
import type { Connection } from '../../../neo4j/connection.js';
import { Deadline } from '../../../neo4j/deadline.js';
import { migrate } from '../../../neo4j/migrate.js';
import { haveAccounts } from '../../../gateway/have-accounts.js';
import type { Logger } from '../../../gateway/log.js';
import type { Wired } from '../../../gateway/wire.js';
import { homeRegion } from '../../../provider/aws/home-region.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';

const ACCOUNT = '210987654321';

/** Messages that the code makes of what it meets, of the values that docs/operations.md shows them with. */
export async function metMessages(): Promise<readonly string[]> {
  const neo4j = messageOf(
    await migrate(newerSchema, 'bolt://127.0.0.1:7687', new Deadline(10_000)).catch(asError),
  );
  const region = await homeRegion({ region: 'mars-north-1' });
  return [
    ...sqliteMessages(),
    asOnPage(neo4j),
    region.kind === 'unreadable' ? region.reason.message : '',
    ...(await identities()),
    differentLists(),
    (await nothingRead())?.split('\n')[0] ?? '',
  ];
}

/** As a server tells whose schema is further than what this program knows. */
const newerSchema = {
  query: async () => ({ records: [{ get: () => 1000 }] }),
} as unknown as Connection;

/** The page has a second version of the schema, and a program that knows the first. */
function asOnPage(message: string): string {
  return message.replace(/is 1000, (.* up to) \d+$/, 'is 2, $1 1');
}

/** A file of something else, a database of something else, one of a newer program. */
function sqliteMessages(): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'met-messages-'));
  const file = join(directory, 'account-graph.sqlite');
  const refused = (): string => {
    try {
      void openSqliteGraphStore(file).close();
    } catch (error) {
      return messageOf(error).replace(file, 'data/account-graph.sqlite');
    }
    return '';
  };
  const write = (statement: string): void => {
    const database = new Database(file);
    database.exec(statement);
    database.close();
  };
  try {
    void openSqliteGraphStore(file).close();
    write('PRAGMA user_version = 1000');
    const newer = asOnPage(refused().replace(/^.*opened: /, ''));
    rmSync(file);
    write('CREATE TABLE other (id TEXT)');
    const other = refused().replace(/^.*opened: /, '');
    writeFileSync(file, 'something else than a database'.repeat(100));
    return [newer, other, refused()];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Another account than before, and one that another source gives. */
async function identities(): Promise<readonly string[]> {
  const provider = (account: string) =>
    ({
      source: 'aws',
      identity: async () => ({ kind: 'answer', value: account, source: 'aws' }),
    }) as unknown as Provider;
  const wrong = await identify(provider('111122223333'), ACCOUNT);
  const twice = await identify(provider(ACCOUNT), null, () => 'export:/exports/one');
  return [wrong, twice].map((found) =>
    found.kind === 'failed' ? found.reason.message.replace(/^aws: /, '') : '',
  );
}

function differentLists(): string {
  const reading = (id: string) =>
    ({
      kind: 'complete',
      source: 'aws',
      mapped: { nodes: [{ id }], edges: [] },
    }) as unknown as ReadAnswer;
  return agreedAnswer(reading('one'), reading('other')).reason?.message.replace(/^aws: /, '') ?? '';
}

function nothingRead(): Promise<string | null> {
  const reason = { code: 'denied', source: 'aws', message: 'why' };
  const accounts = {
    collectAll: async () => [{ kind: 'failed', account: null, reason }],
    sourced: async () => [null],
  };
  return haveAccounts(accounts as unknown as Wired['accounts'], {} as Logger);
}

function asError(error: unknown): unknown {
  return error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
