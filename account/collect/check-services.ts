import type { Model } from '../../schema/model.js';
import type { Listing } from './listing.js';
import type { CollectedService } from './stages.js';

/** What the listings state that the schema does not have: a misspelt type would be kept for ever. Empty when all is well. */
export function checkServices(
  services: readonly CollectedService[],
  model: Model,
): readonly string[] {
  return services.flatMap(({ name, listings }) =>
    listings.flatMap((listing) =>
      typesOf(listing)
        .filter((type) => model.types[type] === undefined)
        .map(
          (type) =>
            `${name}: ${listing.operation} states ${type}, which is no type of schema/*.graphql`,
        ),
    ),
  );
}

function typesOf({ states, perItem }: Listing): readonly string[] {
  const named = [
    ...states.nodes.map(({ type }) => type),
    ...states.relations.flatMap(({ from, to }) => [...from, ...to]),
    ...Object.keys(states.attributes),
    ...(perItem === undefined ? [] : [perItem.type]),
  ];
  return [...new Set(named)];
}
