import type { Field } from '../../account/collect/field.js';
import type {
  Listing,
  MappedEdge,
  MappedNode,
  Reference,
  Scope,
} from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { edgeList } from './edge-list.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAddresses.html */
export const describeAddresses: Listing = {
  operation: 'ec2:DescribeAddresses',
  scope: 'region',
  states: {
    nodes: [{ type: 'ElasticIp' }],
    relations: [
      {
        kind: 'ASSOCIATED_WITH',
        from: ['ElasticIp'],
        to: ['NetworkInterface', 'Instance'],
        anchor: 'from',
      },
      { kind: 'IN_SUBNET', from: ['ElasticIp'], to: ['Subnet'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {},
  map: (answer, at) => {
    const addresses = answer.requiredObjects('Addresses');
    return {
      nodes: addresses.map((address) => addressNode(address, at)),
      edges: addresses.flatMap((address) => addressEdges(address, at)),
    };
  },
};

function addressNode(address: Field, at: Scope): MappedNode<'ElasticIp'> {
  return {
    id: networkId(at, 'ElasticIp', shortId(address)),
    type: 'ElasticIp',
    region: at.region,
    attributes: {
      publicIpAddress: address.text('PublicIp'),
      domain: address.text('Domain'),
      publicIpv4Pool: address.text('PublicIpv4Pool'),
      networkBorderGroup: address.text('NetworkBorderGroup'),
      customerOwnedIpAddress: address.text('CustomerOwnedIp'),
      customerOwnedIpv4Pool: address.text('CustomerOwnedIpv4Pool'),
      carrierIpAddress: address.text('CarrierIp'),
      serviceManaged: address.text('ServiceManaged'),
      tags: tagList(address),
    },
  };
}

function addressEdges(address: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'ElasticIp', shortId(address));
  const ends = associatedEnds(address, at);
  const attributes = {
    associationId: address.text('AssociationId'),
    privateIpAddress: address.text('PrivateIpAddress'),
  };
  return [
    ...ends.map((to) => ({ from, kind: 'ASSOCIATED_WITH', to, attributes })),
    ...edgeList(at, from, 'IN_SUBNET', { type: 'Subnet', ids: [address.text('SubnetId')] }),
  ];
}

function associatedEnds(address: Field, at: Scope): readonly Reference[] {
  const networkInterface = address.text('NetworkInterfaceId');
  const owner = {
    account: address.text('NetworkInterfaceOwnerId') ?? at.account,
    region: at.region,
  };
  const instance = address.text('InstanceId');
  return [
    ...(networkInterface === undefined
      ? []
      : [networkReference(owner, 'NetworkInterface', networkInterface)]),
    ...(instance === undefined ? [] : [networkReference(at, 'Instance', instance)]),
  ];
}

/** An address outside any VPC has no allocation id: the address itself names it. */
function shortId(address: Field): string {
  return address.text('AllocationId') ?? address.required('PublicIp');
}
