import { ec2Arn } from '../../account/collect/arn.js';
import type { Scope } from '../../account/collect/listing.js';

/** The kind an id names, for each type that network answers list or refer to. */
const idKinds = {
  ElasticIp: 'elastic-ip',
  Instance: 'instance',
  InternetGateway: 'internet-gateway',
  NatGateway: 'natgateway',
  NetworkInterface: 'network-interface',
  RouteTable: 'route-table',
  SecurityGroup: 'security-group',
  Subnet: 'subnet',
  Vpc: 'vpc',
  VpcEndpoint: 'vpc-endpoint',
  VpcPeering: 'vpc-peering-connection',
} as const;

export type NetworkType = keyof typeof idKinds;

/**
 * The id of a resource by the provider's short id. What an account lists has the listing account in its id, even when
 * another account shares it: answers that refer to a shared subnet or VPC do not say whose it is.
 */
export function networkId(
  at: Pick<Scope, 'account' | 'region'>,
  type: NetworkType,
  id: string,
): string {
  return ec2Arn(at, idKinds[type], id);
}
