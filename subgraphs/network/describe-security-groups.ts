import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { addressRules } from './address-rules.js';
import { edgeList } from './edge-list.js';
import { groupRuleEdges } from './group-rule-edges.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';

const pairVpc = 'follows from the other group, whose own answer states its VPC';
const pairPeering = 'follows from the VPCs of both groups and their peering';
const pairState = 'passing state of the peering, not configuration';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const describeSecurityGroups: Listing = {
  operation: 'ec2:DescribeSecurityGroups',
  scope: 'region',
  states: {
    nodes: [{ type: 'SecurityGroup' }],
    relations: [
      { kind: 'IN_VPC', from: ['SecurityGroup'], to: ['Vpc'], anchor: 'from' },
      {
        kind: 'ALLOWS_FROM',
        from: ['SecurityGroup'],
        to: ['SecurityGroup'],
        anchor: 'from',
        listAs: 'rules',
      },
      {
        kind: 'ALLOWS_TO',
        from: ['SecurityGroup'],
        to: ['SecurityGroup'],
        anchor: 'from',
        listAs: 'rules',
      },
    ],
    attributes: {},
  },
  dropped: {
    'SecurityGroups[].SecurityGroupArn': 'made of owner, region and id, which are recorded',
    'SecurityGroups[].IpPermissions[].UserIdGroupPairs[].VpcId': pairVpc,
    'SecurityGroups[].IpPermissions[].UserIdGroupPairs[].VpcPeeringConnectionId': pairPeering,
    'SecurityGroups[].IpPermissions[].UserIdGroupPairs[].PeeringStatus': pairState,
    'SecurityGroups[].IpPermissionsEgress[].UserIdGroupPairs[].VpcId': pairVpc,
    'SecurityGroups[].IpPermissionsEgress[].UserIdGroupPairs[].VpcPeeringConnectionId': pairPeering,
    'SecurityGroups[].IpPermissionsEgress[].UserIdGroupPairs[].PeeringStatus': pairState,
  },
  map: (answer, at) => {
    const groups = answer.requiredObjects('SecurityGroups');
    const listed = new Set(groups.map((group) => group.required('GroupId')));
    return {
      nodes: groups.map((group) => groupNode(group, at)),
      edges: groups.flatMap((group) => groupEdges(group, at, listed)),
    };
  },
};

function groupNode(group: Field, at: Scope): MappedNode<'SecurityGroup'> {
  return {
    id: networkId(at, 'SecurityGroup', group.required('GroupId')),
    type: 'SecurityGroup',
    region: at.region,
    name: group.text('GroupName'),
    attributes: {
      groupName: group.text('GroupName'),
      description: group.text('Description'),
      ingressRules: addressRules(group, 'IpPermissions'),
      egressRules: addressRules(group, 'IpPermissionsEgress'),
      ownerId: group.text('OwnerId'),
      tags: tagList(group),
    },
  };
}

function groupEdges(group: Field, at: Scope, listed: ReadonlySet<string>): readonly MappedEdge[] {
  const from = networkReference(at, 'SecurityGroup', group.required('GroupId'));
  return [
    ...edgeList(at, from, 'IN_VPC', { type: 'Vpc', ids: [group.text('VpcId')] }),
    ...groupRuleEdges(group, from, at, listed),
  ];
}
