import type { Listing } from '../../account/collect/listing.js';
import { describeDbInstances } from './describe-db-instances.js';
import { describeDbSubnetGroups } from './describe-db-subnet-groups.js';
import { describeTable } from './describe-table.js';
import { listTables } from './list-tables.js';
import { listTagsOfResource } from './list-tags-of-resource.js';

export const databaseListings: readonly Listing[] = [
  describeDbInstances,
  describeDbSubnetGroups,
  listTables,
  describeTable,
  listTagsOfResource,
];
