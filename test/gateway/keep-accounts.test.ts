import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { GraphStore } from '../../account/graph/store.js';
import { type KeptAccounts, keepAccounts } from '../../gateway/keep-accounts.js';
import { createLogger } from '../../gateway/log.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { appendRenames } from '../contract/graph-store/renames.js';
import { a, account, batch, creation, otherAccount } from '../contract/graph-store/sample.js';
import { alteredLog } from '../support/altered-log.js';
import { type FakeClock, fakeClock } from '../support/fake-clock.js';

const HOUR = 3_600_000;

let store: GraphStore;
let clock: FakeClock;
let log: Record<string, unknown>[];
let done: string[];
let kept: KeptAccounts;

beforeEach(async () => {
  store = openSqliteGraphStore(':memory:');
  clock = fakeClock(Date.parse('2026-11-23T10:00:00.000Z'));
  [log, done] = [[], []];
  await appendRenames(store, ['two', 'three', 'four']);
  await store.append(batch('other', { account: otherAccount, changes: creation }));
  const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>);
  const accounts = {
    keepFresh: () => void done.push('fresh'),
    stop: async () => void done.push('stopped'),
  };
  const retention = [
    { until: HOUR, period: 0 },
    { until: Infinity, period: HOUR },
  ];
  const logger = createLogger('info', { write });
  kept = keepAccounts({ retention }, { store, accounts, logger, clock });
});
afterEach(async () => {
  await kept.stop();
  await store.close();
});

test('a process logs which of the newest versions is not as it was written, and goes on', async () => {
  alteredLog(store, 3);
  kept.begin();
  await clock.advance(10_000);
  expect(log).toEqual([
    expect.objectContaining({
      level: 50,
      msg: 'a version is not as it was written',
      account,
      seq: 3,
      record: a.id,
      fault: 'changes',
    }),
  ]);
  expect(done).toEqual(['fresh']);
});

test('a process logs what it cannot verify, and verifies the other accounts', async () => {
  const { snapshot } = store;
  store.snapshot = async (asked, at) => {
    if (asked === account) throw new Error('the store is away');
    done.push(asked);
    return snapshot.call(store, asked, at);
  };
  kept.begin();
  await clock.advance(10_000);
  expect(log).toEqual([
    expect.objectContaining({ msg: 'versions could not be verified', account }),
  ]);
  expect(done).toContain(otherAccount);
});

test.each([
  ['has more than 50,000 nodes and edges', { seq: 4, records: 50_001 }],
  ['has 100 versions since', { seq: 104, records: 2 }],
])('of an account that %s no version is verified at start', async (_, more) => {
  alteredLog(store, 3);
  store.heads = async () => [{ account, revision: 1, ...more }];
  kept.begin();
  await clock.advance(10_000);
  expect([log, done]).toEqual([[], ['fresh']]);
});

test('a process folds what its policy does not keep', async () => {
  kept.begin();
  await clock.advance(600_000);
  expect(log).toEqual([
    expect.objectContaining({ msg: 'versions were folded', account, versions: 2 }),
  ]);
  const entries = await store.versions(account, { before: null, limit: 10 });
  expect(entries.map(({ folded }) => folded)).toEqual([false, true, true, false]);
});

test('once it is stopped nothing is waited for', async () => {
  kept.begin();
  expect(clock.waiting()).toBe(2);
  await kept.stop();
  expect(clock.waiting()).toBe(0);
  expect([log, done]).toEqual([[], ['fresh', 'stopped']]);
});
