import { company, type Region } from '../company.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';

/** Where traffic to a destination goes: exactly one way is named (an instance together with its interface). */
export interface PlannedRoute {
  readonly to: string;
  readonly internet?: string;
  readonly nat?: string;
  readonly endpoint?: string;
  readonly peering?: string;
  readonly instance?: string;
  /** The network interface it goes through. */
  readonly through?: string;
  /** Its target is gone or idle. */
  readonly dead?: true;
}

/** Deleted, but a route still names it. */
const REMOVED = 'store-nat-removed';

function target(region: Region, route: PlannedRoute): Readonly<Record<string, Reference>> {
  return {
    ...(route.internet === undefined
      ? {}
      : { GatewayId: refer.internetGateway(region, route.internet) }),
    ...(route.endpoint === undefined
      ? {}
      : { GatewayId: refer.vpcEndpoint(region, route.endpoint) }),
    ...(route.nat === undefined ? {} : { NatGatewayId: refer.natGateway(region, route.nat) }),
    ...(route.peering === undefined
      ? {}
      : { VpcPeeringConnectionId: refer.vpcPeering(region, route.peering) }),
    ...(route.instance === undefined ? {} : { InstanceId: refer.instance(region, route.instance) }),
    ...(route.through === undefined
      ? {}
      : { NetworkInterfaceId: refer.networkInterface(region, route.through) }),
  };
}

/** One route as the provider answers it; what it leads to becomes a relation of the table. */
export function routeTo(ledger: Ledger, table: Reference, route: PlannedRoute): object {
  const targets = Object.entries(target(table.region ?? company.home, route));
  if (route.nat === REMOVED) ledger.external(refer.natGateway(company.home, REMOVED));
  for (const [, reference] of targets) ledger.relate(table, 'ROUTES_TO', reference);
  const destination = route.to.startsWith('pl-')
    ? 'DestinationPrefixListId'
    : 'DestinationCidrBlock';
  return {
    [destination]: route.to,
    ...Object.fromEntries(targets.map(([field, reference]) => [field, reference.key])),
    ...(route.instance === undefined ? {} : { InstanceOwnerId: company.account }),
    Origin: 'CreateRoute',
    State: route.dead === true ? 'blackhole' : 'active',
  };
}
