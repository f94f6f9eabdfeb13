import { RequestError } from '../request-error.js';
import type { AccountId } from './record.js';

/** Refuses a version after the head. */
export function checkVersion(
  { account, seq: headSeq }: { readonly account: AccountId; readonly seq: number },
  seq: number,
  argument: string,
): void {
  if (seq > headSeq) throw unknownVersion({ account, seq, headSeq }, argument);
}

/** The refusal of a version that an account does not have. */
export function unknownVersion(
  asked: { readonly account: AccountId; readonly seq: number; readonly headSeq: number },
  argument: string,
): RequestError {
  const { account, seq, headSeq } = asked;
  const message = `${argument} must name one of the versions 0 to ${headSeq} of account ${account}, got seq:${seq}`;
  return new RequestError('UNKNOWN_VERSION', message, argument);
}

/** The refusal of a version whose changes retention has folded into a later one. */
export function foldedVersion(
  asked: { readonly account: AccountId; readonly seq: number; readonly kept: number },
  argument: string,
): RequestError {
  const { account, seq, kept } = asked;
  const message = `${argument} must name a version of account ${account} that is kept, got seq:${seq}: the next one is seq:${kept}`;
  return new RequestError('UNKNOWN_VERSION', message, argument);
}
