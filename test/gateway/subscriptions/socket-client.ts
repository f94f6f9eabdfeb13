import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A message of graphql-transport-ws as it came. */
export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface NextPayload<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions?: { readonly versions?: Readonly<Record<string, number>> };
}

/** A client that sends what a test says, good or bad, and reads message by message. */
export interface SocketClient {
  readonly socket: WebSocket;
  send(message: unknown): void;
  subscribe(id: string, query: string, variables?: Readonly<Record<string, unknown>>): void;
  /** The next message that was not read yet, of this operation when it is named. */
  read(id?: string): Promise<Message>;
  /** The data of the next event of an operation; throws for anything else. */
  event<Data>(id: string): Promise<NextPayload<Data>>;
  /** the messages that nobody has read */
  unread(): readonly Message[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  close(): Promise<void>;
}

const PROTOCOL = 'graphql-transport-ws';

export interface ConnectOptions {
  /** false: nothing is sent by itself */
  readonly initiate?: boolean;
  readonly protocol?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Connects to a WebSocket of GraphQL, and waits until the server has acknowledged it. */
export async function connect(url: string, options: ConnectOptions = {}): Promise<SocketClient> {
  const { initiate = true, protocol = PROTOCOL, headers = {} } = options;
  const socket = new WebSocket(url.replace(/^http/, 'ws'), protocol, { headers });
  const messages: Message[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    messages.push(JSON.parse(data.toString()) as Message);
    for (const look of waiting) look();
  });
  const closed = new Promise<{ readonly code: number; readonly reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      for (const look of waiting) look();
      resolve({ code, reason: String(reason) });
    });
  });
  // whoever waits for something is told; who breaks the protocol expects it
  socket.on('error', () => undefined);
  const client: SocketClient = {
    socket,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe: (id, query, variables = {}) =>
      client.send({ id, type: 'subscribe', payload: { query, variables } }),
    read: (id) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = messages.findIndex((one) => id === undefined || one.id === id);
          if (at < 0 && socket.readyState === WebSocket.OPEN) return;
          waiting.delete(look);
          const [found] = at < 0 ? [] : messages.splice(at, 1);
          if (found === undefined) reject(new Error('the socket is closed'));
          else resolve(found);
        };
        waiting.add(look);
        look();
      }),
    event: async <Data>(id: string) => {
      const { type, payload } = await client.read(id);
      if (type === 'next') return payload as NextPayload<Data>;
      throw new Error(`${type} ${JSON.stringify(payload)}`);
    },
    unread: () => [...messages],
    closed,
    close: async () => {
      socket.close();
      await closed;
    },
  };
  await once(socket, 'open');
  if (initiate) {
    client.send({ type: 'connection_init' });
    await client.read();
  }
  return client;
}
