// Written by `npm run schema`: one line for each SDL file of a service.
import { computeService } from './compute/index.js';
import { databaseService } from './database/index.js';
import { functionsService } from './functions/index.js';
import { identityService } from './identity/index.js';
import { loadbalancingService } from './loadbalancing/index.js';
import { messagingService } from './messaging/index.js';
import { networkService } from './network/index.js';
import { storageService } from './storage/index.js';
import type { ServiceDefinition } from './kit/service-definition.js';

export const SERVICES: readonly ServiceDefinition[] = [
  computeService,
  databaseService,
  functionsService,
  identityService,
  loadbalancingService,
  messagingService,
  networkService,
  storageService,
];
