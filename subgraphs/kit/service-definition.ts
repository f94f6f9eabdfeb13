import type { GraphQLFieldResolver } from 'graphql';
import type { Listing } from '../../account/collect/listing.js';
import type { SubgraphContext } from './context.js';

export type Resolver = GraphQLFieldResolver<never, SubgraphContext, never>;

/** Type → field → resolver, for fields that are neither attributes nor relations. */
export interface Resolvers {
  readonly [type: string]: { readonly [field: string]: Resolver };
}

/** Entity type → how to find one from its key. Resource types need none. */
export interface References {
  readonly [type: string]: (key: { readonly id: string }, context: SubgraphContext) => unknown;
}

/** Everything the kit needs to serve and collect a service. */
export interface ServiceDefinition {
  readonly name: string;
  readonly listings: readonly Listing[];
  readonly resolvers?: Resolvers;
  readonly references?: References;
}
