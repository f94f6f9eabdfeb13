import type { Surroundings } from '../../gateway/wire-parts.js';

/** Is told the subgraph before each of its fetches, which waits for it, and fails as it does. */
export type BeforeFetch = (service: string) => void | Promise<void>;

/** Subgraphs whose fetches wait so. */
export function aroundFetches(
  beforeFetch: BeforeFetch,
): NonNullable<Surroundings['aroundSubgraph']> {
  return (subgraph) => ({
    ...subgraph,
    execute: async (...fetch) => {
      await beforeFetch(subgraph.name);
      return subgraph.execute(...fetch);
    },
  });
}
