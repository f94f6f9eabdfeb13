import { company, type Region } from '../company.js';

interface PlannedVolume {
  readonly name: string;
  readonly device: string;
  readonly sizeGiB: number;
  readonly snapshot?: string;
}

export interface PlannedInstance {
  readonly region: Region;
  readonly name: string;
  readonly instanceType: string;
  readonly subnet: string;
  readonly address: string;
  readonly groups: readonly string[];
  /** Name of an own image, or of a public one. */
  readonly image: string;
  readonly keyPair?: string;
  readonly profile?: string;
  readonly stopped?: true;
  /** The autoscaling group that started it. */
  readonly startedBy?: string;
  readonly volumes?: readonly PlannedVolume[];
}

const { home, branch } = company;
const WEB = {
  region: home,
  instanceType: 't3.small',
  groups: ['store-web'],
  image: 'storefront-web',
  keyPair: 'deploy',
  profile: 'web/store-web',
  startedBy: 'storefront',
} as const;
const ORDERS = {
  region: home,
  instanceType: 'm6i.large',
  groups: ['store-orders'],
  image: 'orders-base',
  keyPair: 'deploy',
  profile: 'store-orders',
} as const;
const INTRANET = {
  region: home,
  instanceType: 't3.micro',
  groups: ['tools-intranet'],
  image: 'public-linux',
} as const;

export const instancePlan: readonly PlannedInstance[] = [
  { ...WEB, name: 'web-1', subnet: 'store-app-a', address: '10.40.10.11' },
  { ...WEB, name: 'web-2', subnet: 'store-app-b', address: '10.40.11.12' },
  { ...WEB, name: 'web-3', subnet: 'store-app-a', address: '10.40.10.13' },
  {
    ...ORDERS,
    name: 'orders-1',
    subnet: 'store-app-a',
    address: '10.40.10.21',
    volumes: [
      {
        name: 'orders-1-data',
        device: '/dev/sdf',
        sizeGiB: 200,
      },
    ],
  },
  {
    ...ORDERS,
    name: 'orders-2',
    subnet: 'store-app-b',
    address: '10.40.11.22',
    volumes: [
      {
        name: 'orders-2-data',
        device: '/dev/sdf',
        sizeGiB: 200,
        snapshot: 'orders-1-data-daily',
      },
    ],
  },
  {
    region: home,
    name: 'bastion',
    instanceType: 't3.nano',
    subnet: 'store-public-a',
    address: '10.40.0.15',
    groups: ['store-bastion'],
    image: 'public-linux',
    keyPair: 'operations',
  },
  { ...INTRANET, name: 'intranet-1', subnet: 'tools-office-a', address: '10.50.0.11' },
  {
    ...INTRANET,
    name: 'intranet-2',
    subnet: 'tools-office-b',
    address: '10.50.1.12',
    stopped: true,
  },
  {
    region: home,
    name: 'router',
    instanceType: 'c6i.large',
    subnet: 'tools-office-a',
    address: '10.50.0.20',
    groups: ['tools-router'],
    image: 'public-linux',
    keyPair: 'operations',
    profile: 'tools-builder',
  },
  {
    region: branch,
    name: 'mirror-1',
    instanceType: 't3.small',
    subnet: 'branch-public-a',
    address: '10.60.0.11',
    groups: ['branch-edge'],
    image: 'public-linux',
    keyPair: 'branch-operations',
  },
];
