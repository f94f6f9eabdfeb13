import type { Caller } from '../account/graph/view.js';
import type { Pins } from '../account/graph/pins.js';
import type { SubgraphContext } from '../subgraphs/kit/context.js';

/** Who asks and which versions this request reads. */
export interface RequestReading {
  readonly caller: Caller;
  readonly pins: Pins;
}

/** What one request carries through the engine. */
export interface RequestContext extends SubgraphContext {
  readonly requestId: string;
  /** codes of the errors in its answer, for the log */
  readonly codes: string[];
}
