import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createInFlight, type Phase } from '../lifecycle.js';
import type { HttpLimits } from '../limits.js';

/** A listening server through its life. Made once, served once, drained once. */
export interface Listener {
  phase(): Phase['kind'];
  /** Starts to serve. Rejects when the address cannot be had. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /**
   * Ends: idle connections are closed at once; what is in flight is answered until the deadline, then every connection is
   * closed. The same promise for every call.
   */
  drain(): Promise<void>;
}

/** What takes the connections of a server that become something else than HTTP. */
export interface Upgrades {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends them, as part of the server's draining. */
  close(): Promise<void>;
}

/** Every exchange is in flight until its response is closed, so `handle` must answer each. */
export function createListener(
  limits: HttpLimits,
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  upgrades?: () => Upgrades | null,
): Listener {
  let phase: Phase = { kind: 'new' };
  const inFlight = createInFlight();
  const server = createServer(connectionOptions(limits), (request, response) => {
    inFlight.enter();
    response.once('close', () => inFlight.leave());
    handle(request, response);
  });
  server.maxHeadersCount = limits.headerCount;
  if (limits.connections !== undefined) server.maxConnections = limits.connections;
  if (upgrades !== undefined) {
    server.on('upgrade', (request, socket, head) => {
      const taker = upgrades();
      if (taker === null) socket.destroy();
      else taker.upgrade(request, socket, head);
    });
  }
  const shut = async (): Promise<void> => {
    server.closeIdleConnections();
    await Promise.all([inFlight.idle(limits.drainDeadline), upgrades?.()?.close()]);
    await closed(server);
    phase = { kind: 'closed' };
  };
  return {
    phase: () => phase.kind,
    async listen(port, host) {
      const address = await listening(server, port, host);
      phase = { kind: 'serving', address };
      return address;
    },
    drain() {
      if (phase.kind === 'closed') return Promise.resolve();
      if (phase.kind === 'draining') return phase.done;
      const done = shut();
      phase = { kind: 'draining', done };
      return done;
    },
  };
}

function connectionOptions(limits: HttpLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    connectionsCheckingInterval: limits.connectionCheckInterval,
  };
}

function listening(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
