import { readConfig } from '../../gateway/config.js';
import { createLogger } from '../../gateway/log.js';
import { projectRoot } from '../../gateway/project-root.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { wireSubgraphs } from '../../gateway/wire-subgraphs.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { openReading } from '../federation/reading.js';
import { neo4jSettings } from '../store/neo4j-settings.js';
import { servePlain } from './serve-plain.js';

// Every subgraph in one process at two addresses: as our process serves them to our gateway, each fetch signed, and as any
// gateway asks them. Its first message is the address for ours, with the other as its `plain`.
const root = projectRoot();
const environment = { ...process.env, SUBGRAPHS: SERVICE_NAMES.join(',') };
const read = readConfig(environment, { root, services: SERVICE_NAMES });
if (!read.ok) throw new Error(read.problems.join('\n'));
const { server, becomeReady } = await wireSubgraphs(
  { ...read.config, sources: [] },
  SERVICE_NAMES,
  { root, logger: createLogger('info'), terminal: process.stderr, now: Date.now },
);
const signed = await server.listen(0, '127.0.0.1');
becomeReady();
const plain = await servePlain(await openReading(await openNeo4jGraphStore(neo4jSettings())));
process.send?.(`http://127.0.0.1:${signed.port}/?plain=${encodeURIComponent(plain)}`);
