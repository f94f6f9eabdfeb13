import { ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSubnetGroups.html */
export const describeDbSubnetGroups: Listing = {
  operation: 'rds:DescribeDBSubnetGroups',
  scope: 'region',
  states: {
    nodes: [{ type: 'DbSubnetGroup' }],
    relations: [{ kind: 'IN_SUBNET', from: ['DbSubnetGroup'], to: ['Subnet'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    'DBSubnetGroups[].VpcId': 'follows from the subnets',
    'DBSubnetGroups[].Subnets[].SubnetAvailabilityZone': 'ec2:DescribeSubnets states it',
    'DBSubnetGroups[].Subnets[].SubnetStatus': 'passing state of the subnet',
  },
  map: (answer, at) => {
    const groups = answer.requiredObjects('DBSubnetGroups');
    return {
      nodes: groups.map((group) => subnetGroupNode(group, at)),
      edges: groups.flatMap((group) => subnetEdges(group, at)),
    };
  },
};

function subnetGroupNode(group: Field, at: Scope): MappedNode<'DbSubnetGroup'> {
  const outposts = group
    .objects('Subnets')
    .flatMap((subnet) => subnet.object('SubnetOutpost')?.text('Arn') ?? []);
  return {
    id: group.required('DBSubnetGroupArn'),
    type: 'DbSubnetGroup',
    region: at.region,
    name: group.text('DBSubnetGroupName'),
    attributes: {
      description: group.text('DBSubnetGroupDescription'),
      state: group.text('SubnetGroupStatus'),
      networkTypes: group.texts('SupportedNetworkTypes').toSorted(),
      outpostArns: [...new Set(outposts)].toSorted(),
    },
  };
}

function subnetEdges(group: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('DbSubnetGroup', group.required('DBSubnetGroupArn'));
  return group.objects('Subnets').map((subnet) => ({
    from,
    kind: 'IN_SUBNET',
    to: byId('Subnet', ec2Arn(at, 'subnet', subnet.required('SubnetIdentifier'))),
  }));
}
