import type { ExpectedNode } from './expectation.js';

/** Types that the provider names by a tag; `named` gives them one more. */
const NAMED_BY_TAG = new Set(
  'Instance Volume Snapshot Vpc Subnet NetworkInterface ElasticIp RouteTable InternetGateway NatGateway VpcEndpoint VpcPeering'.split(
    ' ',
  ),
);
/** Types whose tags no answer that is read holds. */
const WITHOUT_TAGS = new Set(
  'LoadBalancer Listener TargetGroup DbSubnetGroup Group Policy'.split(' '),
);

/** The tags of what the seed made without naming other ones, as the graph has them. */
export function expectedTags({ type, name }: Pick<ExpectedNode, 'type' | 'name'>): unknown {
  if (WITHOUT_TAGS.has(type)) return undefined;
  if (name === null || !NAMED_BY_TAG.has(type)) return [];
  return [
    { key: 'Name', value: name },
    { key: 'team', value: 'platform' },
  ];
}
