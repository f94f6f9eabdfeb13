import { setImmediate } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { buildSnapshot } from '../../../account/graph/build-snapshot.js';
import type { CheckpointEvent } from '../../../account/graph/checkpoint.js';
import {
  CheckpointWriter,
  type CheckpointStore,
} from '../../../account/graph/checkpoint-writer.js';
import type { Snapshot } from '../../../account/graph/snapshot.js';
import { account, a } from '../../contract/graph-store/sample.js';

function snapshotAt(seq: number): Snapshot {
  const time = '2026-11-22T10:00:00.000Z';
  return buildSnapshot(
    { account, seq, time, actor: null, source: 'test', changeCount: 1 },
    [a],
    [],
  );
}

/** A store whose account has come so far; what is written is counted. */
class FakeStore implements CheckpointStore {
  readonly written: number[] = [];
  asked = 0;
  changes = 0;
  records = 0;
  snapshot: Snapshot | null = snapshotAt(3);
  writing: Promise<boolean> = Promise.resolve(true);

  async since() {
    this.asked += 1;
    return { seq: this.written.at(-1) ?? 0, changes: this.changes, records: this.records };
  }
  async inMemory(): Promise<Snapshot | null> {
    return this.snapshot;
  }
  async write({ version }: { readonly version: { readonly seq: number } }): Promise<boolean> {
    this.written.push(version.seq);
    return this.writing;
  }
}

function writerOn(store: CheckpointStore, least = 10) {
  const events: CheckpointEvent[] = [];
  const writer = new CheckpointWriter(store, {
    least,
    onEvent: (event) => void events.push(event),
  });
  return { writer, events };
}

test('one is written when more changes have come than half the records, and than the least', async () => {
  const rounds = [
    { changes: 10, records: 4, count: 0 },
    { changes: 11, records: 4, count: 1 },
    { changes: 50, records: 100, count: 0 },
    { changes: 51, records: 100, count: 1 },
  ];
  for (const { changes, records, count } of rounds) {
    const store = Object.assign(new FakeStore(), { changes, records });
    const { writer, events } = writerOn(store);
    writer.appended(account, 1);
    await writer.close();
    expect(store.written).toHaveLength(count);
    expect(events).toHaveLength(count);
  }
});

test('nothing is asked or written before the append has returned, and seldom afterwards', async () => {
  const store = Object.assign(new FakeStore(), { changes: 1 });
  const { writer } = writerOn(store, 1000);
  writer.appended(account, 1);
  expect(store.asked).toBe(0);
  for (let appends = 0; appends < 400; appends += 1) {
    await setImmediate();
    writer.appended(account, 1);
  }
  expect(store.asked).toBe(1);
  await writer.close();
});

test('an account that is not in memory waits until it is read', async () => {
  const store = Object.assign(new FakeStore(), { changes: 11, snapshot: null as Snapshot | null });
  const { writer, events } = writerOn(store);
  writer.appended(account, 1);
  while (store.asked === 0) await setImmediate();
  await setImmediate();
  writer.appended(account, 100);
  expect(store.asked).toBe(1);
  store.snapshot = snapshotAt(3);
  writer.read(account);
  await writer.close();
  expect(events).toMatchObject([{ kind: 'written', account, seq: 3 }]);
});

test('of one account there are never two at once', async () => {
  const store = Object.assign(new FakeStore(), { changes: 11 });
  let end = (_isWritten: boolean): void => undefined;
  store.writing = new Promise((resolve) => (end = resolve));
  const { writer } = writerOn(store);
  writer.appended(account, 1);
  while (store.written.length === 0) await setImmediate();
  writer.appended(account, 1000);
  await setImmediate();
  end(true);
  await writer.close();
  expect(store.written).toEqual([3]);
  expect(store.asked).toBe(1);
});

test('one that fails is told of, and a later append tries again', async () => {
  const store = Object.assign(new FakeStore(), { changes: 11 });
  const { writer, events } = writerOn(store);
  store.writing = Promise.reject(new Error('no room'));
  writer.appended(account, 1);
  while (events.length === 0) await setImmediate();
  expect(events).toEqual([{ kind: 'failed', account, reason: 'no room' }]);
  store.writing = Promise.resolve(true);
  await setImmediate();
  writer.appended(account, 11);
  await writer.close();
  expect(events[1]).toMatchObject({ kind: 'written' });
});

test('one that another process was faster with is not told of', async () => {
  const store = Object.assign(new FakeStore(), { changes: 11, writing: Promise.resolve(false) });
  const { writer, events } = writerOn(store);
  writer.appended(account, 1);
  await writer.close();
  expect(store.written).toEqual([3]);
  expect(events).toEqual([]);
});

test('a closed writer begins none', async () => {
  const store = Object.assign(new FakeStore(), { changes: 11 });
  const { writer } = writerOn(store);
  await writer.close();
  writer.appended(account, 1);
  await setImmediate();
  expect(store.asked).toBe(0);
});
