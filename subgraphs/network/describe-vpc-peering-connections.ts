import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { VpcPeeringSide } from '../../schema/generated/types.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';

const sides = [
  { role: 'requester', name: 'RequesterVpcInfo' },
  { role: 'accepter', name: 'AccepterVpcInfo' },
] as const;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html */
export const describeVpcPeeringConnections: Listing = {
  operation: 'ec2:DescribeVpcPeeringConnections',
  scope: 'region',
  states: {
    nodes: [{ type: 'VpcPeering' }],
    relations: [{ kind: 'PEERS_WITH', from: ['VpcPeering'], to: ['Vpc'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    'VpcPeeringConnections[].Status.Message': 'explains the state, which is recorded',
    'VpcPeeringConnections[].ExpirationTime': 'when an unanswered request ends, not configuration',
  },
  map: (answer, at) => {
    const peerings = answer.requiredObjects('VpcPeeringConnections');
    return {
      nodes: peerings.map((peering) => peeringNode(peering, at)),
      edges: peerings.flatMap((peering) => peeringEdges(peering, at)),
    };
  },
};

function peeringNode(peering: Field, at: Scope): MappedNode<'VpcPeering'> {
  return {
    id: networkId(at, 'VpcPeering', peering.required('VpcPeeringConnectionId')),
    type: 'VpcPeering',
    region: at.region,
    attributes: {
      state: peering.object('Status')?.text('Code'),
      requester: peeringSide(peering.object('RequesterVpcInfo')),
      accepter: peeringSide(peering.object('AccepterVpcInfo')),
      tags: tagList(peering),
    },
  };
}

function peeringSide(side: Field | undefined): VpcPeeringSide | undefined {
  if (side === undefined) return undefined;
  const options = side.object('PeeringOptions');
  const blocks = side.objects('CidrBlockSet').map((block) => block.required('CidrBlock'));
  const ipv6 = side.objects('Ipv6CidrBlockSet').map((block) => block.required('Ipv6CidrBlock'));
  return defined({
    cidrBlock: side.text('CidrBlock'),
    cidrBlocks: blocks.toSorted(),
    ipv6CidrBlocks: ipv6.toSorted(),
    dnsResolutionFromOtherVpc: options?.flag('AllowDnsResolutionFromRemoteVpc'),
    egressFromClassicLink: options?.flag('AllowEgressFromLocalClassicLinkToRemoteVpc'),
    egressToClassicLink: options?.flag('AllowEgressFromLocalVpcToRemoteClassicLink'),
  });
}

function peeringEdges(peering: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'VpcPeering', peering.required('VpcPeeringConnectionId'));
  return sides.flatMap(({ role, name }) => {
    const side = peering.object(name);
    const place = {
      account: side?.text('OwnerId') ?? at.account,
      region: side?.text('Region') ?? at.region,
    };
    const vpc = side?.text('VpcId');
    if (vpc === undefined) return [];
    const to = networkReference(place, 'Vpc', vpc);
    return [{ from, kind: 'PEERS_WITH', to, attributes: { role } }];
  });
}
