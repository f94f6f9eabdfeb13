/**
 * Every code a caller can meet, and what it means. The documents' table (`docs/errors.md`) is generated from this.
 * `status` is the HTTP status when the whole request is refused with it.
 */
export const ERROR_CODES = {
  BAD_INPUT: {
    status: 400,
    meaning: 'an argument, header or cursor breaks a rule; `argument` names it',
  },
  UNKNOWN_ACCOUNT: { status: 404, meaning: 'no such account, or none that the caller may see' },
  UNKNOWN_VERSION: {
    status: 404,
    meaning: 'the version asked for does not exist; the message says which do',
  },
  VERSION_MISMATCH: {
    status: 400,
    meaning:
      'a typed resource was asked of a version other than the pinned one; use the account-version header',
  },
  LIST_TOO_LONG: {
    status: 400,
    meaning: 'a relation list is longer than 1,000; the message names the paged field',
  },
  ANSWER_TOO_LARGE: {
    status: 400,
    meaning: 'the answer would hold more resources, or more bytes, than one request may read',
  },
  QUERY_REFUSED: {
    status: 400,
    meaning: 'the document breaks a limit (size, tokens, depth, aliases, cost)',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 200,
    meaning: "a service's part of the answer is missing; `service` names it",
  },
  COLLECTION_FAILED: {
    status: 502,
    meaning: 'the provider could not be read; the message says why',
  },
  ACCOUNT_TOO_LARGE: {
    status: 400,
    meaning: 'a whole graph that no memory here holds was asked for; the message says what can be',
  },
  STORE_UNAVAILABLE: {
    status: 503,
    meaning: 'the store does not answer, or not yet at this version; ask again',
  },
  NOT_READY: { status: 503, meaning: 'the server is starting or draining' },
  INTERNAL: { status: 500, meaning: 'a fault of ours; the log has it under the request id' },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An expected refusal of a request, as a caller may see it. Knows no transport. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  /** the argument, header or field that the rule is about */
  readonly argument: string | undefined;

  constructor(code: ErrorCode, message: string, argument?: string) {
    super(message);
    this.code = code;
    this.argument = argument;
  }
}
