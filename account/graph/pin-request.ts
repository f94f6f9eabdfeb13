import { RequestError } from '../request-error.js';
import { type Descriptor, parseDescriptor } from './descriptor.js';
import type { AccountId, NodeId } from './record.js';

export const HEADER = 'account-version';

/** Which versions a request asks for, before anything is read. */
export interface PinRequest {
  /** the account-version header, as it came */
  readonly header?: string | undefined;
  /** the positions of the cursors in the request */
  readonly cursors: readonly { readonly account: AccountId; readonly seq: number }[];
  /** what was decided before, when a request is read in several parts */
  readonly settled?: Settled | undefined;
}

/** What reading a request decides once for all of it, besides its versions. */
export interface Settled {
  /** the one account that a bare `seq:` is of; null: none yet */
  readonly only: AccountId | null;
  /** external node → the account it is read from, where several have it */
  readonly externals: Readonly<Record<NodeId, AccountId>>;
}

/** What pins are opened with: times and labels have become numbers. */
export type ResolvedDescriptor =
  | Extract<Descriptor, { kind: 'latest' | 'seq' }>
  /** the account has no such version: whoever reads it is refused */
  | { readonly kind: 'unavailable'; readonly error: RequestError };

/** What the account-version header comes to. */
export interface ResolvedPins {
  readonly every: Extract<Descriptor, { kind: 'latest' | 'seq' }> | null;
  readonly by: ReadonlyMap<AccountId, ResolvedDescriptor>;
}

/** What the account-version header says. */
export interface HeaderPins {
  readonly every: Descriptor | null;
  readonly by: ReadonlyMap<AccountId, Descriptor>;
}

/** Throws BAD_INPUT for a header that cannot be read. */
export function readHeader(header: string | undefined): HeaderPins {
  const text = header?.trim() ?? '';
  if (text === '') return { every: null, by: new Map() };
  if (!text.includes('=')) return { every: parseDescriptor(text, HEADER), by: new Map() };
  const by = new Map<AccountId, Descriptor>();
  for (const part of text.split(',')) {
    const [account = '', descriptor = '', ...rest] = part.trim().split('=');
    if (account === '' || rest.length > 0 || by.has(account)) {
      const rule = `${HEADER} must be a descriptor or <account>=<descriptor>, … naming each account once`;
      throw new RequestError(
        'BAD_INPUT',
        `${rule}, got ${JSON.stringify(text.slice(0, 120))}`,
        HEADER,
      );
    }
    by.set(account, parseDescriptor(descriptor, HEADER));
  }
  return { every: null, by };
}

/** Throws BAD_INPUT for cursors of two versions of one account. */
export function cursorPins(cursors: PinRequest['cursors']): ReadonlyMap<AccountId, number> {
  const pins = new Map<AccountId, number>();
  for (const { account, seq } of cursors) {
    const known = pins.get(account) ?? seq;
    if (known !== seq) {
      const message = `after must name one version of account ${account}, got seq:${known} and seq:${seq}`;
      throw new RequestError('BAD_INPUT', message, 'after');
    }
    pins.set(account, seq);
  }
  return pins;
}
