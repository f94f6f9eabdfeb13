import type { AppendedChange, RecordedRun, Recording, Session, ToldEvent } from './recording.js';

/** Says what a recorded run breaks of one guarantee; nothing when it keeps it. */
export type Validator = (run: RecordedRun) => readonly string[];

/** An event with the position of its client when it came. */
interface Step {
  readonly event: ToldEvent;
  readonly after: number;
  readonly recording: Recording;
  readonly run: RecordedRun;
  readonly isFirst: boolean;
}

/** Events of a session stand in the order of the log, none before its beginning, each at the version it names. */
const ordered = ({ event: { kind, seq, resumeAfter }, after }: Step): readonly string[] => [
  ...(seq === resumeAfter ? [] : [`an event of version ${seq} says ${resumeAfter}`]),
  ...(seq < after || (seq === after && kind === 'changed')
    ? [`version ${seq} is told after ${after}`]
    : []),
];

/** No change is told twice, over all connections of a client. */
function unique({ recordings }: RecordedRun): readonly string[] {
  return recordings.flatMap(({ sessions }) => {
    const told = new Set<string>();
    const events = sessions.flatMap((session) => session.events);
    const ids = events.flatMap(({ changes }) => changes);
    return ids.flatMap((id) => {
      const again = told.has(id) ? [`${id} is told twice`] : [];
      told.add(id);
      return again;
    });
  });
}

/**
 * What is told of a version is everything of it that was asked for, at once and in the order of the log, and nothing else.
 * Several versions are told in one event only when all but the last were folded into it.
 */
function atomic(step: Step): readonly string[] {
  const { event, after, recording, run } = step;
  const { kind, seq, changes } = event;
  if (kind !== 'changed') return changes.length === 0 ? [] : [`a ${kind} event has changes`];
  const versions = run.log
    .slice(after, seq)
    .filter((version) => version.changes.some(recording.wants));
  const apart = versions.filter((version) => version.seq < seq && !run.folded.has(version.seq));
  const right = wantedBetween(step, after, seq).map(({ id }) => id);
  const inOrder = (ids: readonly string[]) => (versions.length > 1 ? ids.toSorted() : ids).join();
  const isWhole = changes.length > 0 && inOrder(changes) === inOrder(right);
  return apart.length === 0 && isWhole ? [] : [`version ${seq} is not told as it was appended`];
}

/** After the first event of a session nothing is left out. */
const reliable = (step: Step): readonly string[] => (step.isFirst ? [] : leftOut(step));

/** A session goes on right after the version that it was asked to go on from, and that is where the client was. */
const resumable = (step: Step): readonly string[] => (step.isFirst ? leftOut(step) : []);

/** When a bookmark, or the last event of a process, says that all is told up to a version, it was. */
const bookmarkable = (step: Step): readonly string[] =>
  step.event.kind === 'bookmark' || step.event.kind === 'closing' ? leftOut(step) : [];

/** The guarantees of etcd's watch, by name. */
export const VALIDATORS: Readonly<Record<string, Validator>> = {
  ordered: eachStep(ordered),
  unique,
  atomic: eachStep(atomic),
  reliable: eachStep(reliable),
  resumable: (run) => [...run.recordings.flatMap(goneOnFrom), ...eachStep(resumable)(run)],
  bookmarkable: eachStep(bookmarkable),
};

function goneOnFrom({ sessions }: Recording): readonly string[] {
  let position = 0;
  return sessions.flatMap(({ after, events }) => {
    const wrong = after === position ? [] : [`it was at ${position} and went on from ${after}`];
    position = events.at(-1)?.resumeAfter ?? position;
    return wrong;
  });
}

function eachStep(validate: (step: Step) => readonly string[]): Validator {
  return (run) =>
    run.recordings.flatMap((recording) =>
      recording.sessions.flatMap((session) =>
        stepsOf(session).flatMap((step) => validate({ ...step, recording, run })),
      ),
    );
}

function stepsOf({ after, events }: Session): readonly Omit<Step, 'recording' | 'run'>[] {
  return events.map((event, index) => ({
    event,
    after: events[index - 1]?.resumeAfter ?? after,
    isFirst: index === 0,
  }));
}

/** Says which changes the client was not told on the way to this event. After a fold a resync stands for them. */
function leftOut(step: Step): readonly string[] {
  const { event, after, run } = step;
  const { kind, seq } = event;
  if (kind === 'resync') {
    for (let at = after; at < seq; at += 1) if (run.folded.has(at)) return [];
    return [`nothing was folded between ${after} and ${seq}`];
  }
  const told = new Set(event.changes);
  return wantedBetween(step, after, seq)
    .filter(({ id }) => !told.has(id))
    .map(({ id }) => `${id} is not told between ${after} and ${seq}`);
}

function wantedBetween(
  { recording, run }: Pick<Step, 'recording' | 'run'>,
  after: number,
  through: number,
): readonly AppendedChange[] {
  return run.log.slice(after, through).flatMap(({ changes }) => changes.filter(recording.wants));
}
