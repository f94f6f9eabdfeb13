import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entry } from './built.mjs';
import { runCluster } from './run-cluster.mjs';

/**
 * `npm run cluster`: the processes of `docker-compose.yml` without Docker. Neo4j (its own, unless NEO4J_URI names one), one
 * process for each subgraph, and a gateway at HOST and PORT. One that dies is started again; all end with this one.
 * `npm run cluster -- --embedded-store` has SQLite in DATA_DIR in Neo4j's place.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const groups = readdirSync(join(root, 'schema', 'generated'))
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => [file.slice(0, -'.graphql'.length)]);

await runCluster({
  program: [entry],
  groups,
  embedded: process.argv.includes('--embedded-store'),
});
