import type { Listing } from '../../account/collect/listing.js';
import { getPolicy } from './get-policy.js';
import { listEventSourceMappings } from './list-event-source-mappings.js';
import { listFunctions } from './list-functions.js';
import { listTags } from './list-tags.js';

export const functionsListings: readonly Listing[] = [
  listFunctions,
  listEventSourceMappings,
  getPolicy,
  listTags,
];
