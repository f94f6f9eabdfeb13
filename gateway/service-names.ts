import { SERVICES } from '../subgraphs/services.js';

/** Every subgraph there is. */
export const SERVICE_NAMES: readonly string[] = ['account', ...SERVICES.map(({ name }) => name)];
