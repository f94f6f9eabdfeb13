import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';

/** What a server does with one request of which it has read the whole head; `times` counts requests from 1. */
export type Act = (socket: Socket, times: number) => void;

/** A server that does what a test says, byte by byte. */
export interface FaultyServer {
  readonly port: number;
  act: Act;
  /** requests so far */
  asked(): number;
  stop(): Promise<void>;
}

export async function startFaultyServer(act: Act): Promise<FaultyServer> {
  const sockets = new Set<Socket>();
  let asked = 0;
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
      const [head, body] = text.split('\r\n\r\n', 2);
      const [, length = '0'] = /content-length: (\d+)/i.exec(head ?? '') ?? [];
      if (body === undefined || Buffer.byteLength(body) < Number(length)) return;
      text = '';
      asked += 1;
      faulty.act(socket, asked);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const faulty: FaultyServer = {
    port: (server.address() as AddressInfo).port,
    act,
    asked: () => asked,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return faulty;
}

/** An HTTP answer as bytes. */
export function answer(
  body: string,
  {
    status = '200 OK',
    type = 'application/json',
    more = '',
    length = Buffer.byteLength(body),
  } = {},
): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${more}\r\n${body}`;
}
