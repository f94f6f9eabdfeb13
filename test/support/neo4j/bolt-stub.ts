import { once } from 'node:events';
import { type Socket, createServer } from 'node:net';

import { BoltStream } from './bolt-stream.js';

const goodbye = 0x02;
const bolt54 = Buffer.from([0, 0, 4, 5]);

/** A server that speaks enough Bolt to be asked who it is, and answers this: `Neo4j/4.4.38`. */
export async function startBoltStub(
  agent: string,
): Promise<{ readonly uri: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const requests = new BoltStream('client');
    socket.on('data', (data: Buffer) => {
      for (const { signature } of requests.push(data)) {
        if (signature === goodbye) socket.end();
        else socket.write(signature === null ? bolt54 : success({ server: agent }));
      }
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    uri: `bolt://127.0.0.1:${address.port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A SUCCESS with a small map, as one chunk. */
function success(metadata: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries({ connection_id: 'bolt-1', ...metadata });
  const members = entries.flatMap(([key, value]) => [text(key), text(value)]);
  const message = Buffer.concat([Buffer.from([0xb1, 0x70, 0xa0 + entries.length]), ...members]);
  return Buffer.concat([Buffer.from([0, message.length]), message, Buffer.from([0, 0])]);
}

/** Of less than 256 bytes. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
}
