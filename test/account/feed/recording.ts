/** A change that was appended: each is of a resource of its own. */
export interface AppendedChange {
  readonly id: string;
  readonly service: string;
}

/** A version as it was appended, whatever became of it in the log. */
export interface AppendedVersion {
  readonly seq: number;
  readonly changes: readonly AppendedChange[];
}

/** An event as a client had it. */
export interface ToldEvent {
  readonly kind: 'changed' | 'bookmark' | 'resync' | 'closing';
  readonly seq: number;
  readonly resumeAfter: number;
  /** ids, in the order of the event */
  readonly changes: readonly string[];
}

/** What one follower was told from a position on, until it left or its process was killed. */
export interface Session {
  readonly after: number;
  readonly events: readonly ToldEvent[];
}

/** What one client was told, over all its connections, and what it wanted to be told. */
export interface Recording {
  readonly sessions: readonly Session[];
  readonly wants: (change: AppendedChange) => boolean;
}

/** What was appended and folded, and what each client was told of it. */
export interface RecordedRun {
  /** version 1, 2, 3 … */
  readonly log: readonly AppendedVersion[];
  readonly folded: ReadonlySet<number>;
  readonly recordings: readonly Recording[];
  /** how often a process that serves a feed was killed */
  readonly kills: number;
}
