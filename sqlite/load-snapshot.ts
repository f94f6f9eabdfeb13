import { buildSnapshot } from '../account/graph/build-snapshot.js';
import type { Snapshot } from '../account/graph/snapshot.js';
import type { Version } from '../account/graph/version.js';
import { storedEdge, storedNode } from './rows.js';
import type { Statements } from './statements.js';

/** The snapshot of the head rows; the caller holds the read transaction in which `version` was the head. */
export function loadSnapshot(statements: Statements, version: Version): Snapshot {
  return buildSnapshot(version, headNodes(statements, version), headEdges(statements, version));
}

function* headNodes(statements: Statements, { account }: Version) {
  for (const row of statements.nodes.iterate(account)) yield storedNode(row);
}

function* headEdges(statements: Statements, { account }: Version) {
  for (const row of statements.edges.iterate(account)) yield storedEdge(row);
}
