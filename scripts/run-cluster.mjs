import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';
import { supervise } from './supervise.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a gateway at HOST and PORT, and one process of subgraphs on a free port of loopback for each of `groups`, over the
 * Neo4j of NEO4J_URI, a Neo4j of its own, or (`embedded`) SQLite in DATA_DIR. `program`: Node's arguments for one process.
 */
export async function runCluster({ program, groups, embedded }) {
  const children = supervise({ stdout: 'gateway', last: 'neo4j' });
  const store = embedded ? {} : await storeSettings(children);
  const INTERNAL_SECRET = process.env.INTERNAL_SECRET || randomBytes(32).toString('base64url');
  const shared = { ...store, INTERNAL_SECRET };
  const addresses = [];
  for (const names of groups) {
    const PORT = String(await freePort());
    const own = { PORT, HOST: '127.0.0.1', SUBGRAPHS: names.join(',') };
    children.start(names.join('+'), program, { ...shared, ...own });
    addresses.push(...names.map((name) => `${name}=http://127.0.0.1:${PORT}/${name}`));
  }
  // started again, it is where it was
  const own = process.env.PORT === '0' ? { PORT: String(await freePort()) } : {};
  children.start('gateway', program, { ...shared, ...own, SUBGRAPHS: addresses.join(',') });
}

/** What the environment says, or a server of our own. */
async function storeSettings(children) {
  if (process.env.NEO4J_URI) return {};
  const port = String(await freePort());
  const program = [join(root, 'scripts', 'neo4j.mjs')];
  const line = await children.start('neo4j', program, { NEO4J_PORT: port }).ready;
  const [, uri, user, password] = /^ready (\S+) user=(\S+) password=(\S+)$/.exec(line) ?? [];
  return { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
}
