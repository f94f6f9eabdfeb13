import { readFileSync } from 'node:fs';

/**
 * Milliseconds in which a process could have gone on and others had the processors: what it would have been quicker by on a
 * machine of its own. 0 where the system does not tell.
 */
export function waitedForProcessor(pid: number): number {
  try {
    // nanoseconds run, nanoseconds waited, turns; of the thread that runs the program
    const [, waited = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}
