import { closeInTurn } from './close-in-turn.js';
import type { Config } from './config.js';
import { createMetrics } from './metrics.js';
import { fetchTokens } from './remote/fetch-token.js';
import { seenTokens } from './remote/seen-tokens.js';
import { createSubgraphServer } from './remote/subgraph-server.js';
import type { Readiness } from './server.js';
import { storeReadiness } from './store-readiness.js';
import { type Surroundings, buildSubgraphs, openAccounts, openGround } from './wire-parts.js';
import type { Wired } from './wire.js';

/** The subgraph that collects: an account has one place where it is read from its provider. */
const COLLECTS = 'account';

/** Constructs the parts of a process that serves these subgraphs to gateways. */
export async function wireSubgraphs(
  config: Config,
  names: readonly string[],
  surroundings: Surroundings,
): Promise<Wired> {
  const { logger, now } = surroundings;
  const ground = await openGround(config, surroundings);
  const sources = names.includes(COLLECTS) ? config.sources : [];
  const opened = await openAccounts(config, ground, surroundings, sources);
  const { accounts } = opened;
  let readiness: Readiness = { kind: 'waiting', reason: 'accounts are being collected' };
  const server = createSubgraphServer({
    subgraphs: buildSubgraphs(ground.cursors, accounts, surroundings, names),
    openAt: (request) => accounts.openAt(request),
    tokens: fetchTokens(config.internalSecret ?? ground.key, now),
    seen: seenTokens({ now }),
    readiness: () => storeReadiness(readiness, () => accounts.current()),
    logger,
    metrics: createMetrics({ runtime: true }),
  });
  return {
    server,
    accounts,
    becomeReady: () => {
      readiness = { kind: 'ready' };
      if (names.includes(COLLECTS)) opened.begin();
    },
    close: () => closeInTurn([() => server.drain(), opened.close, () => ground.store.close()]),
  };
}
