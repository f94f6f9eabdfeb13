import { Neo4jError, isRetryableError } from 'neo4j-driver';

import { StoreError, type StoreErrorKind } from '../account/graph/store-error.js';

/** A read that met a version while the server was still making it visible; a moment later it is. */
export class UnsettledRead extends Error {}

type Rule = readonly [pattern: RegExp, kind: StoreErrorKind, message: (uri: string) => string];

/** On the error's code and message; the first that fits. */
const rules: readonly Rule[] = [
  [
    /No space left on device|There is not enough space|File too large|Disk quota exceeded/i,
    'full',
    (uri) => `The disk of Neo4j at ${uri} (NEO4J_URI) is full`,
  ],
  [
    /ReadOnly|read.only|WriteOnReadOnlyAccessDb|ForbiddenOnReadOnlyDatabase|NotALeader/i,
    'readOnly',
    (uri) => `Neo4j at ${uri} (NEO4J_URI) only lets read: it needs a database that may be written`,
  ],
  [
    /Security\.(AuthenticationRateLimit)/,
    'denied',
    (uri) =>
      `Neo4j at ${uri} refused NEO4J_USER and NEO4J_PASSWORD too often and answers no one for a while`,
  ],
  [
    /ClientError\.Security\./,
    'denied',
    (uri) => `Neo4j at ${uri} refuses NEO4J_USER and NEO4J_PASSWORD`,
  ],
  [
    /ServiceUnavailable|SessionExpired|DatabaseUnavailable|DatabaseNotFound|ECONN|EPIPE|ENOTFOUND/,
    'unreachable',
    (uri) => `Neo4j cannot be reached at ${uri} (NEO4J_URI)`,
  ],
];

/** What a call rejects with, whatever the driver threw. Names no parameter and no password. */
export function storeFailure(error: unknown, uri: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Neo4jError ? `${error.code} ${error.message}` : String(error);
  const options = { cause: error };
  for (const [pattern, kind, message] of rules) {
    if (pattern.test(text)) return new StoreError(kind, message(uri), options);
  }
  const code = error instanceof Neo4jError ? error.code : text;
  return new StoreError('fault', `Neo4j at ${uri} (NEO4J_URI) failed: ${code}`, options);
}

/** Two processes that make one index at once: the one that comes second finds it when it looks again. */
const madeMeanwhile = 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists';

/** The same work may succeed if it is done once more. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof UnsettledRead) return true;
  if (!(error instanceof Neo4jError)) return false;
  return isRetryableError(error) || error.code === madeMeanwhile;
}
