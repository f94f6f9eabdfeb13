import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';

import { type Change, edgeChange, nodeChange } from '../../account/graph/change.js';
import { edgeId } from '../../account/graph/record.js';
import type { GraphStore } from '../../account/graph/store.js';
import { verifyChain } from '../../account/graph/verify-chain.js';
import { Connection } from '../../neo4j/connection.js';
import { migrations } from '../../neo4j/migrations.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import type { Neo4jSettings } from '../../neo4j/settings.js';
import { checkpointTests } from '../contract/graph-store/checkpoint-tests.js';
import { graphStoreContract } from '../contract/graph-store.js';
import { content, snapshotAt } from '../contract/graph-store/content.js';
import { a, ab, account, b, batch, creation, edge, node } from '../contract/graph-store/sample.js';
import { type Tampering, tamperingProperty } from '../contract/graph-store/tampering.property.js';
import { versionsProperty } from '../contract/graph-store/versions.property.js';
import { placeStore } from '../support/neo4j/place-store.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';
import { lockTests } from './lock-tests.js';

let server: RunningNeo4j;
beforeAll(async () => {
  server = await startNeo4j();
}, 120_000);
afterAll(() => server.stop());

async function openAt(
  place: string,
  more: Pick<Neo4jSettings, 'snapshotBytes' | 'checkpoints'> = {},
): Promise<GraphStore> {
  // a new server on a busy machine plans its first statements slowly
  const store = await openNeo4jGraphStore({ ...server, deadline: 25_000, ...more });
  return placeStore(store, place);
}

/** What people ask in Cypher, as rows of values. */
async function ask(text: string): Promise<readonly (readonly unknown[])[]> {
  const driver = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password), {
    disableLosslessIntegers: true,
  });
  const { records } = await driver.executeQuery(text);
  await driver.close();
  return records.map((row) => [...row.values()] as readonly unknown[]);
}

async function tamper({ place, seq, record, id, put }: Tampering): Promise<void> {
  const where = { account: `${place}/${account}`, seq, record, id };
  const names = Object.entries(where).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const found = `MATCH (c:GraphChange {${names.join(', ')}})`;
  if (put === null) await ask(`${found} DELETE c`);
  for (const [name, text] of Object.entries(put ?? {})) {
    await ask(`${found} SET c.${name} = ${JSON.stringify(text)}`);
  }
}

/** The constraints and indexes that the store has made. */
async function schemaNames(): Promise<readonly string[]> {
  const rows = await ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name");
  return rows.map(([name]) => String(name)).toSorted();
}

/** As if no store had ever been opened. */
async function dropSchema(): Promise<void> {
  const constraints = await ask('SHOW CONSTRAINTS YIELD name');
  for (const [name] of constraints) await ask(`DROP CONSTRAINT ${String(name)}`);
  for (const name of await schemaNames()) await ask(`DROP INDEX ${name}`);
  await ask('MATCH (s:GraphSchema) DELETE s');
}

graphStoreContract('neo4j', (place) => openAt(place));

describe('neo4j: generated histories', () => {
  versionsProperty({ histories: 20, versions: 50 }, (place) => openAt(place));
  tamperingProperty(10, { open: (place) => openAt(place), tamper });
});

graphStoreContract('neo4j without room for snapshots', (place) =>
  openAt(`small-${place}`, { snapshotBytes: 1 }),
);

checkpointTests('neo4j', {
  open: (place, checkpoints) => openAt(place, { checkpoints }),
  damage: async (place) => {
    await ask(`MATCH (c:GraphCheckpointChunk) WHERE ${isAt(place)} SET c.data = 'x'`);
  },
  behead: async (place) => {
    await ask(`MATCH (c:GraphCheckpoint) WHERE ${isAt(place)} DELETE c`);
  },
  count: async (place) => {
    const [headers, chunks] = await Promise.all(
      ['GraphCheckpoint', 'GraphCheckpointChunk'].map(async (label) => {
        const [row] = await ask(`MATCH (c:${label}) WHERE ${isAt(place)} RETURN count(*)`);
        return Number(row?.[0]);
      }),
    );
    return { headers: headers ?? -1, chunks: chunks ?? -1 };
  },
  step: 6,
});

