import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, Scope } from '../../account/collect/listing.js';
import { edgeList } from './edge-list.js';
import { interfaceAttachment } from './interface-attachment.js';
import { networkInterfaceNode } from './network-interface-node.js';
import { networkReference } from './network-reference.js';
import { securityGroupEdges } from './security-group-edges.js';

const publicNames = 'follows from the kind of host name and the addresses, which are recorded';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const describeNetworkInterfaces: Listing = {
  operation: 'ec2:DescribeNetworkInterfaces',
  scope: 'region',
  states: {
    nodes: [{ type: 'NetworkInterface' }],
    relations: [
      { kind: 'IN_SUBNET', from: ['NetworkInterface'], to: ['Subnet'], anchor: 'from' },
      { kind: 'ASSOCIATED_WITH', from: ['NetworkInterface'], to: ['Subnet'], anchor: 'from' },
      {
        kind: 'HAS_SECURITY_GROUP',
        from: ['NetworkInterface'],
        to: ['SecurityGroup'],
        anchor: 'from',
      },
      { kind: 'ATTACHED_TO', from: ['NetworkInterface'], to: ['Instance'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {
    'NetworkInterfaces[].VpcId': "follows from the interface's subnet",
    'NetworkInterfaces[].Association.AllocationId': 'ec2:DescribeAddresses states it',
    'NetworkInterfaces[].Association.AssociationId': 'ec2:DescribeAddresses states it',
    'NetworkInterfaces[].PrivateIpAddresses[].Association.AllocationId':
      'ec2:DescribeAddresses states it',
    'NetworkInterfaces[].PrivateIpAddresses[].Association.AssociationId':
      'ec2:DescribeAddresses states it',
    'NetworkInterfaces[].Attachment.Status': 'passing state of the attachment, not configuration',
    'NetworkInterfaces[].Ipv6Address': 'repeats the primary one of the IPv6 addresses',
    'NetworkInterfaces[].PublicIpDnsNameOptions.PublicIpv4DnsName': publicNames,
    'NetworkInterfaces[].PublicIpDnsNameOptions.PublicIpv6DnsName': publicNames,
    'NetworkInterfaces[].PublicIpDnsNameOptions.PublicDualStackDnsName': publicNames,
    'NetworkInterfaces[].Operator.HiddenByDefault': 'how lists show the interface, not what it is',
  },
  map: (answer, at) => {
    const interfaces = answer.requiredObjects('NetworkInterfaces');
    return {
      nodes: interfaces.map((item) => networkInterfaceNode(item, at)),
      edges: interfaces.flatMap((item) => interfaceEdges(item, at)),
    };
  },
};

function interfaceEdges(item: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'NetworkInterface', item.required('NetworkInterfaceId'));
  const subnet = item.text('SubnetId');
  const further = item.texts('AssociatedSubnets').filter((id) => id !== subnet);
  const edges = [
    ...edgeList(at, from, 'IN_SUBNET', { type: 'Subnet', ids: [subnet] }),
    ...edgeList(at, from, 'ASSOCIATED_WITH', { type: 'Subnet', ids: further }),
    ...securityGroupEdges(item, from, at),
  ];
  const attachment = interfaceAttachment(item);
  if (attachment?.instance === undefined) return edges;
  const owner = { account: attachment.owner ?? at.account, region: at.region };
  const to = networkReference(owner, 'Instance', attachment.instance);
  return [...edges, { from, kind: 'ATTACHED_TO', to, attributes: attachment.attributes }];
}
