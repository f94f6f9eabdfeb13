import { company, type Region } from '../company.js';

export interface PlannedRule {
  /** `tcp`, `udp` or `-1` for everything; a rule for everything has no ports. */
  readonly protocol: string;
  readonly ports?: readonly [number, number];
  readonly cidr?: string;
  /** Names of the groups on the other side. */
  readonly groups?: readonly string[];
}

export interface PlannedGroup {
  readonly region: Region;
  readonly name: string;
  readonly description: string;
  readonly ingress: readonly PlannedRule[];
  readonly egress?: readonly PlannedRule[];
}

const { home, branch } = company;
const WORLD = '0.0.0.0/0';
const ssh = (...groups: string[]): PlannedRule => ({ protocol: 'tcp', ports: [22, 22], groups });
const tcp = (port: number, ...groups: string[]): PlannedRule => ({
  protocol: 'tcp',
  ports: [port, port],
  groups,
});
const open = (port: number, cidr: string): PlannedRule => ({
  protocol: 'tcp',
  ports: [port, port],
  cidr,
});

/** The group a VPC is created with: everything from its own members. */
function standard(region: Region, vpc: string): PlannedGroup {
  const name = `${vpc}-default`;
  return {
    region,
    name,
    description: 'default VPC security group',
    ingress: [{ protocol: '-1', groups: [name] }],
  };
}

/** Web and orders refer to each other, web also to itself; the load balancer reaches web by two rules. */
export const securityGroupPlan: readonly PlannedGroup[] = [
  standard(home, 'store'),
  standard(home, 'tools'),
  standard(branch, 'branch'),
  {
    region: home,
    name: 'store-edge',
    description: 'public load balancer',
    ingress: [open(80, WORLD), open(443, WORLD)],
    egress: [tcp(8080, 'store-web'), tcp(8443, 'store-web'), tcp(9e3, 'store-orders')],
  },
  {
    region: home,
    name: 'store-web',
    description: 'web tier',
    ingress: [
      tcp(8080, 'store-edge'),
      tcp(8443, 'store-edge'),
      tcp(9100, 'store-orders'),
      ssh('store-bastion'),
      {
        protocol: 'tcp',
        ports: [7946, 7947],
        groups: ['store-web'],
      },
      {
        protocol: 'udp',
        ports: [7946, 7947],
        groups: ['store-web'],
      },
    ],
  },
  {
    region: home,
    name: 'store-orders',
    description: 'orders service',
    ingress: [tcp(9e3, 'store-web', 'store-edge'), ssh('store-bastion')],
  },
  {
    region: home,
    name: 'store-data',
    description: 'orders database',
    ingress: [tcp(5432, 'store-orders', 'store-functions')],
    egress: [],
  },
  {
    region: home,
    name: 'store-bastion',
    description: 'way in for operators',
    ingress: [open(22, '198.51.100.0/24')],
    egress: [ssh('store-web', 'store-orders'), open(443, WORLD)],
  },
  {
    region: home,
    name: 'store-functions',
    description: 'functions inside the network',
    ingress: [],
  },
  {
    region: home,
    name: 'store-endpoints',
    description: 'private service endpoints',
    ingress: [tcp(443, 'store-web', 'store-orders', 'store-functions')],
    egress: [],
  },
  {
    region: home,
    name: 'tools-lobby',
    description: 'intranet load balancer',
    ingress: [open(80, '10.0.0.0/8')],
  },
  {
    region: home,
    name: 'tools-intranet',
    description: 'intranet servers',
    ingress: [tcp(8e3, 'tools-lobby')],
  },
  {
    region: home,
    name: 'tools-router',
    description: 'router to the partner',
    ingress: [
      {
        protocol: '-1',
        cidr: '10.0.0.0/8',
      },
    ],
  },
  {
    region: branch,
    name: 'branch-edge',
    description: 'mirror of the shop',
    ingress: [open(443, WORLD)],
  },
  {
    region: branch,
    name: 'branch-data',
    description: 'database copy',
    ingress: [tcp(5432, 'branch-edge')],
    egress: [],
  },
];
