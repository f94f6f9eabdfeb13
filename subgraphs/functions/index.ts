import type { ServiceDefinition } from '../kit/service-definition.js';
import { functionsListings } from './collect.js';

export const functionsService: ServiceDefinition = {
  name: 'functions',
  listings: functionsListings,
};
