import type { ServiceDefinition } from '../kit/service-definition.js';
import { databaseListings } from './collect.js';

export const databaseService: ServiceDefinition = { name: 'database', listings: databaseListings };
