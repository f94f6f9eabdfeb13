import type { Field } from '../../account/collect/field.js';
import type {
  Listing,
  MappedEdge,
  MappedNode,
  Reference,
  Scope,
} from '../../account/collect/listing.js';
import { jsonText } from '../../account/collect/json-text.js';
import { tagList } from '../../account/collect/tags.js';
import { edgeList } from './edge-list.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';
import { securityGroupEdges } from './security-group-edges.js';
import { valueList } from './value-list.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html */
export const describeVpcEndpoints: Listing = {
  operation: 'ec2:DescribeVpcEndpoints',
  scope: 'region',
  states: {
    nodes: [{ type: 'VpcEndpoint' }],
    relations: [
      { kind: 'IN_VPC', from: ['VpcEndpoint'], to: ['Vpc'], anchor: 'from' },
      { kind: 'IN_SUBNET', from: ['VpcEndpoint'], to: ['Subnet'], anchor: 'from' },
      { kind: 'HAS_SECURITY_GROUP', from: ['VpcEndpoint'], to: ['SecurityGroup'], anchor: 'from' },
      {
        kind: 'ASSOCIATED_WITH',
        from: ['VpcEndpoint'],
        to: ['RouteTable', 'NetworkInterface'],
        anchor: 'from',
      },
    ],
    attributes: {},
  },
  dropped: {
    'VpcEndpoints[].LastError': 'explains a passing state',
    'VpcEndpoints[].FailureReason': 'explains a passing state',
  },
  map: (answer, at) => {
    const endpoints = answer.requiredObjects('VpcEndpoints');
    return {
      nodes: endpoints.map((endpoint) => endpointNode(endpoint, at)),
      edges: endpoints.flatMap((endpoint) => endpointEdges(endpoint, at)),
    };
  },
};

function endpointNode(endpoint: Field, at: Scope): MappedNode<'VpcEndpoint'> {
  return {
    id: networkId(at, 'VpcEndpoint', endpoint.required('VpcEndpointId')),
    type: 'VpcEndpoint',
    region: at.region,
    attributes: {
      endpointType: endpoint.text('VpcEndpointType'),
      serviceName: endpoint.text('ServiceName'),
      serviceRegion: endpoint.text('ServiceRegion'),
      serviceNetworkArn: endpoint.text('ServiceNetworkArn'),
      resourceConfigurationArn: endpoint.text('ResourceConfigurationArn'),
      state: endpoint.text('State'),
      policy: jsonText(endpoint, 'PolicyDocument'),
      ipAddressType: endpoint.text('IpAddressType'),
      ...names(endpoint),
      requesterManaged: endpoint.flag('RequesterManaged'),
      ownerId: endpoint.text('OwnerId'),
      createdAt: endpoint.time('CreationTimestamp'),
      tags: tagList(endpoint),
    },
  };
}

function names(endpoint: Field): MappedNode['attributes'] {
  const options = endpoint.object('DnsOptions');
  return {
    dnsEntries: valueList(
      endpoint.objects('DnsEntries').map((entry) => ({
        name: entry.text('DnsName'),
        hostedZoneId: entry.text('HostedZoneId'),
      })),
    ),
    dnsRecordIpType: options?.text('DnsRecordIpType'),
    privateDnsEnabled: endpoint.flag('PrivateDnsEnabled'),
    privateDnsOnlyForInboundResolver: options?.flag('PrivateDnsOnlyForInboundResolverEndpoint'),
    privateDnsPreference: options?.text('PrivateDnsPreference'),
    privateDnsDomains: options?.texts('PrivateDnsSpecifiedDomains').toSorted(),
  };
}

function endpointEdges(endpoint: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'VpcEndpoint', endpoint.required('VpcEndpointId'));
  return [
    ...edgeList(at, from, 'IN_VPC', { type: 'Vpc', ids: [endpoint.text('VpcId')] }),
    ...subnetEdges(endpoint, from, at),
    ...securityGroupEdges(endpoint, from, at),
    ...edgeList(at, from, 'ASSOCIATED_WITH', {
      type: 'RouteTable',
      ids: endpoint.texts('RouteTableIds'),
    }),
    ...edgeList(at, from, 'ASSOCIATED_WITH', {
      type: 'NetworkInterface',
      ids: endpoint.texts('NetworkInterfaceIds'),
    }),
  ];
}

function subnetEdges(endpoint: Field, from: Reference, at: Scope): readonly MappedEdge[] {
  const ipv4 = prefixesBySubnet(endpoint, 'Ipv4Prefixes');
  const ipv6 = prefixesBySubnet(endpoint, 'Ipv6Prefixes');
  return endpoint.texts('SubnetIds').map((subnet) => ({
    from,
    kind: 'IN_SUBNET',
    to: networkReference(at, 'Subnet', subnet),
    attributes: { ipv4Prefixes: ipv4.get(subnet), ipv6Prefixes: ipv6.get(subnet) },
  }));
}

function prefixesBySubnet(
  endpoint: Field,
  name: 'Ipv4Prefixes' | 'Ipv6Prefixes',
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    endpoint
      .objects(name)
      .map((item) => [item.required('SubnetId'), item.texts('IpPrefixes').toSorted()]),
  );
}
