import { RequestError } from '../request-error.js';
import { ChosenVersions } from './chosen-versions.js';
import type { Heads } from './heads.js';
import {
  HEADER,
  type HeaderPins,
  type PinRequest,
  type ResolvedDescriptor,
  type ResolvedPins,
  type Settled,
  cursorPins,
  readHeader,
} from './pin-request.js';
import type { Descriptor } from './descriptor.js';
import type { PinSource } from './pin-source.js';
import type { Pins } from './pins.js';
import type { AccountId } from './record.js';
import { RequestPins } from './request-pins.js';
import type { AccountHead } from './store.js';

export type { PinRequest, Settled } from './pin-request.js';
export type { PinSource } from './pin-source.js';

/** Pins that can say what was decided and read, so that another part of the request goes on from there. */
export interface PartPins extends Pins {
  settled(): Settled;
  /** account → seq of what was read at its pin */
  pinned(): ReadonlyMap<AccountId, number>;
}

/**
 * Opens the pins of one request: the header's versions, else those in its cursors, else the heads as they are now.
 * Throws BAD_INPUT for a header that cannot be read and for cursors of two versions of one account.
 */
export function openPins(
  request: PinRequest,
  source: PinSource,
  header: ResolvedPins = withoutNames(readHeader(request.header)),
): PartPins {
  for (const account of header.by.keys()) {
    if (source.heads.has(account)) continue;
    throw new RequestError(
      'UNKNOWN_ACCOUNT',
      `There is no account ${JSON.stringify(account)}`,
      HEADER,
    );
  }
  const chosen = new ChosenVersions(source, header, cursorPins(request.cursors));
  const pins = new RequestPins(source, chosen);
  if (request.settled !== undefined) pins.goOnFrom(request.settled);
  return pins;
}

/** The pins of a request that this process reads nothing of: refuses what `openPins` does, and tells the accounts. */
export function pinHeads(request: PinRequest, heads: readonly AccountHead[]): PartPins {
  const unread = (): never => {
    throw new TypeError('these pins read nothing');
  };
  const known: Heads = new Map(heads.map((head) => [head.account, { ...head, view: null }]));
  const source = { heads: known, past: unread, newest: unread, seqOf: unread };
  return openPins(request, source, anyVersion(readHeader(request.header)));
}

/** Times and labels are resolved before: pins never wait for them. */
function withoutNames(header: HeaderPins): ResolvedPins {
  return mapped(header, (descriptor) => {
    if (descriptor.kind === 'latest' || descriptor.kind === 'seq') return descriptor;
    throw new TypeError(`${descriptor.kind}: must have been resolved`);
  });
}

/** For who reads nothing: whoever reads resolves times and labels. */
function anyVersion(header: HeaderPins): ResolvedPins {
  return mapped(header, (descriptor) =>
    descriptor.kind === 'latest' || descriptor.kind === 'seq' ? descriptor : { kind: 'latest' },
  );
}

function mapped(
  { every, by }: HeaderPins,
  resolve: (descriptor: Descriptor) => Exclude<ResolvedDescriptor, { kind: 'unavailable' }>,
): ResolvedPins {
  return {
    every: every === null ? null : resolve(every),
    by: new Map([...by].map(([account, descriptor]) => [account, resolve(descriptor)])),
  };
}
