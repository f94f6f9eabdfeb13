import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import { edgeList } from './edge-list.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */
export const describeInternetGateways: Listing = {
  operation: 'ec2:DescribeInternetGateways',
  scope: 'region',
  states: {
    nodes: [{ type: 'InternetGateway' }],
    relations: [{ kind: 'ATTACHED_TO', from: ['InternetGateway'], to: ['Vpc'], anchor: 'from' }],
    attributes: {},
  },
  dropped: {
    'InternetGateways[].Attachments[].State': 'passing state of the attachment, not configuration',
  },
  map: (answer, at) => {
    const gateways = answer.requiredObjects('InternetGateways');
    return {
      nodes: gateways.map((gateway) => gatewayNode(gateway, at)),
      edges: gateways.flatMap((gateway) => gatewayEdges(gateway, at)),
    };
  },
};

function gatewayNode(gateway: Field, at: Scope): MappedNode<'InternetGateway'> {
  return {
    id: networkId(at, 'InternetGateway', gateway.required('InternetGatewayId')),
    type: 'InternetGateway',
    region: at.region,
    attributes: { ownerId: gateway.text('OwnerId'), tags: tagList(gateway) },
  };
}

function gatewayEdges(gateway: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'InternetGateway', gateway.required('InternetGatewayId'));
  const ids = gateway.objects('Attachments').map((attachment) => attachment.required('VpcId'));
  return edgeList(at, from, 'ATTACHED_TO', { type: 'Vpc', ids });
}
