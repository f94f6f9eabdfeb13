import type { Neo4jSettings } from '../../neo4j/settings.js';

/** Milliseconds: how long things take is measured, not limited. */
const DEADLINE = 300_000;

/** Of the server that the measuring process has started. */
export function neo4jSettings(): Neo4jSettings {
  const setting = (name: string) => process.env[name] ?? '';
  return {
    uri: setting('NEO4J_URI'),
    user: setting('NEO4J_USER'),
    password: setting('NEO4J_PASSWORD'),
    deadline: DEADLINE,
  };
}
