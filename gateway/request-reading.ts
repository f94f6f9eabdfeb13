import type { Caller } from '../account/graph/view.js';
import type { Pins } from '../account/graph/pins.js';
import type { RequestBudget } from './query/budget.js';

/** Who asks and which versions this request reads. */
export interface RequestReading {
  readonly caller: Caller;
  /** what the services of this wiring read through; to everybody else, what has been read */
  readonly pins: Pick<Pins, 'versions'>;
}

/** What one request carries through the engine. */
export interface RequestContext extends RequestReading {
  readonly budget: RequestBudget;
  readonly requestId: string;
  /** codes of the errors in its answer, for the log */
  readonly codes: string[];
}
