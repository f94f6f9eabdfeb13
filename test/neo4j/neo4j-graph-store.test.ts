import { afterAll, beforeAll } from '@jest/globals';

import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { graphStoreContract } from '../contract/graph-store.js';
import { placeStore } from '../support/neo4j/place-store.js';
import { type RunningNeo4j, startNeo4j } from '../support/neo4j/start-neo4j.js';

let server: RunningNeo4j;
beforeAll(async () => {
  server = await startNeo4j();
}, 120_000);
afterAll(() => server.stop());

graphStoreContract('neo4j', async (place) => placeStore(await openNeo4jGraphStore(server), place));

graphStoreContract('neo4j without room for snapshots', async (place) =>
  placeStore(await openNeo4jGraphStore({ ...server, snapshotBytes: 1 }), `small-${place}`),
);
