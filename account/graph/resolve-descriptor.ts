import { RequestError } from '../request-error.js';
import type { Descriptor } from './descriptor.js';
import type { AccountId } from './record.js';
import type { GraphStore } from './store.js';
import { unknownVersion } from './unknown-version.js';

/** The account as it is asked about: versions after `seq` do not exist for this request. */
export interface AskedHead {
  readonly account: AccountId;
  readonly seq: number;
}

export type VersionNames = Pick<GraphStore, 'versionAt' | 'labels' | 'version'>;

/** How many labels a refusal names. */
const NAMED = 10;

/** The version that a descriptor names. Rejects with UNKNOWN_VERSION, which says what there is instead. */
export async function resolveDescriptor(
  store: VersionNames,
  head: AskedHead,
  descriptor: Descriptor,
  argument: string,
): Promise<number> {
  switch (descriptor.kind) {
    case 'latest':
      return head.seq;
    case 'seq':
      if (descriptor.seq > head.seq)
        throw unknownVersion({ ...ofHead(head), seq: descriptor.seq }, argument);
      return descriptor.seq;
    case 'time':
      return atTime(store, head, descriptor.time, argument);
    default:
      return atLabel(store, head, descriptor.label, argument);
  }
}

function ofHead({ account, seq }: AskedHead) {
  return { account, headSeq: seq };
}

async function atTime(
  store: VersionNames,
  head: AskedHead,
  time: string,
  argument: string,
): Promise<number> {
  const version = await store.versionAt(head.account, time);
  if (version !== null) return Math.min(version.seq, head.seq);
  const first = await store.version(head.account, 1);
  const since = first === null ? 'has no version yet' : `begins at ${first.time} (seq:1)`;
  throw new RequestError(
    'UNKNOWN_VERSION',
    `${argument} must not be before the first version: account ${head.account} ${since}, got time:${time}`,
    argument,
  );
}

async function atLabel(
  store: VersionNames,
  head: AskedHead,
  label: string,
  argument: string,
): Promise<number> {
  const labels = await store.labels(head.account);
  const seq = labels.get(label);
  if (seq !== undefined && seq <= head.seq) return seq;
  const names = [...labels].filter(([, at]) => at <= head.seq).map(([name]) => name);
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const known = names.length === 0 ? 'none' : `${names.slice(0, NAMED).join(', ')}${more}`;
  throw new RequestError(
    'UNKNOWN_VERSION',
    `${argument} must name a label of account ${head.account} (${known}), got label:${label}`,
    argument,
  );
}
