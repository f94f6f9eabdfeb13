import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../account/clock.js';
import { Feed } from '../../../account/feed/feed.js';
import type { FeedSource } from '../../../account/feed/feed-source.js';
import type { Follower } from '../../../account/feed/follower.js';
import type { FeedEvent } from '../../../account/feed/stages.js';
import type { Change } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { fakeClock } from '../../support/fake-clock.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { appendVersion } from './append-version.js';
import { foldSome } from './fold-some.js';
import type { AppendedVersion, RecordedRun, Recording, Session, ToldEvent } from './recording.js';
import { account } from './scripted-source.js';

export interface RunOptions {
  readonly seed: number;
  readonly versions: number;
  readonly clients: number;
  /** whether versions are folded meanwhile */
  readonly folding?: boolean;
}

const owner = { kind: 'owner' } as const;
/** Each with a feed of its own. */
const PROCESSES = 2;

/** One process that serves a feed, until it is killed and another takes its place. */
interface Process {
  readonly feed: Feed;
  readonly followers: Set<Follower>;
  isKilled: boolean;
}

/**
 * Clients that read at their own pace, go away, lose their process and come back to any, over a SQLite store that somebody
 * writes to before and after each of the feeds' calls. What is written is told to the feed of one process at once, or to none.
 */
export async function recordedRun(options: RunOptions): Promise<RecordedRun> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-feed-'));
  const store = openSqliteGraphStore(join(directory, 'feed.sqlite'));
  try {
    return await recordOver(store, options);
  } finally {
    await store.close();
    await rm(directory, { recursive: true });
  }
}

async function recordOver(
  store: GraphStore,
  { seed, versions, clients, folding = false }: RunOptions,
): Promise<RecordedRun> {
  const random = randomNumbers(seed);
  const clock = fakeClock(0);
  const log: AppendedVersion[] = [await appendVersion(store, 1, random)];
  const folded = new Set<number>();
  const processes: Process[] = [];
  let head = 1;
  let kills = 0;
  const write = async () => {
    const count = random() < 0.3 ? Math.ceil(random() * 8) : 0;
    for (let more = 0; more < count && head < versions; more += 1) {
      const next = (head += 1);
      log[next - 1] = await appendVersion(store, next, random);
      processes[Math.floor(random() * PROCESSES * 2)]?.feed.notify(account, next);
    }
    if (folding && random() < 0.08) {
      for (const seq of await foldSome(store, head, random)) folded.add(seq);
    }
    if (random() < 0.01) kills += kill(processes, Math.floor(random() * PROCESSES), start);
  };
  const start = () => startProcess(between(store, write), clock);
  for (let each = 0; each < PROCESSES; each += 1) processes.push(start());
  const work = Array.from({ length: clients }, (_, client) =>
    record(processes, { random: randomNumbers(seed * 1_000 + client), last: versions, client }),
  );
  const recordings = await clock.settle(Promise.all(work));
  return { log, folded, recordings, kills };
}

function startProcess(source: FeedSource, clock: Clock): Process {
  const feed = new Feed({ source, clock, bookmarkEvery: 300 });
  return { feed, followers: new Set(), isKilled: false };
}

/** Nobody is told: what was under way to a client is lost. */
function kill(processes: Process[], at: number, start: () => Process): number {
  const killed = processes[at];
  if (killed === undefined) return 0;
  killed.isKilled = true;
  for (const follower of killed.followers) void follower.return();
  processes[at] = start();
  return 1;
}

/** A source before and after each call of which something else happens. */
function between(store: GraphStore, happens: () => Promise<void>): FeedSource {
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    await happens();
    const result = await call();
    await happens();
    return result;
  };
  return {
    heads: () => around(() => store.heads()),
    changes: (...given) => around(() => store.changes(...given)),
    version: (...given) => around(() => store.version(...given)),
    versions: (...given) => around(() => store.versions(...given)),
  };
}

interface Client {
  readonly random: () => number;
  /** the version at which it has seen everything */
  readonly last: number;
  readonly client: number;
}

async function record(
  processes: readonly Process[],
  { random, last, client }: Client,
): Promise<Recording> {
  const everything = client % 4 !== 0;
  const wants = everything
    ? () => true
    : ({ id }: Pick<Change, 'id'>) => Number(id.slice(4)) % 7 === 0;
  const sessions: Session[] = [];
  for (let after = 0; after < last;) {
    const process = processes[Math.floor(random() * PROCESSES)];
    if (process === undefined) throw new Error('there is always one');
    const follower = await process.feed.follow(account, after, { caller: owner, wants });
    process.followers.add(follower);
    const events: ToldEvent[] = [];
    sessions.push({ after, events });
    const most = Math.ceil(random() * 60);
    while (events.length < most && after < last) {
      const { value } = await follower.next();
      if (process.isKilled) break;
      if (value === undefined) throw new Error('it ended by itself');
      events.push(toldEvent(value));
      after = value.resumeAfter;
      if (random() < 0.05) await turns(random() * 20);
    }
    process.followers.delete(follower);
    await follower.return();
  }
  return { sessions, wants };
}

function toldEvent(event: FeedEvent): ToldEvent {
  const { kind, version, resumeAfter } = event;
  const changes = kind === 'changed' ? event.changes.map(({ id }) => id) : [];
  return { kind, seq: version.seq, resumeAfter, changes };
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await turn();
}
