import type { Region } from './provider.js';

/** A part of the provider with accounts, regions and credentials of its own. */
export interface Partition {
  /** the first part of its ARNs after `arn:` */
  readonly name: string;
  /** where its services of no region are asked */
  readonly globalRegion: Region;
}

const REGION_NAME = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** The regions of a partition begin alike; the one of none of these beginnings is the first. */
const PARTITIONS: readonly (Partition & { readonly begins: RegExp })[] = [
  { name: 'aws-us-gov', globalRegion: 'us-gov-west-1', begins: /^us-gov-/ },
  { name: 'aws-cn', globalRegion: 'cn-north-1', begins: /^cn-/ },
  { name: 'aws', globalRegion: 'us-east-1', begins: /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/ },
];

export const FIRST_PARTITION: Partition = { name: 'aws', globalRegion: 'us-east-1' };

/** The partition of an ARN's first part; null: it is not known. */
export function partitionNamed(name: string): Partition | null {
  return PARTITIONS.find((partition) => partition.name === name) ?? null;
}

/** The partition that a region belongs to; null: it is not known. */
export function partitionOf(region: Region): Partition | null {
  return PARTITIONS.find(({ begins }) => begins.test(region)) ?? null;
}

/** Whether a text may become part of an address. */
export function isRegionName(region: string): boolean {
  return REGION_NAME.test(region);
}
