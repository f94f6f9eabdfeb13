import type { AccountId } from '../graph/record.js';
import { FIRST_PARTITION, partitionOf } from './partition.js';
import type { Region } from './provider.js';

/** An ARN in the partition of the region; `rest` is everything after the partition. */
export function arnIn(region: Region, rest: string): string {
  return `arn:${(partitionOf(region) ?? FIRST_PARTITION).name}:${rest}`;
}

/** An ARN in the partition of another. */
export function arnBeside(other: string, rest: string): string {
  return `arn:${arnParts(other)?.partition ?? FIRST_PARTITION.name}:${rest}`;
}

/** The ARN form of a resource of EC2's interface, which gives its resources no ARN of their own. */
export function ec2Arn(
  at: { readonly account: AccountId; readonly region: Region },
  kind: string,
  id: string,
): string {
  return arnIn(at.region, `ec2:${at.region}:${at.account}:${kind}/${id}`);
}

/** Images and snapshots: their ARNs name no account, since they may be shared. */
export function sharedEc2Arn(region: Region, kind: 'image' | 'snapshot', id: string): string {
  return arnIn(region, `ec2:${region}::${kind}/${id}`);
}

export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** everything after the account */
  readonly resource: string;
}

/** The parts of an ARN; null when the text is none. */
export function arnParts(text: string): ArnParts | null {
  const parts = text.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return null;
  const [, partition = '', service = '', region = '', account = ''] = parts;
  return { partition, service, region, account, resource: parts.slice(5).join(':') };
}
