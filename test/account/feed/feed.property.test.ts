import { beforeAll, describe, expect, test } from '@jest/globals';
import { recordedRun } from './recorded-run.js';
import type { RecordedRun, Session, ToldEvent } from './recording.js';
import { VALIDATORS } from './watch-validators.js';

const EVENTS = 20_000;

describe('feeds that are written to before and after each of their reads', () => {
  const runs: RecordedRun[] = [];
  beforeAll(async () => {
    for (const seed of [1, 2, 3, 4])
      runs.push(await recordedRun({ seed, versions: 400, clients: 24, folding: seed === 4 }));
  });

  test('tell as many events as the runs are about, to clients that come and go, and are killed', () => {
    const sessions = runs.flatMap(({ recordings }) => recordings.flatMap((one) => one.sessions));
    expect(sessions.length).toBeGreaterThan(500);
    const events = sessions.flatMap((session) => session.events);
    expect(events.length).toBeGreaterThan(EVENTS);
    expect(events.filter(({ kind }) => kind === 'bookmark').length).toBeGreaterThan(20);
    for (const { kills } of runs) expect(kills).toBeGreaterThan(0);
  });

  test('a run whose versions are folded has resyncs, and the others have none', () => {
    const resyncs = runs.map(({ recordings }) =>
      recordings.flatMap(({ sessions }) => sessions.flatMap((session) => session.events)),
    );
    const counts = resyncs.map((events) => events.filter(({ kind }) => kind === 'resync').length);
    expect(counts.slice(0, 3)).toEqual([0, 0, 0]);
    expect(counts[3]).toBeGreaterThan(10);
  });

  test.each(Object.keys(VALIDATORS))('are %s', (name) => {
    for (const run of runs) expect(VALIDATORS[name]?.(run).slice(0, 10)).toEqual([]);
  });
});

describe('a recording that was tampered with is found out', () => {
  let run: RecordedRun;
  beforeAll(async () => {
    run = await recordedRun({ seed: 5, versions: 60, clients: 2 });
  });
  const tampered = (
    change: (events: readonly ToldEvent[]) => readonly ToldEvent[],
  ): RecordedRun => {
    const recording = run.recordings[1];
    const [first, ...rest] = recording?.sessions ?? [];
    if (recording === undefined || first === undefined) throw new Error('nothing was recorded');
    const session: Session = { ...first, events: change(first.events) };
    return { ...run, recordings: [{ ...recording, sessions: [session, ...rest] }] };
  };
  const last = (events: readonly ToldEvent[]) => events.slice(-1);
  const without = (at: number) => (events: readonly ToldEvent[]) => events.toSpliced(at, 1);

  test.each<[string, string, (events: readonly ToldEvent[]) => readonly ToldEvent[]]>([
    [
      'ordered',
      'two events change places',
      ([one, two, ...rest]) => [two, one, ...rest].filter((e) => e !== undefined),
    ],
    [
      'ordered',
      'a position is not that of its version',
      ([one, ...rest]) => (one === undefined ? [] : [{ ...one, seq: one.seq + 1 }, ...rest]),
    ],
    ['unique', 'an event comes twice', (events) => [...events, ...last(events)]],
    [
      'atomic',
      'an event has lost its changes',
      ([one, ...rest]) => (one === undefined ? [] : [{ ...one, changes: [] }, ...rest]),
    ],
    [
      'atomic',
      'an event has those of two versions',
      ([one, two, ...rest]) =>
        one === undefined || two === undefined
          ? []
          : [{ ...two, changes: [...one.changes, ...two.changes] }, ...rest],
    ],
    ['reliable', 'an event is lost', without(1)],
    ['resumable', 'the first event is lost', without(0)],
    ['resumable', 'the last event is lost', (events) => events.slice(0, -1)],
    [
      'reliable',
      'an event is a resync instead',
      ([one, two, ...rest]) =>
        one === undefined || two === undefined
          ? []
          : [one, { ...two, kind: 'resync', changes: [] }, ...rest],
    ],
    [
      'bookmarkable',
      'an event is a bookmark instead',
      (events) => last(events).map((event) => ({ ...event, kind: 'bookmark', changes: [] })),
    ],
  ])('by whoever looks whether it is %s: %s', (name, _what, change) => {
    expect(VALIDATORS[name]?.(run)).toEqual([]);
    expect(VALIDATORS[name]?.(tampered(change))).not.toEqual([]);
  });
});
