import { join } from 'node:path';
import type { GraphStore } from '../../account/graph/store.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';

/** The store of a data directory, as our process opens it. */
export function embedded(dataDirectory: string): GraphStore {
  return openSqliteGraphStore(join(dataDirectory, 'account-graph.sqlite'));
}
