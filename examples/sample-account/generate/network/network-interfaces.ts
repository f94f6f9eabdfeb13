import { company } from '../company.js';
import type { Ledger } from '../ledger.js';
import { networkInterface, type PlannedInterface } from './network-interface.js';

const PLAN: readonly PlannedInterface[] = [
  {
    region: company.home,
    name: 'partner-line',
    subnet: 'tools-office-a',
    tagged: true,
    groups: ['tools-router'],
    address: '10.50.0.40',
    description: 'line to the partner, second interface of the router',
    attachment: {
      instance: 'router',
      index: 1,
    },
  },
  {
    region: company.home,
    name: 'spare-data-interface',
    subnet: 'store-data-b',
    tagged: true,
    groups: ['store-data', 'store-orders'],
    address: '10.40.21.50',
    description: 'kept for the reporting server',
  },
];

/** The interfaces that are planned on their own; gateways, endpoints and instances bring theirs. */
export function networkInterfaces(ledger: Ledger): void {
  for (const planned of PLAN) networkInterface(ledger, planned);
}
