import type { GraphStore } from '../../../account/graph/store.js';

/** How a test comes to stores; each is closed after the test. */
export interface Places {
  /** a store over an empty place */
  readonly openNew: () => Promise<GraphStore>;
  /** the name of a place not opened before */
  readonly newPlace: () => string;
  readonly openAt: (place: string) => Promise<GraphStore>;
}