function isAt(place: string): string {
  return `c.account STARTS WITH '${place}/'`;
}

lockTests({ openAt, connect: () => new Connection(server) });

describe('neo4j: the head graph can be asked in Cypher', () => {
  test('types are labels, kinds are relationship types, plain attributes are properties', async () => {
    const store = await openAt('cypher');
    const more = { attributes: { sizeGiB: 8, encrypted: true, account: 'x', tags: [], deep: {} } };
    const changes = [
      nodeChange(null, node('arn:cypher-a', more)),
      nodeChange(null, node('arn:cypher-b', { type: 'Instance' })),
      edgeChange(null, edge('arn:cypher-a', 'arn:cypher-b', { attributes: { device: 'sdf' } })),
    ];
    await store.append(batch('1', { changes }));
    const rows = await ask(
      `MATCH (v:Resource:Volume {id: 'arn:cypher-a', sizeGiB: 8, encrypted: true})-[e:ATTACHED_TO]->(:Instance)
       RETURN v.account, v.tags, v.deep, e.device`,
    );
    expect(rows).toEqual([[`cypher/${account}`, null, null, 'sdf']]);
    await store.close();
  });

  test('a node of another type has its label, and what it no longer has is gone', async () => {
    const store = await openAt('labels');
    const before = node('arn:labels', { attributes: { state: 'on' } });
    const after = { ...before, type: 'Snapshot', attributes: { size: 0.5 } };
    await store.append(batch('1', { changes: [nodeChange(null, before)] }));
    await store.append(batch('2', { expectedSeq: 1, changes: [nodeChange(before, after)] }));
    expect(
      await ask(`MATCH (n {id: 'arn:labels'}) WHERE n:Resource RETURN labels(n), n.state, n.size`),
    ).toEqual([[['Resource', 'Snapshot'], null, 0.5]]);
    await store.close();
  });

  test('a type that is no name, or one of the store, is a property alone', async () => {
    const store = await openAt('odd-types');
    const types = ['GraphAccount', 'a`b', ''];
    const nodes = types.map((type, at) => node(`arn:odd-${at}`, { type }));
    await store.append(batch('1', { changes: nodes.map((odd) => nodeChange(null, odd)) }));
    expect(
      await ask(`MATCH (n:Resource) WHERE n.id STARTS WITH 'arn:odd-' RETURN labels(n)`),
    ).toEqual(types.map(() => [['Resource']]));
    expect(content(await snapshotAt(store, 'latest')).nodes).toEqual(nodes);
    await store.close();
  });
});

describe('neo4j: many at once', () => {
  test('stores opened together on a database without a schema make it once', async () => {
    await (await openAt('opened')).close();
    const schema = await schemaNames();
    expect(schema.length).toBeGreaterThan(9);
    // as many as the processes of a cluster, whose first statements meet at once
    for (const round of [1, 2, 3]) {
      await dropSchema();
      expect(await schemaNames()).toEqual([]);
      const stores = await Promise.all(Array.from({ length: 10 }, () => openAt(`opened${round}`)));
      expect(await schemaNames()).toEqual(schema);
      expect(await ask('MATCH (s:GraphSchema) RETURN s.name, s.version')).toEqual([
        ['account-graph', migrations.length],
      ]);
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  test('what a process left that was killed while it made the schema is made anew', async () => {
    await (await openAt('left-over')).close();
    const schema = await schemaNames();
    await dropSchema();
    await ask('CREATE INDEX graph_lease FOR (n:GraphLease) ON (n.key)');
    const store = await openAt('left-over');
    expect(await schemaNames()).toEqual(schema);
    await store.close();
  });

  test('of four writers on one account every append is there once and in order', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openAt('writers')));
    await stores[0]?.append(batch('first', { changes: [nodeChange(null, counter(0))] }));
    const each = 8;
    await Promise.all(stores.map((store, at) => count(store, `w${at}`, each)));
    const [store] = stores as [GraphStore];
    const total = stores.length * each;
    expect((await snapshotAt(store, 'latest')).node('arn:counter')).toEqual(counter(total));
    const seqs = (await store.changes(account, 0, Infinity)).map(({ version }) => version.seq);
    expect(seqs).toEqual(Array.from({ length: total + 1 }, (_, at) => at + 1));
    await Promise.all(stores.map((opened) => opened.close()));
  });
});

