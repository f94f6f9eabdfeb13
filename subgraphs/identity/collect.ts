import type { Listing } from '../../account/collect/listing.js';
import { getAccountAuthorizationDetails } from './get-account-authorization-details.js';
import { listInstanceProfiles } from './list-instance-profiles.js';
import { listRoles } from './list-roles.js';

export const identityListings: readonly Listing[] = [
  getAccountAuthorizationDetails,
  listInstanceProfiles,
  listRoles,
];
