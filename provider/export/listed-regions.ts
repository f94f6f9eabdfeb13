import type { Answer, Region } from '../../account/collect/provider.js';
import { unreadable } from './read-answer.js';

/** The regions that an answer of ec2:DescribeRegions names, but for those the account has not opted in to. */
export function listedRegions(answer: Answer<unknown>): Answer<readonly Region[]> {
  if (answer.kind === 'unreadable') return { kind: 'unreadable', reason: answer.reason };
  const { source } = answer;
  const { Regions: regions } = answer.value as { readonly Regions?: unknown };
  if (!Array.isArray(regions)) return unreadable('wrongShape', source, 'Regions must be a list');
  const value: Region[] = [];
  for (const region of regions as readonly (Partial<Record<string, unknown>> | null)[]) {
    const name = region?.['RegionName'];
    if (typeof name !== 'string' || name === '') {
      return unreadable('wrongShape', source, 'each region must have a RegionName');
    }
    if (region?.['OptInStatus'] !== 'not-opted-in') value.push(name);
  }
  return { kind: 'answer', value, source };
}
