import { RequestError } from '../request-error.js';
import { parseDescriptor } from './descriptor.js';
import type { PinSource } from './pin-source.js';
import type { Pins } from './pins.js';
import type { AccountId } from './record.js';
import { checkVersion } from './unknown-version.js';

/** The version of an account that a descriptor names, `latest` being the pin. */
export async function seqAt(
  pins: Pick<Pins, 'seq'>,
  source: Pick<PinSource, 'heads' | 'seqOf'>,
  asked: { readonly account: AccountId; readonly at: string; readonly argument: string },
): Promise<number> {
  const { account, at, argument } = asked;
  const descriptor = parseDescriptor(at, argument);
  const head = source.heads.get(account);
  if (head === undefined) {
    const message = `There is no account ${JSON.stringify(account)}`;
    throw new RequestError('UNKNOWN_ACCOUNT', message, 'account');
  }
  if (descriptor.kind === 'latest') return pins.seq(account) ?? 0;
  if (descriptor.kind === 'seq') {
    checkVersion(head, descriptor.seq, argument);
    return descriptor.seq;
  }
  return source.seqOf(head, descriptor, argument);
}
