import type { AccountId } from '../graph/record.js';
import type { Region } from './provider.js';

/** The ARN form of a resource of EC2's interface, which gives its resources no ARN of their own. */
export function ec2Arn(
  at: { readonly account: AccountId; readonly region: Region },
  kind: string,
  id: string,
): string {
  return `arn:aws:ec2:${at.region}:${at.account}:${kind}/${id}`;
}

/** Images and snapshots: their ARNs name no account, since they may be shared. */
export function sharedEc2Arn(region: Region, kind: 'image' | 'snapshot', id: string): string {
  return `arn:aws:ec2:${region}::${kind}/${id}`;
}

export interface ArnParts {
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
  const [, , service = '', region = '', account = ''] = parts;
  return { service, region, account, resource: parts.slice(5).join(':') };
}
