import type { ServiceDefinition } from '../kit/service-definition.js';
import { computeListings } from './collect.js';

export const computeService: ServiceDefinition = { name: 'compute', listings: computeListings };
