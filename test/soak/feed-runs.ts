import { recordedRun } from '../account/feed/recorded-run.js';
import type { RecordedRun } from '../account/feed/recording.js';
import { killedRun } from '../gateway/subscriptions/killed-run.js';
import { VALIDATORS } from '../account/feed/watch-validators.js';

/** What a number of recorded runs had, and what they broke. */
export interface RunFigures {
  readonly events: number;
  readonly sessions: number;
  readonly kills: number;
  readonly resyncs: number;
  readonly folded: number;
  readonly problems: readonly string[];
}

interface Asked {
  /** events */
  readonly runs: number;
  readonly seed: number;
}

/** Runs of feeds in this process, every second one with folding, until there are so many events. */
export function feedRuns(asked: Asked): Promise<RunFigures> {
  return runsOf(asked, (seed, folding) =>
    recordedRun({ seed, versions: 400, clients: 24, folding }),
  );
}

/** Runs of real processes that are killed, every second one with folding, until there are so many events. */
export function feedKillRuns(asked: Asked): Promise<RunFigures> {
  return runsOf(asked, (seed, folding) =>
    killedRun({ seed, versions: 600, clients: 24, kills: 3, folding }),
  );
}

async function runsOf(
  { runs, seed }: Asked,
  record: (seed: number, folding: boolean) => Promise<RecordedRun>,
): Promise<RunFigures> {
  let all = noFigures;
  for (let run = 0; all.events < runs; run += 1) {
    const own = seed + run;
    all = together(all, figuresOf(await record(own, run % 2 === 1), `seed ${own}`));
  }
  return all;
}

const noFigures: RunFigures = {
  events: 0,
  sessions: 0,
  kills: 0,
  resyncs: 0,
  folded: 0,
  problems: [],
};

function together(one: RunFigures, other: RunFigures): RunFigures {
  return {
    events: one.events + other.events,
    sessions: one.sessions + other.sessions,
    kills: one.kills + other.kills,
    resyncs: one.resyncs + other.resyncs,
    folded: one.folded + other.folded,
    problems: [...one.problems, ...other.problems],
  };
}

function figuresOf(run: RecordedRun, name: string): RunFigures {
  const sessions = run.recordings.flatMap((recording) => recording.sessions);
  const events = sessions.flatMap((session) => session.events);
  const problems = Object.entries(VALIDATORS).flatMap(([guarantee, validate]) =>
    validate(run).map((problem) => `${name}: not ${guarantee}: ${problem}`),
  );
  return {
    events: events.length,
    sessions: sessions.length,
    kills: run.kills,
    resyncs: events.filter(({ kind }) => kind === 'resync').length,
    folded: run.folded.size,
    problems,
  };
}
