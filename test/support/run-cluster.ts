import { openAccounts, openGround, type Surroundings } from '../../gateway/wire-parts.js';
import { projectRoot } from '../../gateway/project-root.js';
import { createLogger } from '../../gateway/log.js';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { wireGateway } from '../../gateway/wire-gateway.js';
import { clusterServices } from './cluster/cluster-services.js';
import { type OpenedSubgraphs, openSubgraphs } from './cluster/open-subgraphs.js';
import { configOf } from './config-of.js';
import { placeStore } from './neo4j/place-store.js';
import { storedAt } from './neo4j/stored-at.js';
import { noTerminal } from './no-terminal.js';
import type { Shared, Topology, Wired } from './topology.js';

/** Who collects, and who does not: each in a process of its own. */
const PARTS = [['account'], SERVICE_NAMES.filter((name) => name !== 'account')];

/**
 * A gateway in this process over subgraphs in two others. They share a Neo4j and nothing else; there an installation keeps
 * to a place of its own, named by its data directory.
 */
export const runCluster: Topology = async (given) => {
  const { neo4j, ports } = clusterServices();
  const { DATA_DIR: place } = given.settings;
  const shared: Shared = { ...given, settings: settingsOf(given) };
  const { settings } = shared;
  const surroundings = surroundingsOf(shared);
  const parts: OpenedSubgraphs[] = [];
  const closeParts = async () => {
    for (const part of parts) await part.close();
  };
  try {
    for (const [index, names] of PARTS.entries()) {
      parts.push(await openSubgraphs(ports[index] ?? 0, names, shared));
    }
    const [collecting] = parts;
    if (collecting === undefined) throw new Error('Somebody must collect');
    const addresses = addressesOf(parts);
    const listed = [...addresses].map(([name, { href }]) => `${name}=${href}`).join(',');
    const config = configOf({ ...settings, SUBGRAPHS: listed });
    const gateway = await wireGateway(config, addresses, surroundings);
    return {
      accounts: { ...collecting.accounts, first: () => firstIn(settings, surroundings) },
      listen: async () => `http://127.0.0.1:${(await gateway.server.listen(0, '127.0.0.1')).port}`,
      becomeReady: async () => {
        for (const part of parts) await part.becomeReady();
        gateway.becomeReady();
      },
      stored: () => storedAt(neo4j, place),
      close: async () => {
        await gateway.close();
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
};

function settingsOf({ settings }: Shared): Shared['settings'] {
  const { neo4j } = clusterServices();
  return {
    ...settings,
    NEO4J_URI: neo4j.uri,
    NEO4J_USER: neo4j.user,
    NEO4J_PASSWORD: neo4j.password,
    // an installation's own: it lasts as long as its data
    INTERNAL_SECRET: `the secret of ${settings.DATA_DIR}`,
  };
}

function surroundingsOf({ settings, log }: Shared): Surroundings {
  return {
    root: projectRoot(),
    logger: createLogger('info', { write: log }),
    terminal: noTerminal(),
    now: Date.now,
    aroundStore: (store) => placeStore(store, settings.DATA_DIR),
  };
}

function addressesOf(parts: readonly OpenedSubgraphs[]): ReadonlyMap<string, URL> {
  return new Map(
    parts.flatMap(({ origin }, index) =>
      (PARTS[index] ?? []).map((name) => [name, new URL(`/${name}`, origin)] as const),
    ),
  );
}

/** Read from the store here: no graph is sent from process to process. */
async function firstIn(
  settings: Shared['settings'],
  surroundings: Surroundings,
): ReturnType<Wired['accounts']['first']> {
  const config = configOf(settings);
  const ground = await openGround(config, surroundings);
  const { accounts, close } = await openAccounts(config, ground, surroundings, config.sources);
  try {
    return await accounts.first();
  } finally {
    await close();
    await ground.store.close();
  }
}
