/** How much of the accounts' graphs a process holds. */
export interface GraphMemory {
  /** bytes that the graphs in memory may take together; those unused longest go first */
  readonly bytes: number;
  /** nodes and edges: a larger account is not kept in memory; what is asked of it is read from the store */
  readonly largestInMemory: number;
  /** nodes and edges: a larger account is never loaded, not even for one request */
  readonly largestLoaded: number;
  /** nodes and edges: an account not larger is loaded when it is first met, while half of the bytes are free */
  readonly largestAtOnce: number;
}

export const DEFAULT_GRAPH_MEMORY: GraphMemory = Object.freeze({
  bytes: 1024 * 1024 * 1024,
  largestInMemory: 2_000_000,
  largestLoaded: 5_000_000,
  largestAtOnce: 50_000,
});
