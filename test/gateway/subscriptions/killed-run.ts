import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { appendVersion } from '../../account/feed/append-version.js';
import { foldSome } from '../../account/feed/fold-some.js';
import type {
  AppendedChange,
  AppendedVersion,
  RecordedRun,
  Recording,
  Session,
  ToldEvent,
} from '../../account/feed/recording.js';
import { account } from '../../account/feed/scripted-source.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { type StartedProcess, startProcess } from '../../support/start-process.js';
import { connect, type SocketClient } from './socket-client.js';

export interface KilledRunOptions {
  readonly seed: number;
  readonly versions: number;
  readonly clients: number;
  /** how often the process is killed */
  readonly kills: number;
  /** whether versions are folded meanwhile */
  readonly folding: boolean;
}

/** Versions that are written ahead of the client that is furthest. */
const AHEAD = 40;
/** Versions that are written while nobody serves. */
const UNSERVED = 20;
const FOLLOW = `subscription ($account: ID!, $after: Int, $services: [String!]) {
  accountChanged(account: $account, after: $after, services: $services) {
    kind resumeAfter version { seq } changes { id }
  }
}`;

interface Changed {
  readonly accountChanged: {
    readonly kind: string;
    readonly resumeAfter: number;
    readonly version: { readonly seq: number };
    readonly changes: readonly { readonly id: string }[];
  };
}

interface Client {
  readonly sessions: { readonly after: number; readonly events: ToldEvent[] }[];
  readonly services: readonly string[] | null;
  readonly wants: (change: AppendedChange) => boolean;
  readonly random: () => number;
  position: number;
  connection: SocketClient | null;
}

/**
 * The real process over a SQLite file that another process writes to, killed again and again, and clients over real sockets:
 * each goes on where it was, at its own pace; some read nothing for a while, some leave by themselves.
 */
export async function killedRun(options: KilledRunOptions): Promise<RecordedRun> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-killed-feed-'));
  const server = new KilledServer(directory);
  let store: GraphStore | null = null;
  try {
    await server.start();
    store = openSqliteGraphStore(join(directory, 'account-graph.sqlite'));
    return await recordOver(store, server, options);
  } finally {
    await server.kill();
    await store?.close();
    await rm(directory, { recursive: true });
  }
}

/** One process at a time. */
class KilledServer {
  readonly #directory: string;
  #process: StartedProcess | null = null;
  /** null: nobody serves */
  url: string | null = null;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async start(): Promise<void> {
    this.#process = startProcess({ DATA_DIR: this.#directory, LOG_LEVEL: 'silent' });
    this.url = await this.#process.ready;
  }

  async kill(): Promise<void> {
    this.url = null;
    this.#process?.child.kill('SIGKILL');
    await this.#process?.ended;
  }
}

async function recordOver(
  store: GraphStore,
  server: KilledServer,
  { seed, versions, clients: count, kills, folding }: KilledRunOptions,
): Promise<RecordedRun> {
  const random = randomNumbers(seed);
  const log: AppendedVersion[] = [];
  const folded = new Set<number>();
  const append = async () => {
    log.push(await appendVersion(store, log.length + 1, random));
    if (!folding || random() > 0.02) return;
    for (const one of await foldSome(store, log.length, random)) folded.add(one);
  };
  await append();
  const clients = Array.from({ length: count }, (_, index) => newClient(seed, index));
  const following = Promise.all(clients.map((client) => follow(client, server, versions)));
  const furthest = () => Math.max(...clients.map(({ position }) => position));
  for (let killed = 0; log.length < versions;) {
    await until(() => furthest() >= log.length - AHEAD);
    await append();
    pauseOne(clients, random);
    if (killed < kills && log.length >= (versions * (killed + 1)) / (kills + 1)) {
      await server.kill();
      killed += 1;
      for (let more = 0; more < UNSERVED && log.length < versions; more += 1) await append();
      await server.start();
    }
  }
  for (const { connection } of clients) connection?.socket.resume();
  await following;
  return { log, folded, recordings: clients.map(recordingOf), kills };
}

function newClient(seed: number, index: number): Client {
  const services = index % 4 === 0 ? ['storage'] : null;
  return {
    sessions: [],
    services,
    wants: ({ service }) => services?.includes(service) ?? true,
    random: randomNumbers(seed * 1_000 + index),
    position: 0,
    connection: null,
  };
}

function recordingOf({ sessions, wants }: Client): Recording {
  return { sessions: sessions satisfies readonly Session[], wants };
}

/** Somebody stops reading, or goes on. */
function pauseOne(clients: readonly Client[], random: () => number): void {
  const socket = clients[Math.floor(random() * clients.length)]?.connection?.socket;
  if (socket?.readyState !== socket?.OPEN || socket === undefined) return;
  if (socket.isPaused) socket.resume();
  else if (random() < 0.3) socket.pause();
}

/** Connects and goes on, until it has been told of the last version. */
async function follow(client: Client, server: KilledServer, last: number): Promise<void> {
  while (client.position < last) {
    await until(() => server.url !== null);
    const connection = await connect(server.url ?? '').catch(() => null);
    if (connection === null) continue;
    client.connection = connection;
    await followOver(connection, client, last).catch(() => undefined);
    client.connection = null;
    connection.socket.terminate();
  }
}

/** Rejects when the process is gone. */
async function followOver(connection: SocketClient, client: Client, last: number): Promise<void> {
  const { sessions, services, position: after, random } = client;
  const events: ToldEvent[] = [];
  sessions.push({ after, events });
  const variables = { account, after, ...(services !== null && { services }) };
  connection.subscribe('1', FOLLOW, variables);
  for (const most = Math.ceil(random() * 300); events.length < most && client.position < last;) {
    const { data } = await connection.event<Changed>('1');
    const { kind, version, resumeAfter, changes } = data.accountChanged;
    events.push({
      kind: kind.toLowerCase() as ToldEvent['kind'],
      seq: version.seq,
      resumeAfter,
      changes: changes.map(({ id }) => id),
    });
    client.position = resumeAfter;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('it does not come');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
