import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { edgeList } from './edge-list.js';
import { ipv6CidrBlocks } from './ipv6-cidr-blocks.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const describeSubnets: Listing = {
  operation: 'ec2:DescribeSubnets',
  scope: 'region',
  states: {
    nodes: [{ type: 'Subnet' }],
    relations: [{ kind: 'IN_VPC', from: ['Subnet'], to: ['Vpc'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    'Subnets[].AvailableIpAddressCount': 'a measurement, not configuration',
    'Subnets[].SubnetArn': 'made of owner, region and id, which are recorded',
    'Subnets[].Ipv6CidrBlockAssociationSet[].AssociationId':
      'names the pair of subnet and block, recorded as such',
    'Subnets[].Ipv6CidrBlockAssociationSet[].Ipv6CidrBlockState.StatusMessage':
      'explains a passing state',
  },
  map: (answer, at) => {
    const subnets = answer.requiredObjects('Subnets');
    return {
      nodes: subnets.map((subnet) => subnetNode(subnet, at)),
      edges: subnets.flatMap((subnet) => subnetEdges(subnet, at)),
    };
  },
};

function subnetNode(subnet: Field, at: Scope): MappedNode<'Subnet'> {
  return {
    id: networkId(at, 'Subnet', subnet.required('SubnetId')),
    type: 'Subnet',
    region: at.region,
    attributes: {
      cidrBlock: subnet.text('CidrBlock'),
      ipv6CidrBlocks: ipv6CidrBlocks(subnet),
      availabilityZone: subnet.text('AvailabilityZone'),
      availabilityZoneId: subnet.text('AvailabilityZoneId'),
      state: subnet.text('State'),
      subnetType: subnet.text('Type'),
      defaultForZone: subnet.flag('DefaultForAz'),
      outpostArn: subnet.text('OutpostArn'),
      internetGatewayBlockMode: subnet
        .object('BlockPublicAccessStates')
        ?.text('InternetGatewayBlockMode'),
      ownerId: subnet.text('OwnerId'),
      tags: tagList(subnet),
      ...launchDefaults(subnet),
    },
  };
}

/** What the subnet gives to the network interfaces made in it. */
function launchDefaults(subnet: Field): MappedNode['attributes'] {
  const dns = subnet.object('PrivateDnsNameOptionsOnLaunch');
  return {
    mapPublicIpOnLaunch: subnet.flag('MapPublicIpOnLaunch'),
    mapCustomerOwnedIpOnLaunch: subnet.flag('MapCustomerOwnedIpOnLaunch'),
    customerOwnedIpv4Pool: subnet.text('CustomerOwnedIpv4Pool'),
    assignIpv6AddressOnCreation: subnet.flag('AssignIpv6AddressOnCreation'),
    ipv6Native: subnet.flag('Ipv6Native'),
    dns64: subnet.flag('EnableDns64'),
    localInterfaceDeviceIndex: subnet.number('EnableLniAtDeviceIndex'),
    hostnameType: dns?.text('HostnameType'),
    resourceNameDnsARecord: dns?.flag('EnableResourceNameDnsARecord'),
    resourceNameDnsAaaaRecord: dns?.flag('EnableResourceNameDnsAAAARecord'),
  };
}

function subnetEdges(subnet: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'Subnet', subnet.required('SubnetId'));
  return edgeList(at, from, 'IN_VPC', { type: 'Vpc', ids: [subnet.text('VpcId')] });
}
