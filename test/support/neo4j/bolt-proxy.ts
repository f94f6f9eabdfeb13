import { once } from 'node:events';
import { type Server, type Socket, connect, createServer } from 'node:net';

import { type BoltFrame, BoltStream, isManifest } from './bolt-stream.js';

/** The requests at which a fault can be put. */
export const boltRequests = ['BEGIN', 'RUN', 'COMMIT'] as const;
export type BoltRequest = (typeof boltRequests)[number];

export const faultEffects = [
  /** the line drops, and the server never had the request */
  'dropBefore',
  /** the line drops as soon as the server was sent the request */
  'dropAfter',
  /** the server has answered; the line drops before any of it arrives */
  'dropAnswer',
  /** the line drops after half of the answer's bytes */
  'dropHalf',
  /** the server has the request; nothing of it ever arrives again, and the line stays open */
  'hang',
  /** the line stays open and silent; the server gets the request only when the client has gone */
  'deliverLate',
] as const;
export type FaultEffect = (typeof faultEffects)[number];
/** Those after which the client waits as long as it likes to. */
export const silentEffects: readonly FaultEffect[] = ['hang', 'deliverLate'];

export interface Fault {
  readonly on: BoltRequest;
  /** of all connections' requests of that kind since the script began, from 1 */
  readonly nth: number;
  readonly effect: FaultEffect;
  /** how many connections made after it are cut at once */
  readonly refuse: number;
}

export interface BoltProxy {
  readonly uri: string;
  /** Begins a script; each of its faults comes about at most once. */
  arm(faults: readonly Fault[]): void;
  /** Ends the script and gives the faults that came about. Lines that hang go on hanging. */
  disarm(): readonly Fault[];
  /** The most transactions that were begun and not ended at one moment since the script began. */
  mostBegun(): number;
  close(): Promise<void>;
}

const signatures: ReadonlyMap<number, BoltRequest> = new Map([
  [0x10, 'RUN'],
  [0x11, 'BEGIN'],
  [0x12, 'COMMIT'],
]);
const rollback = 0x13;
const goodbye = 0x02;
const record = 0x71;

/** Stands before a Neo4j server on loopback and lets its script happen to the lines. */
export async function startBoltProxy(serverPort: number): Promise<BoltProxy> {
  const script = new Script();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
  };
  const server = createServer({ noDelay: true }, (client) => {
    if (script.refuses()) return client.destroy();
    const upstream = connect({ port: serverPort, host: '127.0.0.1', noDelay: true });
    return new Line(keep(client), keep(upstream), script);
  });
  return {
    uri: `bolt://127.0.0.1:${await portOf(server)}`,
    arm: (faults) => script.begin(faults),
    disarm: () => script.end(),
    mostBegun: () => script.mostBegun,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

async function portOf(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

/** Which faults are to come and which came. */
class Script {
  #coming: readonly Fault[] = [];
  #came: Fault[] = [];
  #refusals = 0;
  readonly #counts = new Map<BoltRequest, number>();
  /** the lines that are in a transaction */
  readonly #begun = new Set<Line>();
  mostBegun = 0;

  begin(faults: readonly Fault[]): void {
    this.#coming = faults;
    this.#came = [];
    this.#counts.clear();
    this.#begun.clear();
    this.mostBegun = 0;
  }

  end(): readonly Fault[] {
    this.#coming = [];
    this.#refusals = 0;
    return this.#came;
  }

  refuses(): boolean {
    if (this.#refusals === 0) return false;
    this.#refusals -= 1;
    return true;
  }

  /** Counts the transactions that are under way. */
  follow(line: Line, signature: number | null): void {
    const request = signatures.get(signature ?? -1);
    if (request === 'BEGIN') this.#begun.add(line);
    const isEnd = request === 'COMMIT' || signature === rollback || signature === goodbye;
    if (isEnd) this.#begun.delete(line);
    this.mostBegun = Math.max(this.mostBegun, this.#begun.size);
  }

  /** The fault that is put at this request, which is counted. */
  at(signature: number | null): Fault | null {
    const request = signatures.get(signature ?? -1);
    if (request === undefined) return null;
    const nth = (this.#counts.get(request) ?? 0) + 1;
    this.#counts.set(request, nth);
    const fault = this.#coming.find((coming) => coming.on === request && coming.nth === nth);
    if (fault === undefined) return null;
    this.#came.push(fault);
    this.#refusals += fault.refuse;
    return fault;
  }
}

/** A client's connection and the one that stands for it at the server. */
class Line {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #script: Script;
  readonly #requests = new BoltStream('client');
  readonly #answers = new BoltStream('server');
  /** for each request that has no answer yet, what is to happen to that */
  readonly #awaited: (FaultEffect | null)[] = [];
  #isSilent = false;
  #late: Buffer | null = null;

  constructor(client: Socket, upstream: Socket, script: Script) {
    this.#client = client;
    this.#upstream = upstream;
    this.#script = script;
    client.on('data', (data: Buffer) => {
      for (const frame of this.#requests.push(data)) this.#request(frame);
    });
    upstream.on('data', (data: Buffer) => {
      for (const frame of this.#answers.push(data)) this.#answer(frame);
    });
    client.on('close', () => this.#clientGone());
    upstream.on('close', () => this.#serverGone());
  }

  #request({ bytes, signature }: BoltFrame): void {
    if (this.#late !== null || this.#client.destroyed) return;
    this.#script.follow(this, signature);
    const effect = this.#script.at(signature)?.effect ?? null;
    if (effect === 'dropBefore') return this.#drop();
    if (effect === 'deliverLate') {
      this.#late = bytes;
      this.#isSilent = true;
      return;
    }
    if (signature !== null && signature !== goodbye) this.#awaited.push(effect);
    if (effect !== 'dropAfter') return void this.#upstream.write(bytes);
    this.#upstream.end(bytes);
    this.#client.destroy();
  }

  #answer({ bytes, signature }: BoltFrame): void {
    if (isManifest(bytes) && signature === null) this.#requests.expectChoice();
    const isSummary = signature !== null && signature !== record;
    const effect = isSummary ? (this.#awaited.shift() ?? null) : null;
    if (effect === 'hang') this.#isSilent = true;
    if (effect === 'dropAnswer' || effect === 'deliverLate') return this.#drop();
    if (this.#isSilent || this.#client.destroyed) return;
    if (effect !== 'dropHalf') return void this.#client.write(bytes);
    this.#client.write(bytes.subarray(0, bytes.length / 2), () => this.#drop());
  }

  #drop(): void {
    this.#client.destroy();
    this.#upstream.destroy();
  }

  /** What it sent may still be under way: the server gets it, and ends the line once that is answered. */
  #clientGone(): void {
    this.#script.follow(this, goodbye);
    if (this.#late === null) return void this.#upstream.end();
    this.#awaited.push('deliverLate');
    this.#upstream.write(this.#late);
  }

  /** A silent line does not tell. */
  #serverGone(): void {
    if (!this.#isSilent) this.#client.destroy();
  }
}
