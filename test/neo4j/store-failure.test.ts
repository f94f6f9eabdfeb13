import { expect, test } from '@jest/globals';
import { Neo4jError } from 'neo4j-driver';

import { StoreError } from '../../account/graph/store-error.js';
import { UnsettledRead, mayRetry, storeFailure } from '../../neo4j/store-failure.js';

const uri = 'bolt://127.0.0.1:7687';

function driverError(code: string, message = 'why'): Neo4jError {
  return new Neo4jError(message, code, '50N42', '');
}

test.each([
  [
    'ServiceUnavailable',
    'Failed to connect',
    'unreachable',
    /cannot be reached at bolt:.*NEO4J_URI/,
  ],
  ['N/A', 'Connection acquisition timed out in 3 ms.', 'late', /NEO4J_URI/],
  ['ProtocolError', 'Server responded HTTP.', 'unreachable', /NEO4J_URI/],
  ['Neo.TransientError.General.DatabaseUnavailable', '', 'unreachable', /NEO4J_URI/],
  ['Neo.ClientError.Security.Unauthorized', '', 'denied', /NEO4J_USER and NEO4J_PASSWORD/],
  ['Neo.ClientError.Security.AuthenticationRateLimit', '', 'denied', /too often/],
  ['Neo.ClientError.General.ForbiddenOnReadOnlyDatabase', '', 'readOnly', /NEO4J_URI/],
  [
    'Neo.DatabaseError.Transaction.TransactionLogError',
    'Could not append',
    'full',
    /disk .*NEO4J_URI/,
  ],
  [
    'Neo.DatabaseError.Transaction.TransactionStartFailed',
    'The database has encountered a critical error, and needs to be restarted.',
    'full',
    /needs to be restarted/,
  ],
  ['Neo.ClientError.Transaction.TransactionTimedOut', '', 'late', /in time$/],
  ['Neo.ClientError.Transaction.LockClientStopped', '', 'late', /in time$/],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', '', 'fault', /too little heap/],
  ['Neo.ClientError.Statement.SyntaxError', 'secret text', 'fault', /failed: Neo\S+SyntaxError$/],
])('%s is told in one line', (code, message, kind, line) => {
  const failure = storeFailure(driverError(code, message), uri);
  expect(failure).toBeInstanceOf(StoreError);
  expect(failure.kind).toBe(kind);
  expect(failure.message).toMatch(line);
  expect(failure.message).not.toMatch(/\n|secret/);
});

test('a version that is not made visible in time is late, and may be a moment later', () => {
  const failure = storeFailure(new UnsettledRead(), uri);
  expect(failure.kind).toBe('late');
  expect(failure.message).toMatch(/NEO4J_URI/);
  expect(mayRetry(new UnsettledRead())).toBe(true);
});

test('what a message quotes does not decide', () => {
  const quoted = 'Node already has `name` = ServiceUnavailable ReadOnly No space left on device';
  const error = driverError('Neo.ClientError.Schema.ConstraintValidationFailed', quoted);
  expect(storeFailure(error, uri).kind).toBe('fault');
});

test.each([
  ['ServiceUnavailable', true],
  ['Neo.TransientError.Transaction.DeadlockDetected', true],
  ['Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists', true],
  ['Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', true],
  ['Neo.ClientError.Transaction.LockClientStopped', true],
  ['Neo.ClientError.Transaction.TransactionTimedOut', false],
  ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', false],
  ['Neo.ClientError.Statement.SyntaxError', false],
])('%s may be gone when it is done again: %p', (code, again) => {
  expect(mayRetry(driverError(code))).toBe(again);
});
