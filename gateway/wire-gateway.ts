import { randomBytes } from 'node:crypto';
import { pinHeads } from '../account/graph/open-pins.js';
import { SharedHeads } from '../account/graph/shared-heads.js';
import { closeInTurn } from './close-in-turn.js';
import type { Config } from './config.js';
import { exampleQuestions } from './example-questions.js';
import { graphiqlPage } from './graphiql-page.js';
import type { Listener } from './http/listener.js';
import { createMetrics, type Metrics } from './metrics.js';
import { createApolloEngine } from './query/apollo-engine.js';
import type { Engine } from './query/engine.js';
import type { Service } from './query/service.js';
import { createBreaker } from './remote/breaker.js';
import { type FetchTokens, fetchTokens } from './remote/fetch-token.js';
import { RemotePins } from './remote/remote-pins.js';
import { remoteService } from './remote/remote-service.js';
import { createTransport, DEFAULT_TRANSPORT_LIMITS, type Transport } from './remote/transport.js';
import { type Readiness, createServer } from './server.js';
import { storeReadiness } from './store-readiness.js';
import { type Surroundings, openGround, readSupergraph } from './wire-parts.js';

/** A gateway over subgraphs in other processes. It holds no graph. */
export interface WiredGateway {
  readonly server: Listener;
  readonly engine: Engine;
  becomeReady(): void;
  close(): Promise<void>;
}

/** Constructs the parts of a gateway that asks its subgraphs at these addresses. */
export async function wireGateway(
  config: Config,
  addresses: ReadonlyMap<string, URL>,
  surroundings: Surroundings,
): Promise<WiredGateway> {
  const { root, logger, now } = surroundings;
  const { store, key, cursors, feed } = await openGround(config, surroundings);
  const heads = new SharedHeads(store);
  const metrics = createMetrics({ runtime: true });
  const remote = remoteServices(addresses, fetchTokens(config.internalSecret ?? key, now), metrics);
  const engine = await createApolloEngine({
    supergraphSdl: readSupergraph(root),
    services: remote.services,
    onFetch: (service, outcome, error) => {
      metrics.fetched(service, outcome);
      if (error !== undefined) logger.error({ service, err: error }, 'a fetch failed');
    },
  });
  let readiness: Readiness = { kind: 'waiting', reason: 'subgraphs are starting' };
  const server = await createServer({
    engine,
    openRequest: async ({ header, text }) => {
      const request = { header, cursors: cursors.within(text) };
      const known = await heads.read();
      // refuses what no subgraph would read
      pinHeads(request, known);
      return { caller: { kind: 'owner' }, pins: new RemotePins(request, known) };
    },
    readiness: () => storeReadiness(readiness, () => heads.read()),
    logger,
    metrics,
    feed,
    page: graphiqlPage(exampleQuestions(undefined)),
  });
  return {
    server,
    engine,
    becomeReady: () => {
      readiness = { kind: 'ready' };
    },
    close: () =>
      closeInTurn([() => server.drain(), () => engine.stop(), remote.close, () => store.close()]),
  };
}

/** One pool for each server: a server may have several subgraphs. */
function remoteServices(
  addresses: ReadonlyMap<string, URL>,
  tokens: FetchTokens,
  metrics: Metrics,
): { readonly services: ReadonlyMap<string, Service>; close(): Promise<void> } {
  const transports = new Map<string, Transport>();
  const services = [...addresses].map(([name, { origin, pathname }]) => {
    const transport = transports.get(origin) ?? createTransport(origin, DEFAULT_TRANSPORT_LIMITS);
    transports.set(origin, transport);
    const breaker = createBreaker({ clock: () => performance.now() });
    metrics.breaker(name, () => breaker.state());
    const service = { name, path: pathname, transport, breaker, tokens, newId };
    return [name, remoteService(service)] as const;
  });
  return {
    services: new Map(services),
    close: () => closeInTurn([...transports.values()].map((one) => () => one.close())),
  };
}

function newId(): string {
  return randomBytes(12).toString('base64url');
}
