import type { Listing } from '../../account/collect/listing.js';
import { describeClassicLoadBalancerAttributes } from './describe-classic-load-balancer-attributes.js';
import { describeClassicLoadBalancers } from './describe-classic-load-balancers.js';
import { describeListeners } from './describe-listeners.js';
import { describeLoadBalancerAttributes } from './describe-load-balancer-attributes.js';
import { describeLoadBalancers } from './describe-load-balancers.js';
import { describeRules } from './describe-rules.js';
import { describeTargetGroups } from './describe-target-groups.js';
import { describeTargetHealth } from './describe-target-health.js';

export const loadbalancingListings: readonly Listing[] = [
  describeLoadBalancers,
  describeLoadBalancerAttributes,
  describeListeners,
  describeRules,
  describeTargetGroups,
  describeTargetHealth,
  describeClassicLoadBalancers,
  describeClassicLoadBalancerAttributes,
];
