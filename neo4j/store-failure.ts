import { Neo4jError, isRetryableError } from 'neo4j-driver';

import { StoreError, type StoreErrorKind } from '../account/graph/store-error.js';

/** A read that met a version while the server was still making it visible; a moment later it is. */
export class UnsettledRead extends Error {}

type Rule = readonly [pattern: RegExp, kind: StoreErrorKind, message: (uri: string) => string];

/** The server ended a transaction after the time that we gave it, the second while it waited for a lock. */
const timedOut =
  /^Neo\.\w+\.Transaction\.(TransactionTimedOutClientConfiguration|LockClientStopped)/;
const tooLarge = /^Neo\.\S+\.(MemoryPoolOutOfMemoryError|TransactionOutOfMemoryError)/;

/** On `<code> <message>`; the first that fits. A message may quote what was written, so the code decides where it can. */
const rules: readonly Rule[] = [
  [
    /^Neo\.DatabaseError\.(Transaction\.TransactionLogError |.* No space left on device)/,
    'full',
    (uri) => `The disk of Neo4j at ${uri} (NEO4J_URI) is full or fails`,
  ],
  [
    /^Neo\.ClientError\.(\w+\.\w*ReadOnly\w*|Cluster\.NotALeader) /,
    'readOnly',
    (uri) => `Neo4j at ${uri} (NEO4J_URI) only lets read: it needs a database that may be written`,
  ],
  [
    /^Neo\.ClientError\.Security\.AuthenticationRateLimit /,
    'denied',
    (uri) =>
      `Neo4j at ${uri} refused NEO4J_USER and NEO4J_PASSWORD too often and answers no one for a while`,
  ],
  [
    /^Neo\.ClientError\.Security\./,
    'denied',
    (uri) => `Neo4j at ${uri} refuses NEO4J_USER and NEO4J_PASSWORD`,
  ],
  [
    /^Neo\.DatabaseError\.\S+ The database has encountered a critical error/,
    'full',
    (uri) =>
      `Neo4j at ${uri} (NEO4J_URI) met a critical error, such as a full disk, and needs to be restarted`,
  ],
  [
    tooLarge,
    'fault',
    (uri) => `Neo4j at ${uri} (NEO4J_URI) has too little heap for a transaction of this size`,
  ],
  [
    /^Neo\.\w+\.Transaction\.(TransactionTimedOut|LockClientStopped)/,
    'late',
    (uri) => `Neo4j at ${uri} (NEO4J_URI) did not finish a transaction in time`,
  ],
  [
    /^\S+ Connection acquisition timed out/,
    'late',
    (uri) =>
      `Every connection to Neo4j at ${uri} (NEO4J_URI) is in use by calls it does not answer`,
  ],
  // the driver's own codes do not begin with Neo.
  [
    /^(?!Neo\.)|^Neo\.\S+\.(DatabaseUnavailable|DatabaseNotFound) /,
    'unreachable',
    (uri) => `Neo4j cannot be reached at ${uri} (NEO4J_URI)`,
  ],
];

/** What a call rejects with, whatever the driver threw. Names no parameter and no password. */
export function storeFailure(error: unknown, uri: string): StoreError {
  if (error instanceof StoreError) return error;
  const options = { cause: error };
  if (error instanceof UnsettledRead) {
    const line = `Neo4j at ${uri} (NEO4J_URI) did not finish making a version visible in time`;
    return new StoreError('late', line, options);
  }
  const failed = `Neo4j at ${uri} (NEO4J_URI) failed`;
  if (!(error instanceof Neo4jError)) {
    return new StoreError('fault', `${failed}: ${String(error)}`, options);
  }
  const text = `${error.code} ${error.message}`;
  for (const [pattern, kind, message] of rules) {
    if (pattern.test(text)) return new StoreError(kind, message(uri), options);
  }
  return new StoreError('fault', `${failed}: ${error.code}`, options);
}

/** Two processes that make one index at once: the one that comes second finds it when it looks again. */
const madeMeanwhile = 'Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists';

/** The same work may succeed if it is done once more. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof UnsettledRead) return true;
  if (!(error instanceof Neo4jError) || tooLarge.test(error.code)) return false;
  return isRetryableError(error) || error.code === madeMeanwhile || timedOut.test(error.code);
}
