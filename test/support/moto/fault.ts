/** What goes wrong with one request. */
export type Fault =
  /** the credentials may not do this */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'serverError' }
  /** the connection is closed before the answer or in the middle of it */
  | { readonly kind: 'cut'; readonly when: 'before' | 'middle' }
  /** an answer of no known form, as if it were a good one */
  | { readonly kind: 'garbage' }
  /** half the text of the answer, as if it were all */
  | { readonly kind: 'truncated' }
  /** never answered; the connection stays open until the client or the proxy ends it */
  | { readonly kind: 'hang' }
  /** a good answer without an item, though there are some */
  | { readonly kind: 'empty' }
  /** a page for people, as of something that stands in between */
  | { readonly kind: 'html'; readonly status: number };

export interface FaultyAnswer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

interface Error {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

type ErrorKind = 'forbidden' | 'throttled' | 'serverError';

/** The provider's own words for each failure, service by service; `other` is that of the query protocol. */
const ERRORS: {
  readonly [K in ErrorKind]: { readonly other: Error; readonly [service: string]: Error };
} = {
  forbidden: {
    other: { status: 403, code: 'AccessDenied', message: 'is not authorized to perform this' },
    ec2: { status: 403, code: 'UnauthorizedOperation', message: 'You are not authorized' },
    dynamodb: { status: 400, code: 'AccessDeniedException', message: 'is not authorized' },
    sqs: { status: 403, code: 'AccessDeniedException', message: 'Access to this is denied' },
    lambda: { status: 403, code: 'AccessDeniedException', message: 'is not authorized' },
    s3: { status: 403, code: 'AccessDenied', message: 'Access Denied' },
  },
  throttled: {
    other: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
    ec2: { status: 503, code: 'RequestLimitExceeded', message: 'Request limit exceeded.' },
    dynamodb: { status: 400, code: 'ThrottlingException', message: 'Rate of requests exceeded' },
    sqs: { status: 403, code: 'RequestThrottled', message: 'Request is throttled.' },
    lambda: { status: 429, code: 'TooManyRequestsException', message: 'Rate exceeded' },
    s3: { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
  },
  serverError: {
    other: { status: 500, code: 'InternalFailure', message: 'An internal error has occurred' },
    ec2: { status: 500, code: 'InternalError', message: 'An internal error has occurred' },
    dynamodb: { status: 500, code: 'InternalServerError', message: 'Internal server error' },
    lambda: { status: 500, code: 'ServiceException', message: 'An error occurred' },
    s3: { status: 500, code: 'InternalError', message: 'We encountered an internal error.' },
  },
};

const JSON_SERVICES = new Set(['dynamodb', 'sqs', 'lambda']);

/** A failure as the service itself would say it. */
export function serviceError(kind: ErrorKind, service: string, operation: string): FaultyAnswer {
  const { status, code, message } = ERRORS[kind][service] ?? ERRORS[kind].other;
  const said = `${message} (${operation})`;
  if (JSON_SERVICES.has(service)) {
    const body = JSON.stringify({ __type: `com.amazonaws#${code}`, message: said, Message: said });
    const type = service === 'lambda' ? 'application/json' : 'application/x-amz-json-1.0';
    return { status, headers: { 'content-type': type, 'x-amzn-errortype': code }, body };
  }
  return { status, headers: { 'content-type': 'text/xml' }, body: xmlError(service, code, said) };
}

function xmlError(service: string, code: string, message: string): string {
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  if (service === 's3') return `<Error>${error}<RequestId>1</RequestId></Error>`;
  if (service === 'ec2') {
    return `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>`;
  }
  return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
}
