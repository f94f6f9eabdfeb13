import type { ServiceDefinition } from '../kit/service-definition.js';
import { loadbalancingListings } from './collect.js';

export const loadbalancingService: ServiceDefinition = {
  name: 'loadbalancing',
  listings: loadbalancingListings,
};
