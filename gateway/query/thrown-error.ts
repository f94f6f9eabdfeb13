import { GraphQLError } from 'graphql';

/** The error that was thrown, for the log: without the wraps that point into the client's document. */
export function thrownError(error: unknown): unknown {
  let inner = error;
  while (inner instanceof GraphQLError && inner.originalError) inner = inner.originalError;
  return inner instanceof GraphQLError ? new Error(inner.message) : inner;
}
