import { type BreakerOptions, createBreaker } from '../../../gateway/remote/breaker.js';
import { createLogger } from '../../../gateway/log.js';
import { createMetrics } from '../../../gateway/metrics.js';
import { createApolloEngine } from '../../../gateway/query/apollo-engine.js';
import { localServices } from '../../../gateway/query/local-services.js';
import { fetchTokens } from '../../../gateway/remote/fetch-token.js';
import { RemotePins } from '../../../gateway/remote/remote-pins.js';
import { remoteService } from '../../../gateway/remote/remote-service.js';
import {
  DEFAULT_TRANSPORT_LIMITS,
  type TransportLimits,
  createTransport,
} from '../../../gateway/remote/transport.js';
import { createServer } from '../../../gateway/server.js';
import { smallGraph } from '../set-up/small-graph.js';

export interface RemoteOptions {
  readonly port: number;
  readonly limits?: Partial<TransportLimits>;
  readonly breaker?: Partial<BreakerOptions>;
}

let ids = 0;

/** The small graph with its storage at a port of its own and everything else here. */
export async function serveWithRemote({ port, limits, breaker }: RemoteOptions) {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const metrics = createMetrics({ runtime: false });
  const { supergraphSdl, subgraphs } = smallGraph();
  const transport = createTransport(`http://127.0.0.1:${port}`, {
    ...DEFAULT_TRANSPORT_LIMITS,
    ...limits,
  });
  const storage = remoteService({
    name: 'storage',
    path: '/storage',
    transport,
    breaker: createBreaker({ clock: () => performance.now(), ...breaker }),
    tokens: fetchTokens('a secret of the tests', Date.now),
    newId: () => `id-of-a-test-${String((ids += 1)).padStart(8, '0')}`,
  });
  const engine = await createApolloEngine({
    supergraphSdl,
    services: new Map([...localServices(subgraphs), ['storage', storage]]),
    onFetch: (service, outcome, error) => {
      metrics.fetched(service, outcome);
      if (error !== undefined) logger.error({ service, err: error }, 'a fetch failed');
    },
  });
  const server = await createServer({
    engine,
    logger,
    metrics,
    page: null,
    openRequest: () => ({ caller: { kind: 'owner' }, pins: pinsOfBoth() }),
    readiness: () => ({ kind: 'ready' }),
  });
  const address = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${address.port}/graphql`;
  const stop = async () => {
    await server.drain();
    await engine.stop();
    await transport.close();
  };
  return { url, lines, metrics, stop };
}

/** For the services that are here, too. */
function pinsOfBoth(): RemotePins {
  const pins = new RemotePins({ cursors: [] }, [{ account: 'acct-1', seq: 7 }]);
  return Object.assign(pins, { view: () => null });
}
