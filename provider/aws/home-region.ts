import type { Answer, Region } from '../../account/collect/provider.js';
import { FIRST_PARTITION, partitionNamed, partitionOf } from '../../account/collect/partition.js';

/**
 * Where an account is asked who it is: the region of the settings, else the one where its partition's services of no
 * region are. A role of another partition is asked in its own.
 */
export async function homeRegion(options: {
  readonly region?: Region;
  readonly role?: string;
}): Promise<Answer<Region>> {
  const role = options.role === undefined ? null : partitionNamed(options.role.split(':')[1] ?? '');
  const set = options.region ?? (await regionOfSettings());
  if (set === null) {
    const value = (role ?? FIRST_PARTITION).globalRegion;
    return { kind: 'answer', value, source: 'the first region' };
  }
  const partition = partitionOf(set);
  if (partition === null) {
    const message = `AWS_REGION: the region "${set}" is of no partition that is known`;
    return { kind: 'unreadable', reason: { code: 'unknownRegion', source: 'AWS_REGION', message } };
  }
  const value = role === null || role.name === partition.name ? set : role.globalRegion;
  return { kind: 'answer', value, source: 'AWS_REGION' };
}

/** What the library makes of the environment and of profiles; null when they name no region. */
async function regionOfSettings(): Promise<Region | null> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  try {
    return await new STSClient({}).config.region();
  } catch {
    return null;
  }
}
