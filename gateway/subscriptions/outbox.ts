import type { WebSocket } from 'ws';
import type { SocketLimits } from '../limits.js';
import type { Payload } from './stages.js';

/** A larger message is sent in parts, so that no more than these are copied for one socket. */
const PART = 65_536;
/** Messages that wait before no more are read from the client. */
const MOST_WAITING = 100;
const DONE = Promise.resolve();

export interface OutboxOptions {
  readonly socket: WebSocket;
  readonly limits: Pick<SocketLimits, 'bufferedBytes' | 'stallTime'>;
  /** told when the client has taken nothing for as long as the limits allow */
  readonly stalled: () => void;
}

/** What waits to be sent over one socket. At most so many bytes are given to the socket before its client takes them. */
export class Outbox {
  readonly #options: OutboxOptions;
  #isClosed = false;
  #buffered = 0;
  #waiting = 0;
  #sending: Promise<void> = DONE;
  /** ends when nobody has a turn or waits for one any more; null: nobody has */
  #turn: Promise<void> | null = null;
  /** the next time that the client takes something, for all who wait for it */
  #movement: Promise<void> | null = null;
  #moved: (() => void) | null = null;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Bytes given to the socket and not taken yet. */
  get buffered(): number {
    return this.#buffered;
  }

  /** Sends a message whole, after those before it. Fulfils once it was given to the socket, or can no longer be. */
  send(text: string): Promise<void> {
    const { socket } = this.#options;
    if (this.#waiting === 0 && text.length <= PART) {
      const bytes = Buffer.byteLength(text);
      if (this.#hasRoom(bytes)) return this.#hand(text, bytes, true);
    }
    this.#waiting += 1;
    if (this.#waiting === MOST_WAITING) socket.pause();
    this.#sending = this.#sending.then(async () => {
      await this.#giveAll(text);
      this.#waiting -= 1;
      if (this.#waiting === 0 && socket.isPaused) socket.resume();
    });
    return this.#sending;
  }

  /** The same for an operation's event. */
  sendNext(operation: string, { text }: Payload): Promise<void> {
    return this.send(`{"id":${JSON.stringify(operation)},"type":"next","payload":${text}}`);
  }

  /** Fulfils when everything was given to the socket and there is room for more. */
  ready(): Promise<void> {
    if (this.#waiting === 0 && this.#hasRoom(1)) return DONE;
    return this.#sending.then(() => this.#room(1));
  }

  /** One event of this socket at a time is made and sent: the others wait as a position in the log, not as a text. */
  inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn === null ? work() : this.#turn.then(work);
    const turn = mine
      .catch(() => undefined)
      .then(() => {
        if (this.#turn === turn) this.#turn = null;
      });
    this.#turn = turn;
    return mine;
  }

  /** Nothing more is sent, and nobody waits any more. */
  close(): void {
    this.#isClosed = true;
    this.#moved?.();
  }

  async #giveAll(text: string): Promise<void> {
    if (text.length <= PART) return this.#give(text, true);
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length && !this.#isClosed; at += PART) {
      await this.#give(bytes.subarray(at, at + PART), at + PART >= bytes.length);
    }
  }

  async #give(data: string | Buffer, fin: boolean): Promise<void> {
    const bytes = Buffer.byteLength(data);
    await this.#room(bytes);
    if (!this.#isClosed) await this.#hand(data, bytes, fin);
  }

  #hand(data: string | Buffer, bytes: number, fin: boolean): Promise<void> {
    this.#buffered += bytes;
    this.#options.socket.send(data, { binary: false, fin }, () => {
      this.#buffered -= bytes;
      this.#moved?.();
    });
    return DONE;
  }

  #hasRoom(bytes: number): boolean {
    if (this.#isClosed) return false;
    return this.#buffered === 0 || this.#buffered + bytes <= this.#options.limits.bufferedBytes;
  }

  /** Waits until so many bytes more may be given to the socket; one part may be even when it alone is more. */
  async #room(bytes: number): Promise<void> {
    while (!this.#isClosed && !this.#hasRoom(bytes)) {
      await (this.#movement ??= this.#nextMovement());
    }
  }

  #nextMovement(): Promise<void> {
    const { stalled, limits } = this.#options;
    return new Promise((resolve) => {
      const timer = setTimeout(stalled, limits.stallTime);
      this.#moved = () => {
        clearTimeout(timer);
        this.#movement = null;
        this.#moved = null;
        resolve();
      };
    });
  }
}
