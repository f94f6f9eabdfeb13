import { newTown, townAfter } from './town.js';
import type { World } from './yard-world.js';

/** Towns that follow one another: each differs from the one before. */
export function townNumber(number: number): World {
  return townAfter(newTown(14, 11), {
    ended: [number % 5, 5 + (number % 3)],
    endedPersons: [number % 4],
    begun: number % 3,
    size: number,
  });
}
