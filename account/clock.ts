import { setTimeout as wait } from 'node:timers/promises';

/** Time as what waits for something needs it. */
export interface Clock {
  /** milliseconds since 1970 */
  now(): number;
  /** Fulfils after that many milliseconds, at once when the signal aborts; never rejects. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  wait: async (milliseconds, signal) => {
    // whoever aborted a wait knows it
    await wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => {});
  },
};
