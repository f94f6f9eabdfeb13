import type { ServiceDefinition } from '../kit/service-definition.js';
import { storageListings } from './collect.js';

export const storageService: ServiceDefinition = { name: 'storage', listings: storageListings };
