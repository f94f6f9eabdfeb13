import type { Operation } from '../../account/collect/provider.js';

/**
 * The one key of an operation and of its answer's file name, whichever way it is spelled:
 * `ec2:DescribeVolumes`, `ec2-describe-volumes` and `ec2-DescribeVolumes` all give `ec2describevolumes`.
 */
export function operationKey(spelled: string): string {
  return spelled.replaceAll(/[-:_]/g, '').toLowerCase();
}

/** `ec2:DescribeVolumes` → `ec2-describe-volumes`, as the provider's command line spells it. */
export function operationFile(operation: Operation): string {
  return operation
    .replace(':', '-')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}
