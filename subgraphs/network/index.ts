import type { ServiceDefinition } from '../kit/service-definition.js';
import { networkListings } from './collect.js';

export const networkService: ServiceDefinition = { name: 'network', listings: networkListings };
