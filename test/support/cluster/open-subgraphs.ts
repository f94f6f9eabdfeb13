import { once } from 'node:events';
import { connect } from 'node:net';
import type { Accounts } from '../../../account/accounts.js';
import type { Shared } from '../topology.js';
import { openChannel } from './channel.js';

/** A subgraph server in another process. */
export interface OpenedSubgraphs {
  readonly origin: string;
  readonly accounts: Pick<Accounts, 'collectAll' | 'refresh'>;
  becomeReady(): Promise<void>;
  close(): Promise<void>;
}

/** Has the process that listens at this port serve these subgraphs. */
export async function openSubgraphs(
  port: number,
  names: readonly string[],
  { settings, memory, beforeFetch, log }: Shared,
): Promise<OpenedSubgraphs> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const channel = openChannel(socket, {
    log,
    fetch: (service: string) => beforeFetch?.(service),
  });
  const close = async () => {
    channel.end();
    await channel.ended;
  };
  const opening = { settings, names, memory, isHeld: beforeFetch !== null };
  try {
    const listening = await channel.call<number>('open', opening);
    return {
      origin: `http://127.0.0.1:${listening}`,
      accounts: {
        collectAll: (request) => channel.call('collectAll', request),
        refresh: (account, request) => channel.call('refresh', [account, request]),
      },
      becomeReady: () => channel.call('becomeReady'),
      close: async () => {
        await channel.call('close');
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
