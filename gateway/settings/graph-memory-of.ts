import { DEFAULT_GRAPH_MEMORY, type GraphMemory } from '../../account/graph-memory.js';

/** Bytes of heap for each node and edge of the largest account that is kept, and of one that is loaded for one request. */
const HEAP_OF_EACH = { inMemory: 2_048, loaded: 800 };

/** Graphs take half of the heap that the process may have, at most; a larger heap (NODE_OPTIONS) holds more. */
export function graphMemoryOf(heapBytes: number): GraphMemory {
  const { bytes, largestInMemory, largestLoaded, ...rest } = DEFAULT_GRAPH_MEMORY;
  return {
    ...rest,
    bytes: Math.min(bytes, heapBytes / 2),
    largestInMemory: Math.min(largestInMemory, Math.floor(heapBytes / HEAP_OF_EACH.inMemory)),
    largestLoaded: Math.min(largestLoaded, Math.floor(heapBytes / HEAP_OF_EACH.loaded)),
  };
}
