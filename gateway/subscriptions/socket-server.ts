import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Feed } from '../../account/feed/feed.js';
import type { GraphqlRouteOptions } from '../graphql-route.js';
import { type AllowedHosts, isAllowedHost } from '../http/host-name.js';
import { errorAnswer, type Answer } from '../http/send.js';
import { createInFlight } from '../lifecycle.js';
import type { SocketLimits } from '../limits.js';
import type { Logger } from '../log.js';
import { isAllowedOrigin } from './allowed-origin.js';
import { createAskEngine } from './ask-engine.js';
import { createGraphqlSockets } from './graphql-sockets.js';
import { OpenSockets } from './open-sockets.js';
import { SharedPayloads } from './shared-payloads.js';
import type { GraphQLSchema } from 'graphql';

export interface SocketServerOptions extends GraphqlRouteOptions {
  readonly schema: GraphQLSchema;
  readonly feed: Feed;
  readonly socketLimits: SocketLimits;
  readonly allowedHosts: AllowedHosts;
  readonly logger: Logger;
}

/** GraphQL over WebSocket at `/graphql` of an HTTP server. */
export interface SocketServer {
  /** Takes a request to upgrade, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends: subscriptions are told that the server closes, questions are answered, then every socket is closed. */
  close(): Promise<void>;
}

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { socketLimits: limits, feed, httpLimits } = options;
  const questions = createInFlight();
  const subscriptions = createInFlight();
  const graphql = createGraphqlSockets({
    ...options,
    ask: createAskEngine({ ...options, newId: randomUUID }),
    shared: new SharedPayloads(),
    limits,
    questions,
    subscriptions,
  });
  const sockets = new OpenSockets(graphql, options);
  const upgrader = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    handleProtocols,
  });
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const refused = whyRefused(request, sockets, options);
      if (refused !== null) return refuse(socket, refused);
      const address = request.socket.remoteAddress ?? '';
      upgrader.handleUpgrade(request, socket, head, (webSocket) => {
        sockets.take(webSocket, address);
      });
    },
    async close() {
      sockets.takeNoMore();
      feed.close();
      await Promise.all([
        questions.idle(httpLimits.drainDeadline),
        subscriptions.idle(limits.closeTime),
      ]);
      await sockets.closeAll();
    },
  };
}

/** Null: it is let in. */
function whyRefused(
  { url = '', headers, socket }: IncomingMessage,
  sockets: OpenSockets,
  { allowedHosts, socketLimits }: SocketServerOptions,
): Answer | null {
  const [path] = url.split('?', 1);
  if (path !== '/graphql') {
    return errorAnswer(404, 'BAD_INPUT', 'There is no WebSocket at this address.');
  }
  if (!isAllowedHost(headers.host, allowedHosts)) {
    return errorAnswer(
      403,
      'BAD_INPUT',
      'This server answers only to the names of its own machine.',
    );
  }
  if (!isAllowedOrigin(headers.origin, headers.host, socketLimits.origins)) {
    return errorAnswer(403, 'BAD_INPUT', 'Pages of this origin may not open a WebSocket here.');
  }
  return sockets.whyFull(socket.remoteAddress ?? '');
}

const PHRASES: Readonly<Record<number, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

function refuse(socket: Duplex, { status, type, body }: Answer): void {
  const head = [
    `HTTP/1.1 ${status} ${PHRASES[status] ?? 'Refused'}`,
    'connection: close',
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
