import type { Listing } from '../../account/collect/listing.js';
import { describeAutoScalingGroups } from './describe-auto-scaling-groups.js';
import { describeImages } from './describe-images.js';
import { describeInstances } from './describe-instances.js';
import { describeKeyPairs } from './describe-key-pairs.js';
import { describeLaunchTemplateVersions } from './describe-launch-template-versions.js';
import { describeLaunchTemplates } from './describe-launch-templates.js';

export const computeListings: readonly Listing[] = [
  describeInstances,
  describeImages,
  describeKeyPairs,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
  describeAutoScalingGroups,
];
