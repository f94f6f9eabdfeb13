import { type AddressInfo, type Socket, createServer } from 'node:net';
import type { AccountId } from '../../../account/graph/record.js';
import type { CollectionRequest } from '../../../account/collect/stages.js';
import { createLogger } from '../../../gateway/log.js';
import { projectRoot } from '../../../gateway/project-root.js';
import { wireSubgraphs } from '../../../gateway/wire-subgraphs.js';
import type { Wired } from '../../../gateway/wire.js';
import { aroundFetches } from '../around-fetches.js';
import { configOf } from '../config-of.js';
import { noTerminal } from '../no-terminal.js';
import { placeStore } from '../neo4j/place-store.js';
import { type Channel, openChannel } from './channel.js';
import type { Opening } from './opening.js';

/**
 * A process that serves subgraphs for whoever connects to it: each connection opens one subgraph server, with a store
 * connection of its own, which ends with it at the latest. Prints `ready <port>`.
 */
const server = createServer((socket) => serve(socket));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`);
});

function serve(socket: Socket): void {
  let opening: Promise<Wired> | null = null;
  const wired = async (): Promise<Wired> => {
    if (opening === null) throw new Error('Nothing has been opened');
    return opening;
  };
  const close = async () => {
    const opened = opening;
    opening = null;
    await (await opened)?.close();
  };
  const channel = openChannel(socket, {
    open: async (asked: Opening) => {
      opening = wireHere(asked, channel);
      return (await (await opening).server.listen(0, '127.0.0.1')).port;
    },
    becomeReady: async () => (await wired()).becomeReady(),
    collectAll: async (request: CollectionRequest) => (await wired()).accounts.collectAll(request),
    refresh: async ([account, request]: readonly [AccountId, CollectionRequest]) =>
      (await wired()).accounts.refresh(account, request),
    close,
  });
  // a test that was killed closes nothing; what could not be opened is nothing to close
  void channel.ended.then(close).catch(() => undefined);
}

function wireHere({ settings, names, memory, isHeld }: Opening, channel: Channel): Promise<Wired> {
  const asked = (service: string) => channel.call<void>('fetch', service);
  return wireSubgraphs(configOf(settings), names, {
    root: projectRoot(),
    logger: createLogger('info', { write: (line: string) => channel.tell('log', line) }),
    terminal: noTerminal(),
    now: Date.now,
    ...(memory !== null && { memory }),
    ...(isHeld && { aroundSubgraph: aroundFetches(asked) }),
    aroundStore: (store) => placeStore(store, settings['DATA_DIR'] ?? ''),
  });
}
