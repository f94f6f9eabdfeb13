import { beforeAll, expect, test } from '@jest/globals';
import type { RecordedRun } from '../../account/feed/recording.js';
import { VALIDATORS } from '../../account/feed/watch-validators.js';
import { killedRun } from './killed-run.js';

let run: RecordedRun;
beforeAll(async () => {
  run = await killedRun({ seed: 1, versions: 300, clients: 12, kills: 2, folding: true });
}, 60_000);

test('clients of a process that is killed go on from where they were', () => {
  const sessions = run.recordings.map((recording) => recording.sessions);
  for (const each of sessions) expect(each.length).toBeGreaterThan(run.kills);
  const events = sessions.flat().flatMap((session) => session.events);
  expect(events.length).toBeGreaterThan(1_500);
  expect(run.folded.size).toBeGreaterThan(0);
});

test.each(Object.keys(VALIDATORS))('and what they are told is %s', (name) => {
  expect(VALIDATORS[name]?.(run).slice(0, 10)).toEqual([]);
});
