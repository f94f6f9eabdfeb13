/** What planning a fold asks of a version. */
export interface FoldVersion {
  readonly seq: number;
  readonly folded: boolean;
  readonly labelled: boolean;
  /** changes that the log has of it */
  readonly logged: number;
}

/** Versions of which the log is netted into the version that follows them, in one transaction. */
export interface FoldGroup {
  /** ascending; between the first of them and `into` is nothing else that is kept */
  readonly folded: readonly number[];
  readonly into: number;
}

/** Changes that are read and written in one transaction. */
export const foldedAtOnce = 10_000;

/**
 * How versions are folded: each run of those that are asked for goes into the kept version after it. A run that comes to more
 * than `most` changes is divided, and the last of each part is kept; a version with more stays alone.
 * `versions`: without gaps, the last of them kept.
 */
export function planFold(
  versions: readonly FoldVersion[],
  asked: ReadonlySet<number>,
  most: number = foldedAtOnce,
): readonly FoldGroup[] {
  const kept = versions.filter(({ folded }) => !folded);
  const groups: FoldGroup[] = [];
  let run: FoldVersion[] = [];
  let logged = 0;
  for (const version of kept) {
    if (logged + version.logged > most) {
      // what is so far goes into its own last version
      groups.push(...groupOf(run.slice(0, -1), run.at(-1)));
      [run, logged] = [[], 0];
    }
    if (asked.has(version.seq) && !version.labelled && version !== kept.at(-1)) {
      run.push(version);
      logged += version.logged;
      continue;
    }
    groups.push(...groupOf(run, version));
    [run, logged] = [[], 0];
  }
  return groups;
}

function groupOf(run: readonly FoldVersion[], into: FoldVersion | undefined): readonly FoldGroup[] {
  if (into === undefined || run.length === 0) return [];
  return [{ folded: run.map(({ seq }) => seq), into: into.seq }];
}
