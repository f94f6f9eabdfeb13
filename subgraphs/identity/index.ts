import type { ServiceDefinition } from '../kit/service-definition.js';
import { identityListings } from './collect.js';

export const identityService: ServiceDefinition = { name: 'identity', listings: identityListings };
