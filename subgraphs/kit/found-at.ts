import { whenRead } from './when-read.js';
import type { Found, Pins } from '../../account/graph/pins.js';

/**
 * What stands for a node that an account's graph leads to. One that is external there may be another account's own
 * resource: it is read there, whichever subgraph asks. One of another type there stays as it is here.
 */
export function foundAt(here: Found, pins: Pins): Found | Promise<Found> {
  const { id, type, external } = here.record;
  if (!external) return here;
  const sameType = (found: Found | null) => (found?.record.type === type ? found : here);
  return whenRead(pins.find(id, here), sameType);
}
