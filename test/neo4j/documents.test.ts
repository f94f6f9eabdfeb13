import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import { wire } from '../../gateway/wire.js';
import { configOf } from '../support/config-of.js';
import { examplesIn } from '../support/documents/examples-in.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';
import { SAMPLE_EXPORT } from '../support/run-gateway.js';

let server: RunningNeo4j;
let driver: Driver;
let page: string;

beforeAll(async () => {
  page = await readFile(join(projectRoot(), 'docs', 'operations.md'), 'utf8');
  server = await startNeo4j();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  await collectSample();
}, 120_000);
afterAll(async () => {
  await driver.close();
  await server.stop();
});

/** The sample account, as a process with NEO4J_URI collects it. */
async function collectSample(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'account-graph-data-'));
  const config = configOf({
    ACCOUNT_SOURCE: `export:${SAMPLE_EXPORT}`,
    DATA_DIR: dataDirectory,
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
  });
  const wired = await wire(config, {
    root: projectRoot(),
    logger: createLogger('silent'),
    terminal: process.stderr,
    now: Date.now,
  });
  const results = await wired.accounts.collectAll({ maxAge: 0 });
  await wired.close();
  await rm(dataDirectory, { recursive: true });
  expect(results).toMatchObject([{ kind: 'collected' }]);
}

test('every Cypher example of docs/operations.md finds something in the sample account', async () => {
  const examples = examplesIn(page, 'cypher', 'cypher');
  expect(examples.length).toBeGreaterThanOrEqual(6);
  for (const example of examples) {
    const { records } = await driver.executeQuery(example);
    expect({ example, isEmpty: records.length === 0 }).toEqual({ example, isEmpty: false });
  }
});

test('docs/operations.md has every label that is not a type, with its properties', async () => {
  const { records } = await driver.executeQuery(
    `MATCH (n) WHERE NOT n:Resource UNWIND labels(n) AS label UNWIND keys(n) AS name
     RETURN label, collect(DISTINCT name) AS names`,
  );
  const [, table = ''] = page.split('### What stands in it', 2);
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  expect(records.length).toBeGreaterThanOrEqual(7);
  for (const record of records) {
    const label = String(record.get('label'));
    const row = rows.find((line) => line.includes(`\`${label}\``)) ?? '';
    const [, , named = ''] = row.split('|');
    expect({ label, isThere: row !== '' }).toEqual({ label, isThere: true });
    const documented = [...named.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
    const others = ['lock', 'staging', 'staged', 'actor', 'error', 'before', 'node', 'edge'];
    const names = documented.filter((name) => !others.includes(name));
    expect(record.get('names')).toEqual(expect.arrayContaining(names));
  }
});
