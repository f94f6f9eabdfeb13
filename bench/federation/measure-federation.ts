import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PeerFigure,
  type TurnOptions,
  measurePeers,
  ratioOf,
} from '../process/measure-peers.js';
import { type Started, startProcess } from '../process/start-process.js';
import { embedded } from './embedded.js';
import { writeMadeAccount } from './made-account.js';
import { WORKLOAD } from './workload.js';

const PEERS = ['own', 'apollo', 'monolith'] as const;
type Peer = (typeof PEERS)[number];

export interface FederationFigure extends PeerFigure<Peer> {
  /** ours by the peer's, median of the rounds' ratios */
  readonly ofMonolith: number;
  readonly ofApollo: number;
}

/** Asks the three peers the same questions in turn. Throws when their data differ. */
export async function measureFederation(
  options: TurnOptions,
): Promise<readonly FederationFigure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-bench-'));
  const store = embedded(directory);
  await writeMadeAccount(store);
  await store.close();
  const peers = new Map<Peer, Started>();
  try {
    for (const peer of PEERS) peers.set(peer, await startPeer(peer, directory));
    const figures = await measurePeers(peers, WORKLOAD, options);
    return figures.map((figure) => ({
      ...figure,
      ofMonolith: ratioOf(figure, 'own', 'monolith'),
      ofApollo: ratioOf(figure, 'own', 'apollo'),
    }));
  } finally {
    await Promise.all([...peers.values()].map((peer) => peer.stop()));
    await rm(directory, { recursive: true, force: true });
  }
}

function startPeer(peer: Peer, directory: string): Promise<Started> {
  const entry = new URL('./serve.js', import.meta.url);
  return startProcess({ entry, arguments: [peer, directory], says: 'message' });
}
