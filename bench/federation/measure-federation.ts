import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { type Started, startProcess } from '../process/start-process.js';
import { median } from '../report/median.js';
import { load } from './load.js';
import { writeMadeAccount } from './made-account.js';
import { type Ask, WORKLOAD } from './workload.js';

export const PEERS = ['own', 'apollo', 'monolith'] as const;
export type Peer = (typeof PEERS)[number];

export interface FederationOptions {
  readonly rounds: number;
  readonly connections: number;
  /** milliseconds that each peer is asked each question before the first round */
  readonly warmUp: number;
  /** how often each peer has its turn in a round, and the milliseconds before a turn and of it */
  readonly turns: number;
  readonly settle: number;
  readonly turn: number;
}

/** What one question costs, by peer. */
export interface FederationFigure {
  readonly ask: Ask;
  readonly bytes: number;
  /** CPU milliseconds of the serving process for one request, median of the rounds */
  readonly cpu: Readonly<Record<Peer, number>>;
  /** ours by the peer's, median of the rounds' ratios */
  readonly ofMonolith: number;
  readonly ofApollo: number;
}

type Peers = ReadonlyMap<Peer, Started>;
type Round = Readonly<Record<Peer, number>>;

/** Asks the three peers the same questions in turn. Throws when their data differ. */
export async function measureFederation(
  options: FederationOptions,
): Promise<readonly FederationFigure[]> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-bench-'));
  const store = openSqliteGraphStore(join(directory, 'account-graph.sqlite'));
  await writeMadeAccount(store);
  await store.close();
  const peers = new Map<Peer, Started>();
  try {
    for (const peer of PEERS) peers.set(peer, await startPeer(peer, directory));
    return await measureAll(peers, options);
  } finally {
    await Promise.all([...peers.values()].map((peer) => peer.stop()));
    await rm(directory, { recursive: true, force: true });
  }
}

function startPeer(peer: Peer, directory: string): Promise<Started> {
  const entry = new URL('./serve.js', import.meta.url);
  return startProcess({ entry, arguments: [peer, directory], says: 'message' });
}

async function measureAll(
  peers: Peers,
  options: FederationOptions,
): Promise<readonly FederationFigure[]> {
  const sizes = new Map<Ask, number>();
  for (const ask of WORKLOAD) sizes.set(ask, await sameData(peers, ask));
  for (const ask of WORKLOAD) {
    for (const peer of peers.values()) await askFor(peer, ask, options, options.warmUp);
  }
  const rounds = new Map<Ask, Round[]>(WORKLOAD.map((ask) => [ask, []]));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const ask of WORKLOAD) rounds.get(ask)?.push(await oneRound(peers, ask, options));
  }
  return WORKLOAD.map((ask) => figure(ask, sizes.get(ask) ?? 0, rounds.get(ask) ?? []));
}

/** The bytes of the data that all peers answer with. */
async function sameData(peers: Peers, ask: Ask): Promise<number> {
  const texts = await Promise.all([...peers.values()].map(({ url }) => dataOf(url, ask)));
  const hashes = texts.map((text) => createHash('sha256').update(text).digest('hex'));
  if (new Set(hashes).size !== 1) throw new Error(`The peers answer ${ask.name} differently`);
  return texts[0]?.length ?? 0;
}

async function dataOf(url: URL, ask: Ask): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: bodyOf(ask) });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (errors !== undefined) throw new Error(`${ask.name}: ${JSON.stringify(errors)}`);
  return JSON.stringify(data);
}

function bodyOf({ query, variables }: Ask): string {
  return JSON.stringify({ query, variables });
}

function askFor(
  { url }: Started,
  ask: Ask,
  { connections }: FederationOptions,
  milliseconds: number,
): Promise<number> {
  return load(url, bodyOf(ask), { connections, milliseconds });
}

/** Each peer in short turns, so that a disturbance of the machine meets all of them. */
async function oneRound(peers: Peers, ask: Ask, options: FederationOptions): Promise<Round> {
  const cpu = { own: 0, apollo: 0, monolith: 0 };
  const answers = { own: 0, apollo: 0, monolith: 0 };
  for (let turn = 0; turn < options.turns; turn += 1) {
    for (const [name, peer] of peers) {
      await askFor(peer, ask, options, options.settle);
      const before = await peer.cpu();
      answers[name] += await askFor(peer, ask, options, options.turn);
      cpu[name] += (await peer.cpu()) - before;
    }
  }
  return {
    own: cpu.own / answers.own,
    apollo: cpu.apollo / answers.apollo,
    monolith: cpu.monolith / answers.monolith,
  };
}

function figure(ask: Ask, bytes: number, rounds: readonly Round[]): FederationFigure {
  const medianOf = (peer: Peer) => median(rounds.map((round) => round[peer]));
  return {
    ask,
    bytes,
    cpu: { own: medianOf('own'), apollo: medianOf('apollo'), monolith: medianOf('monolith') },
    ofMonolith: median(rounds.map(({ own, monolith }) => own / monolith)),
    ofApollo: median(rounds.map(({ own, apollo }) => own / apollo)),
  };
}
