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
import { isAssociated } from './is-associated.js';
import { networkId } from './network-id.js';
import { networkReference } from './network-reference.js';
import { readRoute } from './read-route.js';
import { valueList } from './value-list.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const describeRouteTables: Listing = {
  operation: 'ec2:DescribeRouteTables',
  scope: 'region',
  states: {
    nodes: [{ type: 'RouteTable' }],
    relations: [
      { kind: 'IN_VPC', from: ['RouteTable'], to: ['Vpc'], anchor: 'from' },
      {
        kind: 'ASSOCIATED_WITH',
        from: ['RouteTable'],
        to: ['Subnet', 'InternetGateway'],
        anchor: 'from',
      },
      {
        kind: 'ROUTES_TO',
        from: ['RouteTable'],
        to: [
          'InternetGateway',
          'NatGateway',
          'VpcEndpoint',
          'VpcPeering',
          'NetworkInterface',
          'Instance',
        ],
        anchor: 'from',
        listAs: 'routes',
      },
    ],
    attributes: {},
  },
  dropped: {
    'RouteTables[].Associations[].RouteTableId': 'repeats the route table itself',
    'RouteTables[].Associations[].AssociationState.StatusMessage': 'explains a passing state',
  },
  map: (answer, at) => {
    const tables = answer.requiredObjects('RouteTables');
    return {
      nodes: tables.map((table) => tableNode(table, at)),
      edges: tables.flatMap((table) => tableEdges(table, at)),
    };
  },
};

function tableNode(table: Field, at: Scope): MappedNode<'RouteTable'> {
  const associations = currentAssociations(table);
  const main = associations.find((association) => association.flag('Main') === true);
  const propagating = table.objects('PropagatingVgws').map((item) => item.required('GatewayId'));
  const routes = table.objects('Routes').map((route) => readRoute(route, at));
  return {
    id: networkId(at, 'RouteTable', table.required('RouteTableId')),
    type: 'RouteTable',
    region: at.region,
    attributes: {
      main: main !== undefined,
      mainAssociationId: main?.text('RouteTableAssociationId'),
      routes: valueList(
        routes
          .filter((route) => route.ends.length === 0)
          .map((route) => ({ ...route.attributes, target: route.target })),
      ),
      propagatingGatewayIds: propagating.toSorted(),
      associatedGatewayIds: texts(associations, 'GatewayId').filter((id) => !isInternet(id)),
      associatedIpv4Pools: texts(associations, 'PublicIpv4Pool'),
      ownerId: table.text('OwnerId'),
      tags: tagList(table),
    },
  };
}

function tableEdges(table: Field, at: Scope): readonly MappedEdge[] {
  const from = networkReference(at, 'RouteTable', table.required('RouteTableId'));
  const routes = table.objects('Routes').map((route) => readRoute(route, at));
  return [
    ...edgeList(at, from, 'IN_VPC', { type: 'Vpc', ids: [table.text('VpcId')] }),
    ...currentAssociations(table).flatMap((association) => associationEdges(association, from, at)),
    ...routes.flatMap(({ ends, attributes }) =>
      ends.map((to) => ({ from, kind: 'ROUTES_TO', to, attributes })),
    ),
  ];
}

function associationEdges(association: Field, from: Reference, at: Scope): readonly MappedEdge[] {
  const attributes = { associationId: association.text('RouteTableAssociationId') };
  const subnet = association.text('SubnetId');
  const gateway = association.text('GatewayId');
  return [
    ...(subnet === undefined ? [] : [networkReference(at, 'Subnet', subnet)]),
    ...(gateway !== undefined && isInternet(gateway)
      ? [networkReference(at, 'InternetGateway', gateway)]
      : []),
  ].map((to) => ({ from, kind: 'ASSOCIATED_WITH', to, attributes }));
}

function currentAssociations(table: Field): readonly Field[] {
  return table
    .objects('Associations')
    .filter((association) => isAssociated(association, 'AssociationState'));
}

/** Virtual private gateways share the field with internet gateways, and nobody collects them. */
function isInternet(gateway: string): boolean {
  return gateway.startsWith('igw-');
}

function texts(items: readonly Field[], name: string): readonly string[] {
  return items
    .map((item) => item.text(name))
    .filter((text) => text !== undefined)
    .toSorted();
}
