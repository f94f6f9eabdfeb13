import { expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Feed } from '../../../account/feed/feed.js';
import type { Follower } from '../../../account/feed/follower.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { fakeClock } from '../../support/fake-clock.js';
import { account, entryOf, scriptedSource, versionOf } from './scripted-source.js';

const owner = { caller: { kind: 'owner' } } as const;

function feedOf(versions: number) {
  const source = scriptedSource(versions);
  const clock = fakeClock(0);
  const failures: unknown[] = [];
  const feed = new Feed({ source, clock, failed: (error) => failures.push(error) });
  const append = () => {
    source.head += 1;
    source.entries.push(entryOf(source.head));
  };
  return { source, clock, feed, failures, append };
}

async function next(follower: Follower) {
  return (await follower.next()).value;
}

test('the log after a position is told, then what is appended, at once when it is appended here', async () => {
  const { feed, append } = feedOf(3);
  const follower = await feed.follow(account, 1, owner);
  expect(await next(follower)).toEqual({
    kind: 'changed',
    since: 1,
    resumeAfter: 2,
    ...entryOf(2),
  });
  expect(await next(follower)).toEqual({
    kind: 'changed',
    since: 2,
    resumeAfter: 3,
    ...entryOf(3),
  });
  const waiting = next(follower);
  append();
  feed.notify(account, 4);
  expect(await waiting).toMatchObject({ kind: 'changed', resumeAfter: 4 });
});

test('what another process appends is told after the next look at the store', async () => {
  const { feed, append, clock } = feedOf(1);
  const follower = await feed.follow(account, null, owner);
  const waiting = next(follower);
  append();
  await clock.advance(200);
  expect(await waiting).toMatchObject({ kind: 'changed', resumeAfter: 2 });
});

test.each([
  [-1, 'after must name one of the versions 0 to 3 of account 111122223333, got -1'],
  [4, 'after must name one of the versions 0 to 3 of account 111122223333, got 4'],
])('a position that is no version is refused: %d', async (after, message) => {
  const { feed } = feedOf(3);
  const refused = { code: 'BAD_INPUT', argument: 'after', message };
  await expect(feed.follow(account, after, owner)).rejects.toMatchObject(refused);
});

test('an unknown account is refused', async () => {
  const { feed } = feedOf(3);
  const refused = { code: 'UNKNOWN_ACCOUNT', argument: 'account' };
  await expect(feed.follow('none', null, owner)).rejects.toMatchObject(refused);
});

test.each([3, 4, 5])(
  'a position inside of folded versions is told to read anew at the version that has their changes: %d',
  async (position) => {
    const { feed, source } = feedOf(10);
    for (const seq of [3, 4, 5]) source.folded.add(seq);
    source.entries = source.entries.filter(({ version }) => !source.folded.has(version.seq));
    const inside = await feed.follow(account, position, owner);
    const resync = { kind: 'resync', reason: 'folded', version: versionOf(6), resumeAfter: 6 };
    expect(await next(inside)).toEqual(resync);
    expect(await next(inside)).toMatchObject({ kind: 'changed', resumeAfter: 7 });
    const before = await feed.follow(account, 2, owner);
    expect(await next(before)).toMatchObject({ kind: 'changed', since: 2, resumeAfter: 6 });
  },
);

test('a log that lists folded versions without their changes is read the same', async () => {
  const { feed, source } = feedOf(500);
  for (let seq = 3; seq < 400; seq += 1) source.folded.add(seq);
  source.entries = source.entries.map((entry) =>
    source.folded.has(entry.version.seq) ? { ...entry, changes: [] } : entry,
  );
  const inside = await feed.follow(account, 4, owner);
  expect(await next(inside)).toMatchObject({ kind: 'resync', resumeAfter: 400 });
  const before = await feed.follow(account, 2, owner);
  expect(await next(before)).toMatchObject({ kind: 'changed', resumeAfter: 400 });
});

