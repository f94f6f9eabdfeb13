import type { Logger } from '../log.js';

/** One fetch that was refused. Holds nothing of what it was signed with. */
export interface Refusal {
  readonly service: string;
  readonly reason: string;
  readonly from: string | undefined;
}

/** Calls once, so many milliseconds later, and keeps no process alive for it. */
export type Later = (call: () => void, milliseconds: number) => void;

const SECOND = 1_000;

/**
 * Logs refusals, however many there are, with one line a second at most: the first at once, those of the second after it
 * as the newest of them with their count.
 */
export function createRefusalLog(
  logger: Logger,
  later: Later = (call, milliseconds) => void setTimeout(call, milliseconds).unref(),
): (refusal: Refusal) => void {
  let waiting = false;
  let count = 0;
  let newest: Refusal | null = null;
  const wait = () => {
    waiting = true;
    later(tell, SECOND);
  };
  const tell = () => {
    waiting = false;
    if (newest === null) return;
    logger.warn({ ...newest, count }, 'fetches were refused');
    [newest, count] = [null, 0];
    wait();
  };
  return (refusal) => {
    if (waiting) {
      [newest, count] = [refusal, count + 1];
      return;
    }
    logger.warn(refusal, 'a fetch was refused');
    wait();
  };
}
