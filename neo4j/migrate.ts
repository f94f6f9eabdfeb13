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

/** Brings the schema up to date. What several processes do at once here comes to the same. */
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
  for (const statement of migrations.slice(from).flat()) {
    await connection.write(deadline, (transaction) => transaction.run(statement).then(() => null));
  }
  // written also when nothing is new: a server that only lets read is found here
  await connection.write(deadline, async (transaction) => {
    await transaction.run(
      `MERGE (s:GraphSchema {name: 'account-graph'})
       SET s.version = CASE WHEN s.version > $version THEN s.version ELSE $version END,
           s.opened = coalesce(s.opened, 0) + 1`,
      { version: neo4j.int(migrations.length) },
    );
  });
}

async function schemaVersion(connection: Connection, deadline: Deadline): Promise<number> {
  const { records } = await connection.query(
    "MATCH (s:GraphSchema {name: 'account-graph'}) RETURN s.version",
    {},
    deadline,
  );
  return Number(records[0]?.get(0) ?? 0);
}
