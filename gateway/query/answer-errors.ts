import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { StoreError } from '../../account/graph/store-error.js';
import { ERROR_CODES, RequestError, type ErrorCode } from '../../account/request-error.js';

/** Codes that the GraphQL layer itself gives to a question it cannot take; their messages are about the question only. */
const QUESTION_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

const NULL_ARGUMENT = /^Argument "(\w+)" of non-null type "\S+" must not be null\.$/;

/** What else than a code an error may carry to a client. */
const DETAILS = ['argument', 'service', 'limit', 'max', 'got', 'requestId'] as const;

const STORE_MESSAGE = 'The store does not answer; the log says why. Ask again.';

const INTERNAL_MESSAGE = 'Something failed in the server; its log has it under the request id.';

/** An error for a client, and whether it is a fault that belongs in the log. */
export interface AnsweredError {
  readonly error: GraphQLFormattedError;
  readonly fault: boolean;
}

/**
 * Turns any error into what a client may see: a message, a code of the table, the place in the answer. The one mapper at
 * the edge. Whatever is not expected becomes INTERNAL with a fixed text.
 */
export function answerError(error: unknown, requestId?: string): AnsweredError {
  const expected = expectedIn(error);
  if (expected instanceof StoreError) return { error: fromStore(pathOf(error)), fault: true };
  if (expected !== null) return { error: fromRequestError(expected, pathOf(error)), fault: false };
  if (error instanceof GraphQLError) {
    const { code } = error.extensions;
    if (isKnown(error, code)) return { error: known(error, code), fault: false };
    if (QUESTION_CODES.has(code)) return { error: aboutQuestion(error), fault: false };
    const argument = nullArgument(error);
    if (argument !== null) return { error: refusedNull(error, argument), fault: false };
  }
  const extensions = { code: 'INTERNAL', ...(requestId !== undefined && { requestId }) };
  return { error: { message: INTERNAL_MESSAGE, ...pathOf(error), extensions }, fault: true };
}

/**
 * The argument that a variable gave null although it must not be: it has a default, so validation lets the variable
 * through, and only the executor finds out. It says so in its text alone.
 */
function nullArgument(error: GraphQLError): string | null {
  let inner: unknown = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  // What a resolver threw ends in an error that is not GraphQL's own.
  if (!(inner instanceof GraphQLError)) return null;
  const [, argument] = NULL_ARGUMENT.exec(inner.message) ?? [];
  return argument ?? null;
}

function refusedNull(error: GraphQLError, argument: string): GraphQLFormattedError {
  const message = `${argument} must not be null`;
  return { message, ...pathOf(error), extensions: { code: 'BAD_INPUT', argument } };
}

/** The expected refusal or failure in an error, however often it was wrapped on its way. */
function expectedIn(error: unknown): RequestError | StoreError | null {
  let inner = error;
  for (let wraps = 0; wraps < 10 && inner instanceof Error; wraps += 1) {
    if (inner instanceof RequestError || inner instanceof StoreError) return inner;
    inner = inner instanceof GraphQLError ? inner.originalError : inner.cause;
  }
  return null;
}

/** What the store says of itself names settings and addresses: it is for the log. */
function fromStore(path: { readonly path?: readonly (string | number)[] }): GraphQLFormattedError {
  return { message: STORE_MESSAGE, ...path, extensions: { code: 'STORE_UNAVAILABLE' } };
}

function fromRequestError(
  { code, message, argument }: RequestError,
  path: { readonly path?: readonly (string | number)[] },
): GraphQLFormattedError {
  return { message, ...path, extensions: { code, ...(argument !== undefined && { argument }) } };
}

function known(error: GraphQLError, code: ErrorCode): GraphQLFormattedError {
  const details = DETAILS.filter((name) => error.extensions[name] !== undefined).map((name) => [
    name,
    error.extensions[name],
  ]);
  const extensions = { code, ...Object.fromEntries(details) };
  return { message: error.message, ...pathOf(error), extensions };
}

function aboutQuestion({ message, locations, extensions }: GraphQLError): GraphQLFormattedError {
  return { message, ...(locations && { locations }), extensions: { code: extensions['code'] } };
}

function pathOf(error: unknown): { readonly path?: readonly (string | number)[] } {
  return error instanceof GraphQLError && error.path ? { path: error.path } : {};
}

/** INTERNAL is known only with the fixed text: an error that was answered before. */
function isKnown({ message }: GraphQLError, code: unknown): code is ErrorCode {
  if (code === 'INTERNAL') return message === INTERNAL_MESSAGE;
  return typeof code === 'string' && Object.hasOwn(ERROR_CODES, code);
}
