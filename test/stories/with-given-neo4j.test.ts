import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { askAt } from '../support/ask-at.js';
import { clusterServices } from '../support/cluster/cluster-services.js';
import { isRunning } from '../support/is-running.js';
import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';
import { startCluster } from '../support/start-cluster.js';
import { startProcess } from '../support/start-process.js';

// Real processes over the Neo4j that the tests share, of which no other test uses the accounts' own names.
const place = mkdtempSync(join(tmpdir(), 'account-graph-given-'));
afterAll(() => rmSync(place, { recursive: true }));

function settings() {
  const { uri, user, password } = clusterServices().neo4j;
  return {
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    DATA_DIR: join(place, 'data'),
  };
}

const COUNTS = `{ account(id: "${SAMPLE_ACCOUNT}") { graph { nodeCount edgeCount version { seq } } } }`;
const SAMPLE = { account: { graph: { nodeCount: 199, edgeCount: 350, version: { seq: 1 } } } };
const LINE = `account=${SAMPLE_ACCOUNT} version=1 nodes=199 edges=350`;

describe('with a Neo4j that is given', () => {
  test('the process prints the ready line, answers, and drains at SIGTERM', async () => {
    const started = startProcess(settings());
    const url = await started.ready;
    expect(await started.line).toBe(`ready ${url} ${LINE}`);
    expect((await fetch(new URL('/health/ready', url))).status).toBe(200);
    expect(await askAt(url).data(COUNTS)).toEqual(SAMPLE);
    const { code, stderr } = await started.stop();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  }, 60_000);

  test('the cluster starts none of its own, answers, and ends at SIGTERM', async () => {
    const cluster = await startCluster(place, [SERVICE_NAMES.join(',')], settings());
    expect(await askAt(cluster.url).data(COUNTS)).toEqual(SAMPLE);
    const all = cluster.pids();
    expect(all).toHaveLength(2);
    expect(cluster.pid('neo4j')).toBe(0);
    expect(await cluster.stop()).toBe(0);
    expect(all.filter(isRunning)).toEqual([]);
  }, 60_000);
});