describe('neo4j: a large first version', () => {
  test('comes back as it was written', async () => {
    const store = await openAt('large');
    const changes = largeChanges();
    expect(await store.append(batch('1', { changes }))).toMatchObject({
      kind: 'appended',
      version: { seq: 1, changeCount: changes.length },
    });
    const { nodes, edges } = content(await snapshotAt(store, 'latest'));
    const expected = changes.map((change) => ({ ...change.after }));
    expect([...nodes, ...edges]).toEqual(expected);
    expect(await store.heads()).toMatchObject([{ seq: 1, revision: 1, records: changes.length }]);
    const [entry] = await store.changes(account, 0, 1);
    expect(entry?.changes).toEqual(changes);
    expect(await verifyChain(store, account)).toMatchObject({ kind: 'intact', versions: 1 });
    expect(await store.append(batch('1'))).toMatchObject({ kind: 'appended', version: { seq: 1 } });
    await store.close();
  }, 60_000);

  test('that another process left half written is cleared by the next append', async () => {
    const store = await openAt('left');
    await store.append(batch('1'));
    const name = `left/${account}`;
    await ask(
      `MATCH (a:GraphAccount {id: '${name}'}) SET a.staging = 'other', a.staged = 1
       CREATE (:Resource:Volume {account: '${name}', id: 'arn:a'})-[:IN]->(:Resource {account: '${name}', id: 'arn:left'})
       CREATE (:GraphChange {account: '${name}', seq: 1, place: 0, record: 'node', id: 'arn:a', after: '{}'})`,
    );
    expect(await store.neighbourhoods([account], ['arn:a'])).toEqual([]);
    expect(await store.append(batch('2', { changes: creation }))).toMatchObject({
      kind: 'appended',
    });
    expect(content(await snapshotAt(store, 'latest'))).toEqual({ nodes: [a, b], edges: [ab] });
    expect(await store.changes(account, 0, 9)).toMatchObject([{ changes: creation }]);
    await store.close();
  });
});

function counter(total: number) {
  return node('arn:counter', { attributes: { total } });
}

/** Adds one so many times, again on the newer head whenever another writer was first. */
async function count(store: GraphStore, name: string, times: number): Promise<void> {
  for (let done = 0; done < times;) {
    const snapshot = await snapshotAt(store, 'latest');
    const before = snapshot.node('arn:counter');
    const after = counter(Number(before?.attributes['total']) + 1);
    const { seq } = snapshot.version;
    const changes = [nodeChange(before, after)];
    const result = await store.append(batch(`${name}-${done}`, { expectedSeq: seq, changes }));
    if (result.kind === 'appended') done += 1;
    else if (result.kind !== 'conflict') throw new Error(`An append gave ${result.kind}`);
  }
}

/** In the order of the log. */
function largeChanges(): readonly Change[] {
  const id = (at: number): string => `arn:${String(at).padStart(5, '0')}`;
  const nodes = Array.from({ length: 9000 }, (_, at) => node(id(at), { name: `node ${at}` }));
  const edges = nodes.flatMap((from, at) =>
    ['IN', 'USES'].map((kind, nth) =>
      edge(from.id, id((at * 7 + nth) % nodes.length), { kind, attributes: { at } }),
    ),
  );
  const byId = edges.toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1));
  return [
    ...nodes.map((made) => nodeChange(null, made)),
    ...byId.map((made) => edgeChange(null, made)),
  ];
}
