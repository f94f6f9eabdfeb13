import type { Reason } from '../../account/collect/provider.js';
import { NoConnection, NotTheAnswer } from './check-body.js';
import { NoCredentials } from './credentials.js';
import { OtherAccount } from './other-account.js';

/** Thrown when no answer came in time. */
export class TooLate extends Error {}

/** What went wrong with a request. */
export interface Fault {
  readonly code: Reason['code'];
  /** the provider's own code for it, or the system's: letters, digits and dots only */
  readonly name: string;
  /** how often the request may be made before this is believed */
  readonly tries: number;
  /** what was asked about is not there */
  readonly gone: boolean;
}

const THROTTLED =
  /^(Throttl|RequestThrottled|RequestLimitExceeded|TooManyRequests|SlowDown|BandwidthLimit|ProvisionedThroughputExceeded|LimitExceededException|PriorRequestNotComplete|DependencyThrottle|EC2ThrottledException)/;
const SKEWED =
  /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture|InvalidSignatureException\.Skew)/;
const CREDENTIALS =
  /^(InvalidClientTokenId|UnrecognizedClient|InvalidAccessKeyId|AuthFailure|SignatureDoesNotMatch|InvalidSignature|ExpiredToken|TokenRefreshRequired|InvalidToken|InvalidSecurity|IncompleteSignature|MissingAuthenticationToken|NotSignedUp)/;
const DENIED =
  /^(AccessDenied|AllAccessDisabled|UnauthorizedOperation|Unauthorized|AuthorizationError|NotAuthorized|Forbidden|OptInRequired|Blocked|OperationNotPermitted|AccountProblem)/;
const GONE =
  /(NotFound|NotFoundException|NotFoundFault|DoesNotExist|NonExistentQueue|NoSuchBucket)$/;
const WIRE =
  /^(ECONN|ENOTFOUND|EAI_|EPIPE|ETIMEDOUT|EHOST|ENET|EADDR|ECANCELED|ERR_STREAM_PREMATURE_CLOSE|ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** The provider's own words stay out: some of them hold what the request was signed with. */
export function classifyError(error: unknown): Fault {
  if (error instanceof TooLate) return fault('late', 'no answer', 2);
  if (error instanceof NoCredentials) return ofCredentials(error);
  if (error instanceof OtherAccount) return fault('wrongAccount', error.message, 1);
  if (error instanceof NotTheAnswer) {
    return error.status < 300
      ? fault('wrongShape', error.message, 3)
      : ofStatus(error.status, error.message);
  }
  if (error instanceof NoConnection) return fault('unreachable', plain(error.code), 4);
  const { name, code, $metadata, message } = error as AwsError;
  const system = [code, name].find((text) => WIRE.test(text ?? ''));
  if (system !== undefined || name === 'TimeoutError') {
    return fault('unreachable', system ?? 'TimeoutError', 4);
  }
  const own = plain(name ?? '');
  if (isSkewed(own, message ?? '')) return fault('clockSkew', own, skewTries($metadata));
  if (THROTTLED.test(own)) return fault('throttled', own, THROTTLED_TRIES);
  if (CREDENTIALS.test(own)) return fault('credentials', own, skewTries($metadata));
  if (DENIED.test(own)) return fault('denied', own, 1);
  const status = $metadata?.httpStatusCode;
  if (GONE.test(own) && status !== undefined && status < 500) {
    return { ...fault('contradiction', own, 1), gone: true };
  }
  return ofStatus(status, own);
}

interface AwsError extends Error {
  readonly code?: string;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly clockSkewCorrected?: boolean;
  };
}

const THROTTLED_TRIES = 10;

function fault(code: Fault['code'], name: string, tries: number): Fault {
  return { code, name, tries, gone: false };
}

function ofStatus(status: number | undefined, name: string): Fault {
  if (status === 429) return fault('throttled', name, THROTTLED_TRIES);
  if (status === 401) return fault('credentials', name, 1);
  if (status === 403) return fault('denied', name, 1);
  return fault('fault', name, status === undefined || status >= 500 ? 4 : 1);
}

/** Signed too early or too late: the provider has several codes for it, one of them with the rest in its words. */
function isSkewed(name: string, message: string): boolean {
  if (SKEWED.test(name)) return true;
  return (
    /^(InvalidSignature|SignatureDoesNotMatch)/.test(name) &&
    /Signature (expired|not yet)/.test(message)
  );
}

/** The library corrects its clock by what the answer says: once more is worth it then. */
function skewTries(metadata: AwsError['$metadata']): number {
  return metadata?.clockSkewCorrected === true ? 2 : 1;
}

function ofCredentials({ role, cause }: NoCredentials): Fault {
  const { name = '' } = (cause ?? {}) as Partial<Error>;
  if (/^CredentialsProviderError|^TokenProviderError/.test(name)) {
    return fault('credentials', role === null ? 'none found' : plain(name), 1);
  }
  return classifyError(cause);
}

/** An error's code as the provider gave it, of letters and digits alone. */
function plain(name: string): string {
  const text = name.replace(/^Client\./, '');
  return /^[\w.: -]{1,80}$/.test(text) ? text : 'Unknown';
}
