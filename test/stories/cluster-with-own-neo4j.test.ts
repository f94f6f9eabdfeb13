import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { type Asking, askAt } from '../support/ask-at.js';
import { isRunning } from '../support/is-running.js';
import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';
import { type StartedCluster, startCluster } from '../support/start-cluster.js';

const place = mkdtempSync(join(tmpdir(), 'account-graph-nine-'));
const NEO4J_DATA = join(place, 'neo4j');
let cluster: StartedCluster;
let asking: Asking;

beforeAll(async () => {
  cluster = await startCluster(place, SERVICE_NAMES, {
    NEO4J_DATA,
    NEO4J_URI: '',
    NEO4J_USER: '',
    NEO4J_PASSWORD: '',
    JDK_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC',
  });
  asking = askAt(cluster.url);
}, 120_000);
afterAll(async () => {
  await cluster?.stop();
  rmSync(place, { recursive: true });
}, 60_000);

const QUESTION = `{
  account(id: "${SAMPLE_ACCOUNT}") { graph { nodeCount edgeCount version { seq } } }
  instances(account: "${SAMPLE_ACCOUNT}", first: 1) { nodes {
    volumes { sizeGiB } subnet { vpc { cidrBlock } } targetGroups { protocol }
  } }
}`;

test('a process for each subgraph, a gateway and a Neo4j of their own answer one question together', async () => {
  expect(new Set(SERVICE_NAMES.map((name) => cluster.pid(name))).size).toBe(9);
  const first = await asking.data<{ readonly instances: { readonly nodes: readonly object[] } }>(
    QUESTION,
  );
  expect(first).toMatchObject({
    account: { graph: { nodeCount: 199, edgeCount: 350, version: { seq: 1 } } },
  });
  const [instance = {}] = first.instances.nodes;
  expect(Object.entries(instance).filter(([, value]) => value === null)).toEqual([]);
  // nothing was kept in SQLite
  expect(existsSync(join(place, 'data'))).toBe(false);
});

test('SIGTERM ends all of them, with 0, the server of Neo4j too', async () => {
  const server = Number(readFileSync(join(NEO4J_DATA, 'neo4j.pid'), 'utf8'));
  const all = [...cluster.pids(), server];
  expect(all).toHaveLength(12);
  expect(all.filter(isRunning)).toEqual(all);
  expect(await cluster.stop()).toBe(0);
  expect(all.filter(isRunning)).toEqual([]);
}, 60_000);
