import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GraphStore } from '../account/graph/store.js';
import { readNeo4j } from '../gateway/settings/read-neo4j.js';
import { openSqliteGraphStore } from '../sqlite/sqlite-graph-store.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The store that the settings name, as a process of this installation has it. */
export async function openStore(): Promise<GraphStore> {
  const problems: string[] = [];
  const neo4j = readNeo4j(process.env, problems);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (neo4j !== null) {
    const { openNeo4jGraphStore } = await import('../neo4j/neo4j-graph-store.js');
    return openNeo4jGraphStore(neo4j);
  }
  const data = resolve(ROOT, process.env['DATA_DIR']?.trim() || './data');
  mkdirSync(data, { recursive: true });
  return openSqliteGraphStore(join(data, 'account-graph.sqlite'));
}
