import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FeedEvent } from '../../../account/feed/stages.js';
import { type RecordedRun, type Session, recordedRun } from './recorded-run.js';
import { VALIDATORS } from './watch-validators.js';

const EVENTS = 20_000;

describe('a feed that is written to before and after each of its reads', () => {
  const runs: RecordedRun[] = [];
  beforeAll(async () => {
    for (const seed of [1, 2, 3])
      runs.push(await recordedRun({ seed, versions: 400, clients: 24 }));
  });

  test('tells as many events as the run is about, over connections that come and go', () => {
    const sessions = runs.flatMap(({ recordings }) => recordings.flatMap((one) => one.sessions));
    expect(sessions.length).toBeGreaterThan(500);
    const events = sessions.flatMap((session) => session.events);
    expect(events.length).toBeGreaterThan(EVENTS);
    expect(events.filter(({ kind }) => kind === 'bookmark').length).toBeGreaterThan(20);
  });

  test.each(Object.keys(VALIDATORS))('is %s', (name) => {
    for (const run of runs) expect(VALIDATORS[name]?.(run).slice(0, 10)).toEqual([]);
  });
});

describe('a recording that was tampered with is found out', () => {
  let run: RecordedRun;
  beforeAll(async () => {
    run = await recordedRun({ seed: 4, versions: 60, clients: 1 + 1 });
  });
  const tampered = (
    change: (events: readonly FeedEvent[]) => readonly FeedEvent[],
  ): RecordedRun => {
    const recording = run.recordings[1];
    const [first, ...rest] = recording?.sessions ?? [];
    if (recording === undefined || first === undefined) throw new Error('nothing was recorded');
    const session: Session = { ...first, events: change(first.events) };
    return { ...run, recordings: [{ ...recording, sessions: [session, ...rest] }] };
  };
  const last = (events: readonly FeedEvent[]) => events.slice(-1);

  test.each<[string, (events: readonly FeedEvent[]) => readonly FeedEvent[]]>([
    ['ordered', ([one, other, ...rest]) => [other, one, ...rest].filter((e) => e !== undefined)],
    ['unique', (events) => [...events, ...last(events)]],
    [
      'atomic',
      ([one, ...rest]) => (one?.kind === 'changed' ? [{ ...one, changes: [] }, ...rest] : []),
    ],
    ['reliable', ([one, _lost, ...rest]) => (one === undefined ? [] : [one, ...rest])],
    ['resumable', ([_lost, ...rest]) => rest],
    ['bookmarkable', (events) => last(events).map((event) => ({ ...event, kind: 'bookmark' }))],
  ])('by whoever looks whether it is %s', (name, change) => {
    expect(VALIDATORS[name]?.(run)).toEqual([]);
    expect(VALIDATORS[name]?.(tampered(change))).not.toEqual([]);
  });
});
