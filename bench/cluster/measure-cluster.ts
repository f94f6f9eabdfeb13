import { randomBytes } from 'node:crypto';
import { SERVICE_NAMES } from '../../gateway/service-names.js';
import { openNeo4jGraphStore } from '../../neo4j/neo4j-graph-store.js';
import { writeMadeAccount } from '../federation/made-account.js';
import { WORKLOAD } from '../federation/workload.js';
import {
  type PeerFigure,
  type TurnOptions,
  measurePeers,
  ratioOf,
} from '../process/measure-peers.js';
import { startNeo4j } from '../process/start-neo4j.js';
import { type Started, startProcess } from '../process/start-process.js';

type Gateway = 'own' | 'apollo';

/** What a request costs each gateway process, the subgraphs being in another. */
export interface ClusterFigure extends PeerFigure<Gateway> {
  /** ours by Apollo's, median of the rounds' ratios */
  readonly ofApollo: number;
}

/** Our gateway process and a stock Apollo one over the same subgraphs in one other process, over Neo4j. */
export async function measureCluster(options: TurnOptions): Promise<readonly ClusterFigure[]> {
  const neo4j = await startNeo4j('1g');
  const started: Started[] = [];
  try {
    const store = await openNeo4jGraphStore(neo4j);
    await writeMadeAccount(store);
    await store.close();
    const environment = { ...neo4j.environment, INTERNAL_SECRET: randomBytes(24).toString('hex') };
    const subgraphs = await startHere('serve-subgraphs', [], environment);
    started.push(subgraphs);
    const own = await startOwn(subgraphs.url, environment);
    started.push(own);
    const plain = subgraphs.url.searchParams.get('plain') ?? '';
    const apollo = await startHere('stock-apollo', [plain], {});
    started.push(apollo);
    const gateways = new Map<Gateway, Started>([
      ['own', own],
      ['apollo', apollo],
    ]);
    const figures = await measurePeers(gateways, WORKLOAD, options);
    return figures.map((figure) => ({ ...figure, ofApollo: ratioOf(figure, 'own', 'apollo') }));
  } finally {
    await Promise.all(started.map((one) => one.stop()));
    await neo4j.stop();
  }
}

type Environment = Readonly<Record<string, string>>;

function startHere(
  program: string,
  args: readonly string[],
  environment: Environment,
): Promise<Started> {
  const entry = new URL(`./${program}.js`, import.meta.url);
  return startProcess({ entry, arguments: args, environment, says: 'message' });
}

/** Our process itself, in the role of a gateway. */
function startOwn({ origin }: URL, environment: Environment): Promise<Started> {
  const addresses = SERVICE_NAMES.map((name) => `${name}=${origin}/${name}`).join(',');
  return startProcess({
    entry: new URL('../../gateway/main.js', import.meta.url),
    environment: { ...environment, PORT: '0', SUBGRAPHS: addresses },
    says: 'line',
  });
}
