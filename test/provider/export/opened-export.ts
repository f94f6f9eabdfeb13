import { afterEach } from '@jest/globals';
import type {
  Answer,
  Operation,
  OperationInput,
  Provider,
} from '../../../account/collect/provider.js';
import { openExport } from '../../../provider/export/open-export.js';
import { type Files, type TemporaryExport, temporaryExport } from './temporary-export.js';

export const IDENTITY = { 'us-east-1/sts-get-caller-identity.json': { Account: '111122223333' } };
export const REGIONS = {
  'describe-regions.json': { Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-west-1' }] },
};
export const BASE = { ...IDENTITY, ...REGIONS };

const open: TemporaryExport[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.end();
});

export async function exportOf(files: Files): Promise<TemporaryExport> {
  const made = await temporaryExport(files);
  open.push(made);
  return made;
}

/** The export opened, its directory and regions read, as a collection does. */
export async function opened(files: Files, largestFile?: number): Promise<Provider> {
  const { directory } = await exportOf(files);
  return begin(openExport(directory, largestFile === undefined ? {} : { largestFile }));
}

export async function begin(provider: Provider): Promise<Provider> {
  await provider.identity();
  await provider.regions();
  return provider;
}

export function ask(
  provider: Provider,
  operation: Operation,
  input: OperationInput = {},
  region = 'us-east-1',
) {
  return provider.call(operation, input, { account: '111122223333', region, deadline: Infinity });
}

export function reasonOf(answer: Answer<unknown>): string {
  return answer.kind === 'answer' ? 'an answer' : `${answer.reason.code}: ${answer.reason.message}`;
}

export const A = { Volumes: ['a'] };
