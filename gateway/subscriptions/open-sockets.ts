import { setImmediate as turn } from 'node:timers/promises';
import type { Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { errorAnswer, type Answer } from '../http/send.js';
import type { SocketLimits } from '../limits.js';
import type { Logger } from '../log.js';
import type { Metrics } from '../metrics.js';
import { CLOSE, type CloseReason } from './close-code.js';
import type { SocketExtra } from './graphql-sockets.js';
import { Outbox } from './outbox.js';

export interface OpenSocketsOptions {
  readonly socketLimits: SocketLimits;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** One socket while it is open. */
interface Open {
  readonly socket: WebSocket;
  readonly outbox: Outbox;
  readonly address: string;
  readonly openedAt: number;
  /** whether the last ping was answered */
  isAlive: boolean;
}

/** The sockets of a server, from when they are open until they are closed. */
export class OpenSockets {
  readonly #graphql: Server<SocketExtra>;
  readonly #options: OpenSocketsOptions;
  readonly #open = new Set<Open>();
  readonly #addresses = new Map<string, number>();
  #pinging: NodeJS.Timeout | null = null;
  #isClosing = false;
  #whenNone: (() => void) | null = null;

  constructor(graphql: Server<SocketExtra>, options: OpenSocketsOptions) {
    this.#graphql = graphql;
    this.#options = options;
    options.metrics.bufferedBytes(() =>
      [...this.#open].reduce((sum, { outbox }) => sum + outbox.buffered, 0),
    );
  }

  /** Null: there is room for one more of this address. */
  whyFull(address: string): Answer | null {
    if (this.#isClosing) return errorAnswer(503, 'NOT_READY', 'The server is draining.');
    const { socketsPerAddress: max } = this.#options.socketLimits;
    if ((this.#addresses.get(address) ?? 0) < max) return null;
    return errorAnswer(429, 'QUERY_REFUSED', `One address may have ${max} sockets at once.`);
  }

  take(socket: WebSocket, address: string): void {
    const { socketLimits: limits, metrics } = this.#options;
    const stalled = () => this.#close(open, CLOSE.stalled);
    const outbox = new Outbox({ socket, limits, stalled });
    const open: Open = { socket, outbox, address, openedAt: performance.now(), isAlive: true };
    this.#open.add(open);
    this.#addresses.set(address, (this.#addresses.get(address) ?? 0) + 1);
    metrics.sockets(1);
    this.#pinging ??= setInterval(() => this.#ping(), limits.pingInterval).unref();
    const closed = this.#graphql.opened(
      {
        protocol: socket.protocol,
        send: (text) => outbox.send(text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data: Buffer) => {
            take(data.toString()).catch((error: unknown) => this.#failed(open, error));
          });
        },
      },
      { outbox, caller: { kind: 'owner' } },
    );
    socket.on('pong', () => {
      open.isAlive = true;
    });
    // what is wrong with a frame closes the socket with its code
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      this.#closed(open, code);
      closed(code, String(reason)).catch((error: unknown) => this.#fault(error));
    });
  }

  takeNoMore(): void {
    this.#isClosing = true;
  }

  /** Closes every socket, and cuts off those that do not close in time. */
  async closeAll(): Promise<void> {
    if (this.#open.size === 0) return;
    const none = new Promise<void>((resolve) => {
      this.#whenNone = resolve;
    });
    // what has just ended still says so
    await turn();
    for (const open of this.#open) {
      this.#cutOffLater(open);
      void open.outbox.ready().then(() => this.#close(open, CLOSE.goingAway));
    }
    await none;
  }

  #close(open: Open, { code, reason }: CloseReason): void {
    open.socket.close(code, reason);
    this.#cutOffLater(open);
  }

  #cutOffLater({ socket }: Open): void {
    const cutOff = setTimeout(() => socket.terminate(), this.#options.socketLimits.closeTime);
    socket.once('close', () => clearTimeout(cutOff));
  }

  #closed(open: Open, code: number): void {
    const { address, openedAt, outbox } = open;
    outbox.close();
    this.#open.delete(open);
    const others = (this.#addresses.get(address) ?? 1) - 1;
    if (others === 0) this.#addresses.delete(address);
    else this.#addresses.set(address, others);
    this.#options.metrics.sockets(-1);
    const milliseconds = Math.round(performance.now() - openedAt);
    this.#options.logger.info({ code, milliseconds }, 'a socket was closed');
    if (this.#open.size > 0) return;
    if (this.#pinging !== null) clearInterval(this.#pinging);
    this.#pinging = null;
    this.#whenNone?.();
  }

  #ping(): void {
    for (const open of this.#open) {
      if (!open.isAlive) open.socket.terminate();
      else if (open.socket.readyState === open.socket.OPEN) {
        open.isAlive = false;
        open.socket.ping();
      }
    }
  }

  /** A message of a kind that only servers send is the client's fault; the library throws it like its own. */
  #failed(open: Open, error: unknown): void {
    const isMisplaced =
      error instanceof Error && error.message.startsWith('Unexpected message of type');
    if (!isMisplaced) this.#fault(error);
    this.#close(open, isMisplaced ? CLOSE.badRequest : CLOSE.fault);
  }

  #fault(error: unknown): void {
    this.#options.logger.error({ err: error }, 'a fault while serving a socket');
  }
}
