import type { Listing } from '../../account/collect/listing.js';
import { describeAddresses } from './describe-addresses.js';
import { describeInternetGateways } from './describe-internet-gateways.js';
import { describeNatGateways } from './describe-nat-gateways.js';
import { describeNetworkInterfaces } from './describe-network-interfaces.js';
import { describeRouteTables } from './describe-route-tables.js';
import { describeSecurityGroups } from './describe-security-groups.js';
import { describeSubnets } from './describe-subnets.js';
import { describeVpcEndpoints } from './describe-vpc-endpoints.js';
import { describeVpcPeeringConnections } from './describe-vpc-peering-connections.js';
import { describeVpcs } from './describe-vpcs.js';

export const networkListings: readonly Listing[] = [
  describeVpcs,
  describeSubnets,
  describeSecurityGroups,
  describeNetworkInterfaces,
  describeAddresses,
  describeRouteTables,
  describeInternetGateways,
  describeNatGateways,
  describeVpcEndpoints,
  describeVpcPeeringConnections,
];
