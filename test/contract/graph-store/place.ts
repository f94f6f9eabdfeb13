import type { GraphStore } from '../../../account/graph/store.js';

/** How a test comes to stores; each is closed after the test. */
export interface Places {
  /** a store over an empty place */
  openNew(): Promise<GraphStore>;
  /** the name of a place not opened before */
  newPlace(): string;
  openAt(place: string): Promise<GraphStore>;
}
