import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { Feed } from '../../../account/feed/feed.js';
import type { FeedSource } from '../../../account/feed/feed-source.js';
import type { FeedEvent } from '../../../account/feed/stages.js';
import { type Change, nodeChange } from '../../../account/graph/change.js';
import type { GraphStore, LogEntry } from '../../../account/graph/store.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { fakeClock } from '../../support/fake-clock.js';
import { randomNumbers } from '../../support/random-numbers.js';
import { account, numbered } from './scripted-source.js';

/** What one follower was told from a position on, until it left. */
export interface Session {
  readonly after: number;
  readonly events: readonly FeedEvent[];
}

/** What one client was told, over all its connections, and what it wanted to be told. */
export interface Recording {
  readonly sessions: readonly Session[];
  readonly wants: (change: Change) => boolean;
}

/** What was appended, and what each client was told of it. */
export interface RecordedRun {
  readonly log: readonly LogEntry[];
  readonly recordings: readonly Recording[];
}

export interface RunOptions {
  readonly seed: number;
  readonly versions: number;
  readonly clients: number;
}

const CHANGES_AT_ONCE = 3;
const owner = { kind: 'owner' } as const;

/**
 * Clients that read at their own pace, go away and come back, over a SQLite store that somebody writes to before and after
 * each of the feed's calls. Half of what is written is told to the feed by its own process, half is another process's.
 */
export async function recordedRun({ seed, versions, clients }: RunOptions): Promise<RecordedRun> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-feed-'));
  const store = openSqliteGraphStore(join(directory, 'feed.sqlite'));
  try {
    const random = randomNumbers(seed);
    const clock = fakeClock(0);
    const writer = { head: 0, told: (_seq: number) => undefined as void };
    const write = async () => {
      const count = random() < 0.3 ? Math.ceil(random() * 8) : 0;
      for (let more = 0; more < count && writer.head < versions; more += 1) {
        writer.head += 1;
        await append(store, writer.head, random);
        if (random() < 0.5) writer.told(writer.head);
      }
    };
    await append(store, (writer.head += 1), random);
    const feed = new Feed({ source: between(store, write), clock, bookmarkEvery: 300 });
    writer.told = (seq) => feed.notify(account, seq);
    const work = Array.from({ length: clients }, (_, client) =>
      record(feed, { random: randomNumbers(seed * 1_000 + client), last: versions, client }),
    );
    const recordings = await clock.settle(Promise.all(work));
    return { log: await store.changes(account, 0, versions + 1), recordings };
  } finally {
    await store.close();
    await rm(directory, { recursive: true });
  }
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

async function append(store: GraphStore, seq: number, random: () => number): Promise<void> {
  const count = 1 + Math.floor(random() * CHANGES_AT_ONCE);
  const result = await store.append({
    account,
    id: `batch ${seq}`,
    expectedSeq: seq - 1,
    changes: Array.from({ length: count }, (_, index) =>
      nodeChange(null, numbered(seq * CHANGES_AT_ONCE + index)),
    ),
    actor: null,
    source: 'collection',
    time: '2026-01-01T00:00:00.000Z',
    freshness: [],
  });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
}

interface Client {
  readonly random: () => number;
  /** the version at which it has seen everything */
  readonly last: number;
  readonly client: number;
}

async function record(feed: Feed, { random, last, client }: Client): Promise<Recording> {
  const everything = client % 4 !== 0;
  const wants = everything ? () => true : ({ id }: Change) => Number(id.slice(4)) % 7 === 0;
  const sessions: Session[] = [];
  for (let after = 0; after < last;) {
    const follower = await feed.follow(account, after, { caller: owner, wants });
    const events: FeedEvent[] = [];
    sessions.push({ after, events });
    const most = Math.ceil(random() * 60);
    while (events.length < most && after < last) {
      const { value } = await follower.next();
      if (value === undefined) throw new Error('it ended by itself');
      events.push(value);
      after = value.resumeAfter;
      if (random() < 0.05) await turns(random() * 20);
    }
    await follower.return();
  }
  return { sessions, wants };
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) await turn();
}
