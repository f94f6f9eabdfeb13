import { once } from 'node:events';
import {
  Agent,
  type IncomingMessage,
  type ServerResponse,
  createServer,
  request as ask,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { BusyTime } from './busy-time.js';

export interface PassThrough {
  readonly url: string;
  stop(): Promise<void>;
}

/** Stands before a server, hands everything on as it is and notes when the server has something to answer. */
export async function startPassThrough(upstream: string, busy: BusyTime): Promise<PassThrough> {
  const { hostname, port } = new URL(upstream);
  const agent = new Agent({ keepAlive: true });
  const handOn = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url: path, headers } = request;
    const onward = ask({ agent, hostname, port, method, path, headers });
    const began = once(onward, 'response') as Promise<[IncomingMessage]>;
    const sent = pipeline(request, onward);
    const [answer] = await began;
    // of that one connection only: the provider itself keeps its connections, moto does not
    const { connection: _connection, ...answered } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, answered);
    await Promise.all([sent, pipeline(answer, response)]);
  };
  const server = createServer((request, response) => {
    busy.during(() => handOn(request, response)).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      agent.destroy();
    },
  };
}
