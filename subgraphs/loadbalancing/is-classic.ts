import type { Attributes } from '../../account/graph/record.js';

/** Classic load balancers have listings of their own; all other kinds share the newer ones. */
export function isClassic(attributes: Attributes): boolean {
  return attributes['loadBalancerType'] === 'classic';
}
