import neo4j from 'neo4j-driver';

import { StoreError } from '../account/graph/store-error.js';
import type { Connection } from './connection.js';
import type { Deadline } from './deadline.js';
import { migrations } from './migrations.js';

const oldest = { major: 5, minor: 26 };

/** Refuses a server that this program does not know. `agent`: what it calls itself, `Neo4j/5.26.30`. */
export function checkServer(agent: string, uri: string): void {
  const [, major = '0', minor = '0'] = /^Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? [];
  if (Number(major) === oldest.major && Number(minor) >= oldest.minor) return;
  const known = `${oldest.major}.${oldest.minor} or a later ${oldest.major}.x`;
  throw new StoreError(
    'version',
    `The server at ${uri} (NEO4J_URI) is not Neo4j ${known}, got ${agent || 'no version'}`,
  );
}

const lockConstraint =
  'CREATE CONSTRAINT graph_schema_lock IF NOT EXISTS FOR (n:GraphSchemaLock) REQUIRE n.name IS UNIQUE';

/** Brings the schema up to date. Of several processes one does, and the others wait: statements that meet hold each other up. */
export async function migrate(
  connection: Connection,
  uri: string,
  deadline: Deadline,
): Promise<void> {
  const from = await schemaVersion(connection, deadline);
  if (from > migrations.length) {
    throw new StoreError(
      'version',
      `The schema version in Neo4j at ${uri} (NEO4J_URI) is ${from}, this program knows versions up to ${migrations.length}`,
    );
  }
  if (from < migrations.length) {
    await make(lockConstraint, connection, deadline);
    await connection.write(deadline, async (transaction) => {
      await transaction.run(
        `MERGE (l:GraphSchemaLock {name: 'account-graph'}) SET l.name = l.name`,
      );
      await makeAll(connection, deadline);
    });
  }
  // also when nothing is new: a server that only lets read is found here
  await noteVersion(connection, deadline);
}

async function noteVersion(connection: Connection, deadline: Deadline): Promise<void> {
  await connection.write(deadline, async (transaction) => {
    await transaction.run(
      `MERGE (s:GraphSchema {name: 'account-graph'})
       SET s.version = CASE WHEN s.version > $version THEN s.version ELSE $version END,
           s.opened = coalesce(s.opened, 0) + 1`,
      { version: neo4j.int(migrations.length) },
    );
  });
}

/** What another process has made while this one waited for the lock is there. */
async function makeAll(connection: Connection, deadline: Deadline): Promise<void> {
  const from = await schemaVersion(connection, deadline);
  for (const statement of migrations.slice(from).flat()) {
    await make(statement, connection, deadline);
  }
  await noteVersion(connection, deadline);
}

/** A process that ends while it makes a constraint leaves the constraint's index behind, owned by none. */
const indexIsThere = 'Neo.ClientError.Schema.IndexWithNameAlreadyExists';
/** Until then it may be that another process is just making it. */
const othersMilliseconds = 5000;
const pause = 200;

async function make(statement: string, connection: Connection, deadline: Deadline): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      await connection.write(deadline, (transaction) =>
        transaction.run(statement).then(() => null),
      );
      return;
    } catch (error) {
      if (!isLeftOver(error) || deadline.left === 0) throw error;
      const others = performance.now() - begun < othersMilliseconds;
      if (others) await new Promise((resolve) => setTimeout(resolve, pause));
      else await dropLeftOver(statement, connection, deadline);
    }
  }
}

function isLeftOver(error: unknown): boolean {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return error instanceof StoreError && cause?.code === indexIsThere;
}

/** Only an index of our own name on our own label. Neo4j itself refuses to drop one that a constraint owns. */
async function dropLeftOver(
  statement: string,
  connection: Connection,
  deadline: Deadline,
): Promise<void> {
  const [, name = '', label = ''] = /^CREATE CONSTRAINT (\w+) .*\(n:(\w+)\)/.exec(statement) ?? [];
  const { records } = await connection.query(
    'SHOW INDEXES YIELD name, labelsOrTypes WHERE name = $name AND labelsOrTypes = [$label] RETURN name',
    { name, label },
    deadline,
  );
  if (records.length === 0) {
    const rule = `Neo4j (NEO4J_URI) has an index named ${name} that is not on ${label}: it must be dropped`;
    throw new StoreError('fault', rule);
  }
  await connection.write(deadline, (transaction) =>
    transaction.run(`DROP INDEX ${name} IF EXISTS`).then(() => null),
  );
}

async function schemaVersion(connection: Connection, deadline: Deadline): Promise<number> {
  const { records } = await connection.query(
    "MATCH (s:GraphSchema {name: 'account-graph'}) RETURN s.version",
    {},
    deadline,
  );
  return Number(records[0]?.get(0) ?? 0);
}
