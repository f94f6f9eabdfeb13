import { monolith } from './peers/monolith.js';
import { ownGateway } from './peers/own-gateway.js';
import { stockApollo } from './peers/stock-apollo.js';

// One peer in a process of its own: `serve.js <peer> <data directory>`. Its first message says where it serves.
const PEERS: Readonly<Record<string, (dataDirectory: string) => Promise<string>>> = {
  own: ownGateway,
  apollo: stockApollo,
  monolith,
};

const [, , peer = '', dataDirectory = ''] = process.argv;
const start = PEERS[peer];
if (start === undefined) throw new Error(`There is no peer ${JSON.stringify(peer)}`);
process.send?.(await start(dataDirectory));
