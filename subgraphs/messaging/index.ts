import type { ServiceDefinition } from '../kit/service-definition.js';
import { messagingListings } from './collect.js';

export const messagingService: ServiceDefinition = {
  name: 'messaging',
  listings: messagingListings,
};
