import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import { StoreError } from '../../account/graph/store-error.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { type Reply, askAt } from '../support/ask-at.js';
import { startBoltStub } from '../support/neo4j/bolt-stub.js';
import { type RunningNeo4j, type StartOptions, startNeo4j } from '../support/neo4j/start-neo4j.js';
import { SAMPLE_ACCOUNT } from '../support/run-gateway.js';
import { type Ended, type StartedProcess, startProcess } from '../support/start-process.js';
import { nextChanges } from './faults/next-changes.js';
import { batchOf } from './faults/writer.js';

/** Milliseconds the store says that a call takes at most, and what a busy machine may add. */
const deadline = 10_000;
const margin = 3000;
/** Bytes in one of the server's files: room for its own and not for much more, as a disk has that is nearly full. */
const roomInAFile = 16 * 1024 * 1024;

const directory = mkdtempSync(join(tmpdir(), 'neo4j-gateway-'));
const dataDirectory = join(directory, 'server');
let server: RunningNeo4j;

beforeAll(async () => {
  server = await startNeo4j({ dataDirectory });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true });
}, 60_000);

/** The same server again, where it was. */
async function restart(options: StartOptions = {}): Promise<void> {
  await server.stop();
  server = await startNeo4j({ dataDirectory, port: server.port, ...options });
}

function settings(more: Readonly<Record<string, string>> = {}) {
  return {
    DATA_DIR: join(directory, 'data'),
    LOG_LEVEL: 'silent',
    NEO4J_URI: server.uri,
    NEO4J_USER: server.user,
    NEO4J_PASSWORD: server.password,
    ...more,
  };
}

/** What the program says on its way out. */
async function refusal(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const ended: Ended = await startProcess(settings(more)).ended;
  expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) });
  return ended.stderr.trimEnd();
}

describe('a Neo4j that cannot be used ends the program with 2 and one line that names the setting', () => {
  test('a wrong password', async () => {
    const line = await refusal({ NEO4J_PASSWORD: 'not the password' });
    expect(line).toMatch(/NEO4J_USER and NEO4J_PASSWORD/);
    expect(line).not.toContain('not the password');
  }, 60_000);

  test('nobody there', async () => {
    const stub = await startBoltStub('Neo4j/5.26.0');
    await stub.close();
    const line = await refusal({ NEO4J_URI: stub.uri });
    expect(line).toBe(`Neo4j cannot be reached at ${stub.uri} (NEO4J_URI)`);
  }, 60_000);

  test.each(['Neo4j/4.4.38', 'Neo4j/5.20.0', 'Another/5.26.0'])(
    'a server that is %s',
    async (agent) => {
      const stub = await startBoltStub(agent);
      const line = await refusal({ NEO4J_URI: stub.uri });
      await stub.close();
      expect(line).toContain(`${stub.uri} (NEO4J_URI)`);
      expect(line).toContain(agent);
      expect(line).toContain('5.26');
    },
    60_000,
  );
});

describe('a program whose Neo4j fails while it runs answers with a typed error, and as before afterwards', () => {
  const question = `{ account(id: "${SAMPLE_ACCOUNT}") { graph { version { seq } nodeCount } } }`;
  let program: StartedProcess;
  let ask: () => Promise<Reply<unknown>>;
  let before: string;

  beforeAll(async () => {
    program = startProcess(settings());
    const asking = askAt(await program.ready);
    ask = () => asking.ask(question);
    before = await answered(ask);
  }, 120_000);
  afterAll(async () => {
    expect((await program.stop()).code).toBe(0);
  }, 60_000);

  test('it is stopped, and only lets read when it is back', async () => {
    await server.stop();
    await expectUnavailable(ask);
    await restart({ readOnly: true });
    expect(await answered(ask)).toBe(before);
    expect(await refusal()).toMatch(/NEO4J_URI\) only lets read/);
  }, 180_000);

  test('its disk is full', async () => {
    await restart({ roomInAFile });
    expect(await answered(ask)).toBe(before);
    await fillDisk();
    await expectUnavailable(ask);
    expect(await refusal()).toMatch(/NEO4J_URI\).*full disk.*restarted/);
    await restart();
    expect(await answered(ask)).toBe(before);
  }, 240_000);
});

async function expectUnavailable(ask: () => Promise<Reply<unknown>>): Promise<void> {
  const begun = performance.now();
  const { status, errors } = await ask();
  expect(performance.now() - begun).toBeLessThan(deadline + margin);
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['STORE_UNAVAILABLE']);
  expect(status).toBe(503);
}

/** The text of the first answer without errors; a question that is asked while a server begins may still be refused. */
async function answered(ask: () => Promise<Reply<unknown>>): Promise<string> {
  for (let left = 5; ; left -= 1) {
    const { errors, text } = await ask();
    if (errors.length === 0) return text;
    if (left === 0) throw new Error(text);
  }
}

/** Writes until that is refused, which has to be by its reason. */
async function fillDisk(): Promise<void> {
  const store = await openNeo4jGraphStore({ ...server, deadline: 60_000 });
  let refused: unknown = null;
  for (let turn = 0; refused === null && turn < 200; turn += 1) {
    const account = `filling-${turn}`;
    const changes = nextChanges(emptySnapshot(account), 200, turn);
    const batch = { ...batchOf(`fill-${turn}`, 0, changes), account };
    refused = await store.append(batch).then(
      () => null,
      (error: unknown) => error,
    );
  }
  await store.close();
  expect(refused).toBeInstanceOf(StoreError);
  expect((refused as StoreError).kind).toBe('full');
}
