/**
 * Keeps fetches from a service that does not answer. `closed`: all pass. `open`: none passes but a probe now and then;
 * one that is answered closes it again.
 */
export interface Breaker {
  /** Whether a fetch may be sent now. Each that was must be told of by `ended`. */
  allows(): boolean;
  /** `well` null: what came of it says nothing of the service, and changes nothing. */
  ended(well: boolean | null): void;
  state(): 'closed' | 'open' | 'halfOpen';
}

export interface BreakerOptions {
  /** milliseconds, for durations only */
  readonly clock: () => number;
  /** it opens when so many … */
  readonly failures?: number;
  /** … of so many of the newest fetches failed */
  readonly among?: number;
  /** milliseconds from one probe to the next, whatever became of the last: one that hangs holds nothing up */
  readonly probeEvery?: number;
}

export function createBreaker(options: BreakerOptions): Breaker {
  const { clock, failures = 12, among = 20, probeEvery = 1_000 } = options;
  let newest: boolean[] = [];
  let failed = 0;
  /** when it opened or last let a probe through; null: closed */
  let lastProbe: number | null = null;
  let probing = false;
  const note = (well: boolean) => {
    newest.push(well);
    if (!well) failed += 1;
    if (newest.length > among && newest.shift() === false) failed -= 1;
  };
  return {
    allows() {
      if (lastProbe === null) return true;
      if (clock() - lastProbe < probeEvery) return false;
      lastProbe = clock();
      probing = true;
      return true;
    },
    ended(well) {
      if (lastProbe !== null && well === true) {
        [newest, failed, lastProbe, probing] = [[], 0, null, false];
        return;
      }
      if (lastProbe !== null) {
        probing = false;
        return;
      }
      if (well === null) return;
      note(well);
      if (failed >= failures) lastProbe = clock();
    },
    state: () => (lastProbe === null ? 'closed' : probing ? 'halfOpen' : 'open'),
  };
}
