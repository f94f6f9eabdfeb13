import type { Reason, Region } from '../../account/collect/provider.js';
import type { Fault } from './classify-error.js';
import { NoCredentials } from './credentials.js';
import type { FoundOperation } from './find-operation.js';

/** A call, as a reason names it. */
export interface NamedCall {
  readonly operation: FoundOperation;
  readonly region: Region;
  /** what it is asked about; null: everything of the region */
  readonly item: string | null;
}

/** Which call it was: `eu-west-1/s3:GetBucketPolicy/assets`. */
export function sourceOf({ operation, region, item }: NamedCall): string {
  return [region, operation.operation, ...(item === null ? [] : [item])].join('/');
}

/** Why a call has no answer: which call, what is wrong, and what to do about it where that is known. */
export function reasonOf(call: NamedCall, given: Fault, error: unknown): Reason {
  // nothing can have gone that was not asked about
  const fault: Fault =
    given.gone && call.item === null ? { ...given, code: 'fault', gone: false } : given;
  const role = error instanceof NoCredentials ? error.role : null;
  const message =
    role === null ? `${namedCall(call)} ${said(call, fault)}` : assuming(role, call, fault);
  return { code: fault.code, source: sourceOf(call), message };
}

export function namedCall({ operation, region, item }: NamedCall): string {
  const about = item === null ? '' : ` of ${item}`;
  return `${operation.operation}${about} in ${region}`;
}

function said({ operation, region }: NamedCall, { code, name, gone }: Fault): string {
  const permissions = operation.permissions.join(' and ');
  if (gone) return `is asked about something that is no longer there (${name})`;
  switch (code) {
    case 'denied':
      return `is denied (${name})${permissions === '' ? '' : `: grant ${permissions}`}`;
    case 'credentials':
      return `is not answered to these credentials (${name}): they are missing, wrong or have ended, or the region ${region} is not enabled for the account`;
    case 'wrongAccount':
      return `is not asked: ${name}`;
    case 'clockSkew':
      return `is refused for its time (${name}): ${timeAdvice(name)}`;
    case 'throttled':
      return `is throttled, however long it waits (${name})`;
    case 'unreachable':
      return `cannot be reached (${name})`;
    case 'late':
      return 'is not answered in time';
    case 'wrongShape':
      return `has an answer that cannot be used: it ${name}`;
    default:
      return `fails (${name})`;
  }
}

/** One service has one code for a clock that is wrong and for a session that has ended. */
function timeAdvice(name: string): string {
  return name === 'RequestExpired'
    ? "the credentials' session has ended: log in again; or set this machine's clock"
    : "set this machine's clock";
}

function assuming(role: string, call: NamedCall, fault: Fault): string {
  const advice =
    fault.code === 'denied'
      ? `: grant sts:AssumeRole on it to whoever asks, and let the role trust them`
      : '';
  return `${namedCall(call)} is not asked: sts:AssumeRole of ${role} fails (${fault.name})${advice}`;
}
