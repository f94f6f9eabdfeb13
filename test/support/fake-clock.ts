import type { Clock } from '../../account/clock.js';

/** A time that passes only when a test says so. */
export interface FakeClock extends Clock {
  /** Lets so many milliseconds pass, and whoever waited for them go on, in order. */
  advance(milliseconds: number): Promise<void>;
  /** What the work gives, letting time pass to the next moment that is waited for whenever nothing else happens. */
  settle<T>(work: Promise<T>): Promise<T>;
  /** how many wait */
  waiting(): number;
}

interface Waiting {
  readonly until: number;
  readonly go: () => void;
}

/** Turns of the event loop in which nothing was done before time passes. */
const IDLE_TURNS = 6;

/** Time never comes: only an abort ends the wait. */
export const waitForEver: Clock['wait'] = (_milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });

/** `start`: milliseconds since 1970. */
export function fakeClock(start: number): FakeClock {
  let now = start;
  const all = new Set<Waiting>();
  const next = () => [...all].toSorted((one, other) => one.until - other.until)[0];
  const passTo = async (time: number) => {
    now = Math.max(now, time);
    for (let due = next(); due !== undefined && due.until <= now; due = next()) {
      all.delete(due);
      due.go();
      await turns(IDLE_TURNS);
    }
  };
  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const end = () => {
          all.delete(mine);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const mine: Waiting = { until: now + milliseconds, go: end };
        all.add(mine);
        signal?.addEventListener('abort', end);
      }),
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      await turns(IDLE_TURNS);
      for (let due = next(); due !== undefined && due.until <= end; due = next()) {
        await passTo(due.until);
      }
      now = end;
      await turns(IDLE_TURNS);
    },
    settle: async (work) => {
      const end = { reached: false };
      const finish = () => void (end.reached = true);
      work.then(finish, finish);
      while (!end.reached) {
        await turns(IDLE_TURNS);
        const due = next();
        if (!end.reached && due !== undefined) await passTo(due.until);
      }
      return work;
    },
    waiting: () => all.size,
  };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
