import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';

import { nodeChange } from '../../account/graph/change.js';
import { StoreError } from '../../account/graph/store-error.js';
import { checkServer } from '../../neo4j/migrate.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { a, account, batch, creation } from '../contract/graph-store/sample.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';

const dataDirectory = mkdtempSync(join(tmpdir(), 'neo4j-failures-'));
let server: RunningNeo4j;
beforeAll(async () => {
  server = await startNeo4j({ dataDirectory });
  await (await openNeo4jGraphStore({ ...server, deadline: 25_000 })).close();
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(dataDirectory, { recursive: true });
});

describe('neo4j: a server that cannot be the store is refused in one line', () => {
  test('a wrong password, which is not named', async () => {
    const error = await failure(openNeo4jGraphStore({ ...server, password: 'wrong-password' }));
    expect(error).toMatchObject({
      kind: 'denied',
      message: `Neo4j at ${server.uri} refuses NEO4J_USER and NEO4J_PASSWORD`,
    });
  });

  test('nobody there', async () => {
    const silent = await listen(() => undefined);
    const { port } = silent.server.address() as AddressInfo;
    await silent.close();
    const uri = `bolt://127.0.0.1:${port}`;
    const error = await failure(openNeo4jGraphStore({ ...server, uri }));
    expect(error).toMatchObject({
      kind: 'unreachable',
      message: `Neo4j cannot be reached at ${uri} (NEO4J_URI)`,
    });
  });

  test('one that accepts and says nothing, after the deadline', async () => {
    const silent = await listen(() => undefined);
    const { port } = silent.server.address() as AddressInfo;
    const begun = performance.now();
    const uri = `bolt://127.0.0.1:${port}`;
    const error = await failure(openNeo4jGraphStore({ ...server, uri, deadline: 300 }));
    expect(['late', 'unreachable']).toContain(error.kind);
    expect(error.message).toContain('NEO4J_URI');
    expect(performance.now() - begun).toBeLessThan(3000);
    await silent.close();
  });

  test('a newer schema version, which is left as it is', async () => {
    await setSchemaVersion(99);
    const error = await failure(openNeo4jGraphStore(server));
    expect(error.kind).toBe('version');
    expect(error.message).toMatch(/NEO4J_URI\) is 99, this program knows versions up to \d+$/);
    await setSchemaVersion(1);
  });

  test.each(['Neo4j/4.4.38', 'Neo4j/5.25.1', 'Neo4j/2025.01.0', 'Memgraph', ''])(
    'the version %p',
    (agent) => {
      expect(() => checkServer(agent, server.uri)).toThrow(
        /NEO4J_URI\) is not Neo4j 5\.26 .*, got /,
      );
    },
  );

  test.each(['Neo4j/5.26.0', 'Neo4j/5.26.30'])('not the version %p', (agent) => {
    expect(() => checkServer(agent, server.uri)).not.toThrow();
  });
});

describe('neo4j: a server that fails while it is used', () => {
  test('a server that hangs keeps nobody beyond the deadline, and is used again afterwards', async () => {
    const store = await openNeo4jGraphStore({ ...server, deadline: 1500 });
    await until(() => store.heads());
    process.kill(server.pid, 'SIGSTOP');
    const begun = performance.now();
    const calls = [
      store.heads(),
      store.head(account),
      store.append(batch('hung')),
      store.document('x'),
    ];
    const errors = await Promise.all(calls.map(failure));
    process.kill(server.pid, 'SIGCONT');
    expect(errors.map(({ kind }) => kind)).toEqual(['late', 'late', 'late', 'late']);
    expect(performance.now() - begun).toBeLessThan(4000);
    expect(await until(() => store.document('x'))).toBeNull();
    await store.close();
  }, 60_000);

  test('a killed server is unreachable, and what it acknowledged is there when it is back', async () => {
    const store = await openNeo4jGraphStore({ ...server, deadline: 5000 });
    const appended = await until(() => store.append(batch('1', { changes: creation })));
    await server.kill();
    expect((await failure(store.heads())).kind).toBe('unreachable');
    server = await startNeo4j({ dataDirectory, port: server.port });
    expect(await until(() => store.append(batch('1')))).toEqual(appended);
    expect(await store.heads()).toMatchObject([{ account, seq: 1, records: 3 }]);
    await store.close();
  }, 120_000);

  test('a server that only lets read is refused, and fails writes', async () => {
    const writing = await openNeo4jGraphStore({ ...server, deadline: 20_000 });
    await server.stop();
    server = await startNeo4j({ dataDirectory, port: server.port, readOnly: true });
    const error = await failure(openNeo4jGraphStore({ ...server, deadline: 20_000 }));
    expect(error).toMatchObject({
      kind: 'readOnly',
      message: expect.stringContaining('NEO4J_URI'),
    });
    const changes = [nodeChange(a, { ...a, name: 'x' })];
    const refused = await failure(writing.append(batch('2', { expectedSeq: 1, changes })));
    expect(refused.kind).toBe('readOnly');
    expect(await writing.head(account)).toMatchObject({ seq: 1 });
    expect(await writing.snapshot(account, 'latest')).toMatchObject({ snapshot: { nodeCount: 2 } });
    await writing.close();
  }, 120_000);
});

async function failure(call: Promise<unknown>): Promise<StoreError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof StoreError) return error;
  throw new Error('The call was to reject with a StoreError', { cause: error });
}

/** A call again while the server starts or wakes: what was late or unreachable is not in the end. */
async function until<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let left = 20; ; left -= 1) {
    try {
      return await call();
    } catch (error) {
      const passes = error instanceof StoreError && ['late', 'unreachable'].includes(error.kind);
      if (!passes || left === 0) throw error;
    }
  }
}

async function setSchemaVersion(version: number): Promise<void> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
  await driver.executeQuery('MATCH (s:GraphSchema) SET s.version = $version', {
    version: neo4j.int(version),
  });
  await driver.close();
}

async function listen(
  answer: (socket: Socket) => void,
): Promise<{ readonly server: Server; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    answer(socket);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    server: listening,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listening.close();
      await once(listening, 'close');
    },
  };
}
