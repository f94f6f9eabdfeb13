import type { ServiceDefinition } from '../../../subgraphs/kit/service-definition.js';
import { getHostedZone } from './get-hosted-zone.js';
import { listHostedZones } from './list-hosted-zones.js';

export const dnsService: ServiceDefinition = {
  name: 'dns',
  listings: [listHostedZones, getHostedZone],
};
