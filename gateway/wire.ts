import type { Accounts } from '../account/accounts.js';
import { accountPage } from './account-page.js';
import { closeInTurn } from './close-in-turn.js';
import type { Config } from './config.js';
import type { Listener } from './http/listener.js';
import { createMetrics } from './metrics.js';
import { createApolloEngine } from './query/apollo-engine.js';
import { localServices } from './query/local-services.js';
import { type Readiness, createServer } from './server.js';
import { storeReadiness } from './store-readiness.js';
import {
  type Surroundings,
  buildSubgraphs,
  openAccounts,
  openGround,
  readSupergraph,
} from './wire-parts.js';

/** Everything that one process runs. */
export interface Wired {
  readonly server: Listener;
  readonly accounts: Accounts;
  /** from now on the server says that it is ready */
  becomeReady(): void;
  close(): Promise<void>;
}

/** Constructs the concrete parts of a process that does everything, and joins them. */
export async function wire(config: Config, surroundings: Surroundings): Promise<Wired> {
  const { root, logger } = surroundings;
  const ground = await openGround(config, surroundings);
  const { store, cursors } = ground;
  const opened = await openAccounts(config, ground, surroundings, config.sources);
  const { accounts } = opened;
  const metrics = createMetrics({ runtime: true });
  const engine = await createApolloEngine({
    supergraphSdl: readSupergraph(root),
    services: localServices(buildSubgraphs(cursors, accounts, surroundings)),
    onFetch: (service, outcome, error) => {
      metrics.fetched(service, outcome);
      if (error !== undefined) logger.error({ service, err: error }, 'a fetch failed');
    },
  });
  let readiness: Readiness = { kind: 'waiting', reason: 'accounts are being collected' };
  const server = await createServer({
    engine,
    openRequest: async ({ header, text }) => ({
      caller: { kind: 'owner' },
      pins: await accounts.open({ header, cursors: cursors.within(text) }),
    }),
    readiness: () => storeReadiness(readiness, () => accounts.current()),
    logger,
    metrics,
    feed: ground.feed,
    page: accountPage(() => accounts.firstInMemory()),
  });
  return {
    server,
    accounts,
    becomeReady: () => {
      readiness = { kind: 'ready' };
      opened.begin();
    },
    close: () =>
      closeInTurn([() => server.drain(), () => engine.stop(), opened.close, () => store.close()]),
  };
}
