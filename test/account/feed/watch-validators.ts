import type { ChangedEvent } from '../../../account/feed/stages.js';
import type { RecordedRun, Recording, Session } from './recorded-run.js';

/** Says what a recorded run breaks of one guarantee; nothing when it keeps it. */
export type Validator = (run: RecordedRun) => readonly string[];

type PerSession = (session: Session, recording: Recording, run: RecordedRun) => readonly string[];

/** Events of a session stand in the order of the log, and none before its beginning. */
const ordered: PerSession = ({ after, events }) => {
  const seqs = events.map(({ resumeAfter }) => resumeAfter);
  const wrong = seqs.filter((seq, index) => seq < (seqs[index - 1] ?? after));
  return wrong.map((seq) => `version ${seq} is told after a later one`);
};

/** No version is told twice, over all connections of a client. */
const unique = ({ sessions }: Recording): readonly string[] => {
  const seqs = sessions
    .flatMap((session) => changed(session))
    .map(({ resumeAfter }) => resumeAfter);
  return seqs
    .filter((seq, index) => seqs.indexOf(seq) !== index)
    .map((seq) => `version ${seq} is told twice`);
};

/** What is told of a version is everything of it that was asked for, at once and as it was appended. */
const atomic: PerSession = (session, { wants }, { log }) =>
  changed(session).flatMap(({ version, changes }) => {
    const entry = log.find((one) => one.version.seq === version.seq);
    const whole = { version: entry?.version, changes: entry?.changes.filter(wants) };
    return JSON.stringify({ version, changes }) === JSON.stringify(whole)
      ? []
      : [`version ${version.seq} is not told as it was appended`];
  });

/** Between the first and the last event of a session no version is missing. */
const reliable: PerSession = (session, recording, run) => {
  const told = changed(session);
  const first = told[0]?.resumeAfter ?? Infinity;
  return missing(session, recording, run, { from: first, through: told.at(-1)?.resumeAfter ?? 0 });
};

/** A session begins right after the version that it was asked to go on from. */
const resumable: PerSession = (session, recording, run) => {
  const first = changed(session)[0]?.resumeAfter ?? 0;
  return missing(session, recording, run, { from: session.after + 1, through: first });
};

/** When a bookmark says that all is told up to a version, it was. */
const bookmarkable: PerSession = (session, recording, run) =>
  session.events.flatMap(({ kind, resumeAfter, version }, index) => {
    if (kind !== 'bookmark') return [];
    const soFar = { after: session.after, events: session.events.slice(0, index) };
    const wrong = version.seq === resumeAfter ? [] : [`a bookmark is of version ${version.seq}`];
    const range = { from: session.after + 1, through: resumeAfter };
    return [...wrong, ...missing(soFar, recording, run, range)];
  });

/** The guarantees of etcd's watch, by name. */
export const VALIDATORS: Readonly<Record<string, Validator>> = {
  ordered: perSession(ordered),
  unique: ({ recordings }) => recordings.flatMap(unique),
  atomic: perSession(atomic),
  reliable: perSession(reliable),
  resumable: perSession(resumable),
  bookmarkable: perSession(bookmarkable),
};

function perSession(validate: PerSession): Validator {
  return (run) =>
    run.recordings.flatMap((recording) =>
      recording.sessions.flatMap((session) => validate(session, recording, run)),
    );
}

function changed({ events }: Session): readonly ChangedEvent[] {
  return events.filter((event) => event.kind === 'changed');
}

function missing(
  session: Session,
  { wants }: Recording,
  { log }: RecordedRun,
  { from, through }: { readonly from: number; readonly through: number },
): readonly string[] {
  const told = new Set(changed(session).map(({ resumeAfter }) => resumeAfter));
  return log
    .slice(from - 1, through)
    .filter(({ version, changes }) => !told.has(version.seq) && changes.some(wants))
    .map(({ version }) => `version ${version.seq} is not told`);
}
