import type { Caller } from '../../account/graph/view.js';
import type { Pins } from '../../account/graph/pins.js';

/** How much one request may still read. */
export interface Budget {
  /** Takes so many records; throws ANSWER_TOO_LARGE when the request has read too many. */
  take(records: number): void;
}

/** What every fetch of one request carries into every subgraph. */
export interface SubgraphContext {
  readonly caller: Caller;
  readonly pins: Pins;
  readonly budget: Budget;
}
