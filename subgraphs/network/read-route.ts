import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';
import { networkReference } from './network-reference.js';

export interface ReadRoute {
  /** the collected resources that the traffic is sent to; a route to an instance names its interface too */
  readonly ends: readonly Reference[];
  /** where else it is sent to: `local`, or the id of a gateway that nobody collects */
  readonly target: string | undefined;
  readonly attributes: NonNullable<MappedEdge['attributes']>;
}

/** One route of a route table: where to, and for which destination. */
export function readRoute(route: Field, at: Scope): ReadRoute {
  const gateway = route.text('GatewayId');
  return {
    ends: [...gatewayEnds(gateway, at), ...namedEnds(route, at)],
    target: otherTarget(route) ?? gateway,
    attributes: {
      destination: destination(route),
      nextHopAddress: route.text('IpAddress'),
      origin: route.text('Origin'),
      state: route.text('State'),
    },
  };
}

function destination(route: Field): string | undefined {
  const [first] = [
    route.text('DestinationCidrBlock'),
    route.text('DestinationIpv6CidrBlock'),
    route.text('DestinationPrefixListId'),
  ].filter((text) => text !== undefined);
  return first;
}

function gatewayEnds(gateway: string | undefined, at: Scope): readonly Reference[] {
  if (gateway?.startsWith('igw-')) return [networkReference(at, 'InternetGateway', gateway)];
  if (gateway?.startsWith('vpce-')) return [networkReference(at, 'VpcEndpoint', gateway)];
  return [];
}

function namedEnds(route: Field, at: Scope): readonly Reference[] {
  const owner = { account: route.text('InstanceOwnerId') ?? at.account, region: at.region };
  const ends = [
    { type: 'NatGateway', place: at, id: route.text('NatGatewayId') },
    { type: 'VpcPeering', place: at, id: route.text('VpcPeeringConnectionId') },
    { type: 'NetworkInterface', place: at, id: route.text('NetworkInterfaceId') },
    { type: 'Instance', place: owner, id: route.text('InstanceId') },
  ] as const;
  return ends.flatMap(({ type, place, id }) =>
    id === undefined ? [] : [networkReference(place, type, id)],
  );
}

function otherTarget(route: Field): string | undefined {
  const [first] = [
    route.text('TransitGatewayId'),
    route.text('EgressOnlyInternetGatewayId'),
    route.text('LocalGatewayId'),
    route.text('CarrierGatewayId'),
    route.text('CoreNetworkArn'),
    route.text('OdbNetworkArn'),
  ].filter((text) => text !== undefined);
  return first;
}