test('what a store has folded is told to read anew to whoever is inside of it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-feed-'));
  const store = openSqliteGraphStore(join(directory, 'feed.sqlite'));
  for (let seq = 1; seq <= 8; seq += 1) {
    const { changes, version } = entryOf(seq);
    const given = { account, id: `batch ${seq}`, expectedSeq: seq - 1, freshness: [] };
    await store.append({ ...version, ...given, changes });
  }
  await store.putLabel(account, 'kept', 6);
  const feed = new Feed({ source: store, clock: fakeClock(0) });
  const early = await feed.follow(account, 2, owner);
  expect(await next(early)).toMatchObject({ kind: 'changed', resumeAfter: 3 });
  expect(await store.fold(account, [3, 4, 5])).toEqual([3, 4, 5]);
  const fresh = new Feed({ source: store, clock: fakeClock(0) });
  for (const after of [3, 4, 5]) {
    const inside = await fresh.follow(account, after, owner);
    expect(await next(inside)).toMatchObject({ kind: 'resync', resumeAfter: 6 });
    expect(await next(inside)).toMatchObject({ kind: 'changed', resumeAfter: 7 });
  }
  const before = await fresh.follow(account, 2, owner);
  const net = [3, 4, 5, 6].flatMap((seq) => entryOf(seq).changes);
  expect(await next(before)).toMatchObject({ kind: 'changed', resumeAfter: 6, changes: net });
  expect(await fresh.labels(versionOf(6))).toEqual(['kept']);
  expect(await fresh.labels(versionOf(3))).toEqual([]);
  await store.close();
  await rm(directory, { recursive: true });
});

test('a bookmark says once how far nothing that was asked for has changed', async () => {
  const { feed, clock, append } = feedOf(1);
  const follower = await feed.follow(account, null, { ...owner, wants: () => false });
  const bookmark = next(follower);
  append();
  await clock.advance(5_000);
  const at = { version: versionOf(2), resumeAfter: 2 };
  expect(await bookmark).toEqual({ kind: 'bookmark', ...at });
  const told = next(follower);
  await clock.advance(60_000);
  feed.close();
  expect(await told).toEqual({ kind: 'closing', ...at });
});

test('a store that does not answer delays what is told and loses nothing', async () => {
  const { feed, source, clock, append, failures } = feedOf(1);
  const follower = await feed.follow(account, 0, owner);
  source.broken = new Error('no store');
  const waiting = next(follower);
  await clock.advance(2_000);
  append();
  source.broken = null;
  await clock.advance(200);
  expect(await waiting).toMatchObject({ resumeAfter: 1 });
  expect(await next(follower)).toMatchObject({ resumeAfter: 2 });
  expect(failures).toEqual([new Error('no store')]);
});

test('closing is the last thing that is told', async () => {
  const { feed } = feedOf(2);
  const follower = await feed.follow(account, 1, owner);
  feed.close();
  expect(await next(follower)).toMatchObject({ kind: 'closing', resumeAfter: 1 });
  expect(await follower.next()).toEqual({ done: true, value: undefined });
});

test('whoever leaves while it waits is let go, and nobody looks when nobody follows', async () => {
  const { feed, clock } = feedOf(2);
  const follower = await feed.follow(account, null, owner);
  const waiting = follower.next();
  expect(clock.waiting()).toBe(1);
  await follower.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(clock.waiting()).toBe(0);
});

test('of several versions that wait the newest alone is told to who wants no other', async () => {
  const { feed, append } = feedOf(1);
  const follower = await feed.follow(account, null, {
    ...owner,
    newestOnly: true,
    wants: ({ id }) => id !== 'arn:5',
  });
  for (let count = 0; count < 4; count += 1) append();
  feed.notify(account, 5);
  expect(await next(follower)).toMatchObject({ kind: 'changed', resumeAfter: 4 });
});

test('followers at the same version read the log once', async () => {
  const { feed, source } = feedOf(150);
  const followers = await Promise.all(
    Array.from({ length: 20 }, () => feed.follow(account, 0, owner)),
  );
  for (const follower of followers) {
    for (let seq = 1; seq <= 150; seq += 1) {
      expect(await next(follower)).toMatchObject({ resumeAfter: seq });
    }
  }
  expect(source.reads()).toBeLessThanOrEqual(3);
});
