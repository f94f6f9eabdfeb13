import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { type PlannedRoute, routeTo } from './route-to.js';

interface PlannedTable {
  readonly region: Region;
  readonly name: string;
  readonly local: string;
  /** A VPC's main table has no subnets of its own and no tags. */
  readonly main?: true;
  readonly subnets?: readonly string[];
  readonly routes?: readonly PlannedRoute[];
}

const { home, branch } = company;
const TO_TOOLS: PlannedRoute = { to: '10.50.0.0/16', peering: 'tools-to-store' };
const BUCKETS: PlannedRoute = { to: 'pl-63a5400a', endpoint: 'store-buckets' };

const PLAN: readonly PlannedTable[] = [
  { region: home, name: 'store-main', local: '10.40.0.0/16', main: true },
  {
    region: home,
    name: 'store-public',
    local: '10.40.0.0/16',
    subnets: ['store-public-a', 'store-public-b'],
    routes: [
      {
        to: '0.0.0.0/0',
        internet: 'store',
      },
      TO_TOOLS,
    ],
  },
  {
    region: home,
    name: 'store-app-a',
    local: '10.40.0.0/16',
    subnets: ['store-app-a'],
    routes: [
      {
        to: '0.0.0.0/0',
        nat: 'store-nat-a',
      },
      BUCKETS,
      TO_TOOLS,
    ],
  },
  {
    region: home,
    name: 'store-app-b',
    local: '10.40.0.0/16',
    subnets: ['store-app-b'],
    routes: [
      {
        to: '0.0.0.0/0',
        nat: 'store-nat-b',
      },
      BUCKETS,
    ],
  },
  {
    region: home,
    name: 'store-data',
    local: '10.40.0.0/16',
    subnets: ['store-data-a', 'store-data-b'],
    routes: [
      {
        to: '192.0.2.0/25',
        nat: 'store-nat-removed',
        dead: true,
      },
      {
        to: '192.0.2.128/25',
        through: 'spare-data-interface',
        dead: true,
      },
    ],
  },
  {
    region: home,
    name: 'tools-main',
    local: '10.50.0.0/16',
    main: true,
    routes: [
      {
        to: '0.0.0.0/0',
        internet: 'tools',
      },
      {
        to: '10.90.0.0/16',
        peering: 'tools-to-partner',
      },
      {
        to: '172.20.0.0/16',
        instance: 'router',
        through: 'router-0',
      },
    ],
  },
  { region: branch, name: 'branch-main', local: '10.60.0.0/16', main: true },
  {
    region: branch,
    name: 'branch-public',
    local: '10.60.0.0/16',
    subnets: ['branch-public-a'],
    routes: [
      {
        to: '0.0.0.0/0',
        internet: 'branch',
      },
    ],
  },
];

function associations(planned: PlannedTable): unknown[] {
  const { region, name, main, subnets = [] } = planned;
  const one = (seed: string, more: object): object => ({
    AssociationState: { State: 'associated' },
    Main: main === true,
    RouteTableAssociationId: `rtbassoc-${derive.hex(`route association ${region} ${seed}`, 17)}`,
    RouteTableId: refer.routeTable(region, name).key,
    ...more,
  });
  if (main === true) return [one(name, {})];
  return subnets.map((subnet) => one(subnet, { SubnetId: refer.subnet(region, subnet).key }));
}

function routeTable(ledger: Ledger, planned: PlannedTable): void {
  const { region, name, main, subnets = [], routes = [] } = planned;
  const table = refer.routeTable(region, name);
  const vpc = refer.vpc(region, place.vpc(name));
  ledger.resource(table, main === true ? null : name);
  ledger.relate(table, 'IN_VPC', vpc);
  for (const subnet of subnets) {
    ledger.relate(table, 'ASSOCIATED_WITH', refer.subnet(region, subnet));
  }
  const local = {
    DestinationCidrBlock: planned.local,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  ledger.list(region, 'ec2-describe-route-tables', {
    Associations: associations(planned),
    OwnerId: company.account,
    PropagatingVgws: [],
    RouteTableId: table.key,
    Routes: [local, ...routes.map((route) => routeTo(ledger, table, route))],
    Tags: main === true ? [] : tags({ Name: name }),
    VpcId: vpc.key,
  });
}

export function routeTables(ledger: Ledger): void {
  for (const planned of PLAN) routeTable(ledger, planned);
}
