import { company, type Region } from '../company.js';

export interface PlannedElasticIp {
  readonly region: Region;
  readonly name: string;
  readonly publicIp: string;
  /** The network interface that carries it; none when it lies unused. */
  readonly networkInterface?: string;
  readonly privateIp?: string;
  /** The instance of that interface, when there is one. */
  readonly instance?: string;
}

export const elasticIpPlan: readonly PlannedElasticIp[] = [
  {
    region: company.home,
    name: 'store-nat-a',
    publicIp: '203.0.113.10',
    networkInterface: 'store-nat-a',
    privateIp: '10.40.0.200',
  },
  {
    region: company.home,
    name: 'store-nat-b',
    publicIp: '203.0.113.11',
    networkInterface: 'store-nat-b',
    privateIp: '10.40.1.200',
  },
  {
    region: company.home,
    name: 'bastion',
    publicIp: '203.0.113.20',
    networkInterface: 'bastion-0',
    privateIp: '10.40.0.15',
    instance: 'bastion',
  },
  {
    region: company.home,
    name: 'partner-line',
    publicIp: '203.0.113.30',
    networkInterface: 'partner-line',
    privateIp: '10.50.0.40',
    instance: 'router',
  },
  { region: company.home, name: 'kept-for-the-old-shop', publicIp: '203.0.113.99' },
];
