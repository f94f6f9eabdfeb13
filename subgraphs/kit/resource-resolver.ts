import type { GraphQLFieldResolver } from 'graphql';
import type { Found } from '../../account/graph/pins.js';
import type { SubgraphContext } from './context.js';

/** Resolves a field of a resource from its record and the view it was read from. */
export type ResourceResolver = GraphQLFieldResolver<Found, SubgraphContext>;
