import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** Connections to every address together, kept open, for one provider or several. */
export interface ConnectionPool {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
  /** Closes them all; whoever asks afterwards opens new ones. */
  close(): void;
}

/** At most so many at once, idle ones counted. */
export function openConnectionPool(most = 64): ConnectionPool {
  const options = { keepAlive: true, maxTotalSockets: most, maxSockets: most };
  const httpAgent = new OpenHttpAgent(options);
  const httpsAgent = new OpenHttpsAgent(options);
  return {
    httpAgent,
    httpsAgent,
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

class OpenHttpAgent extends HttpAgent {
  readonly #most: number;

  constructor(options: AgentOptions & { readonly maxTotalSockets: number }) {
    super(options);
    this.#most = options.maxTotalSockets;
  }

  override keepSocketAlive(socket: Duplex): boolean {
    return leavesRoom(this, this.#most) && keeps(super.keepSocketAlive(socket));
  }
}

class OpenHttpsAgent extends HttpsAgent {
  readonly #most: number;

  constructor(options: AgentOptions & { readonly maxTotalSockets: number }) {
    super(options);
    this.#most = options.maxTotalSockets;
  }

  override keepSocketAlive(socket: Duplex): boolean {
    return leavesRoom(this, this.#most) && keeps(super.keepSocketAlive(socket));
  }
}

/** An agent never closes an idle connection to one address for a request to another, which waits until the idle one ends. */
function leavesRoom({ requests, freeSockets }: HttpAgent, most: number): boolean {
  if (Object.keys(requests).length > 0) return false;
  const idle = Object.values(freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
  return idle < most / 2;
}

/** What the library's types leave out: false ends the connection. */
function keeps(answer: unknown): boolean {
  return answer !== false;
}
