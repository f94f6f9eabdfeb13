import type { Found } from './pins.js';
import type { NodeId } from './record.js';
import type { Version } from './version.js';
import type { View } from './view.js';

/** An account's graph at one version, of which only what is asked for is read. */
export interface GraphReading {
  readonly version: Version;
  /**
   * All of it. A promise while it is loaded; rejects with ACCOUNT_TOO_LARGE for a graph that no memory here holds, which is
   * read node by node.
   */
  whole(): View | Promise<View>;
  /** One node in a view that knows its edges; null: it is not there. */
  node(id: NodeId): Found | null | Promise<Found | null>;
}

/** The reading of a graph that is in memory. */
export function wholeReading(view: View): GraphReading {
  return {
    version: view.version,
    whole: () => view,
    node: (id) => {
      const record = view.node(id);
      return record === null ? null : { record, view };
    },
  };
}
