import { createHash } from 'node:crypto';
import { median } from '../report/median.js';
import type { Ask } from './ask.js';
import { load } from './load.js';
import type { Started } from './start-process.js';

export interface TurnOptions {
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
export interface PeerFigure<Peer extends string> {
  readonly ask: Ask;
  /** of the data */
  readonly bytes: number;
  /** CPU milliseconds of the serving process for one request, median of the rounds */
  readonly cpu: Readonly<Record<Peer, number>>;
  readonly rounds: readonly Round<Peer>[];
}

type Round<Peer extends string> = Readonly<Record<Peer, number>>;
type Peers<Peer extends string> = ReadonlyMap<Peer, Started>;

/** Asks the peers the same questions in turn. Throws when their data differ. */
export async function measurePeers<Peer extends string>(
  peers: Peers<Peer>,
  asks: readonly Ask[],
  options: TurnOptions,
): Promise<readonly PeerFigure<Peer>[]> {
  const sizes = new Map<Ask, number>();
  for (const ask of asks) sizes.set(ask, await sameData(peers, ask));
  for (const ask of asks) {
    for (const peer of peers.values()) await askFor(peer, ask, options, options.warmUp);
  }
  const rounds = new Map<Ask, Round<Peer>[]>(asks.map((ask) => [ask, []]));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const ask of asks) rounds.get(ask)?.push(await oneRound(peers, ask, options));
  }
  return asks.map((ask) => {
    const measured = rounds.get(ask) ?? [];
    const cpu = byPeer(peers, (peer) => median(measured.map((round) => round[peer])));
    return { ask, bytes: sizes.get(ask) ?? 0, cpu, rounds: measured };
  });
}

/** What one peer costs by what another does: the median of the rounds' ratios. */
export function ratioOf<Peer extends string>(
  { rounds }: PeerFigure<Peer>,
  one: NoInfer<Peer>,
  other: NoInfer<Peer>,
): number {
  return median(rounds.map((round) => round[one] / round[other]));
}

function byPeer<Peer extends string>(
  peers: Peers<Peer>,
  value: (peer: Peer) => number,
): Record<Peer, number> {
  const entries = [...peers.keys()].map((peer) => [peer, value(peer)] as const);
  return Object.fromEntries(entries) as Record<Peer, number>;
}

/** The bytes of the data that all peers answer with. */
async function sameData<Peer extends string>(peers: Peers<Peer>, ask: Ask): Promise<number> {
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
  { connections }: TurnOptions,
  milliseconds: number,
): Promise<number> {
  return load(url, bodyOf(ask), { connections, milliseconds });
}

/** Each peer in short turns, so that a disturbance of the machine meets all of them. */
async function oneRound<Peer extends string>(
  peers: Peers<Peer>,
  ask: Ask,
  options: TurnOptions,
): Promise<Round<Peer>> {
  const cpu = byPeer(peers, () => 0);
  const answers = byPeer(peers, () => 0);
  for (let turn = 0; turn < options.turns; turn += 1) {
    for (const [name, peer] of peers) {
      await askFor(peer, ask, options, options.settle);
      const before = await peer.cpu();
      answers[name] += await askFor(peer, ask, options, options.turn);
      cpu[name] += (await peer.cpu()) - before;
    }
  }
  return byPeer(peers, (peer) => cpu[peer] / answers[peer]);
}
