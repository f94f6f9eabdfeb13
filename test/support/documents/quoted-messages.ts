import { leasedReason } from '../../../account/collect/leased-reason.js';
import { missingRegions } from '../../../account/collect/missing-regions.js';
import { vanishedReason } from '../../../account/collect/vanished-reason.js';
import { FarGraphs, type FarGraphsOptions } from '../../../account/far-graphs.js';
import { DEFAULT_GRAPH_MEMORY } from '../../../account/graph-memory.js';
import { answerError } from '../../../gateway/query/answer-errors.js';
import { StoreError } from '../../../account/graph/store-error.js';
import { Deadline } from '../../../neo4j/deadline.js';
import { checkServer } from '../../../neo4j/migrate.js';
import { storeFailure } from '../../../neo4j/store-failure.js';
import { NotTheAnswer } from '../../../provider/aws/check-body.js';
import { TooLate, classifyError } from '../../../provider/aws/classify-error.js';
import { NoCredentials } from '../../../provider/aws/credentials.js';
import { findOperation } from '../../../provider/aws/find-operation.js';
import { OtherAccount } from '../../../provider/aws/other-account.js';
import { reasonOf } from '../../../provider/aws/reason-of.js';
import { Neo4jError } from 'neo4j-driver';

type Quoted = readonly [what: string, message: string];

const URI = 'bolt://127.0.0.1:7687';
const REGION = 'eu-west-1';
const ACCOUNT = '210987654321';

/** Messages as the code makes them, of the values that docs/operations.md shows them with. */
export function quotedMessages(): readonly Quoted[] {
  return [...storeMessages(), ...refusals(), ...collectionMessages()];
}

function storeMessages(): readonly Quoted[] {
  const security = 'Neo.ClientError.Security.';
  const given: readonly Quoted[] = [
    [`${security}Unauthorized`, ''],
    [`${security}AuthenticationRateLimit`, ''],
    ['ServiceUnavailable', 'connect ECONNREFUSED'],
    ['Neo.ClientError.General.WriteOnReadOnlyAccessDb', ''],
    ['Neo.DatabaseError.General.UnknownError', 'No space left on device'],
    ['Neo.DatabaseError.General.UnknownError', 'The database has encountered a critical error'],
    ['Neo.TransientError.General.MemoryPoolOutOfMemoryError', ''],
    ['Neo.ClientError.General.Unknown', 'Connection acquisition timed out'],
  ];
  return [
    ...given.map(([code, text]): Quoted => [
      code,
      storeFailure(neo4jError(code, text), URI).message,
    ]),
    ['a call that is late', new Deadline(10_000).late().message],
    ['a server of another version', thrownBy(() => checkServer('Neo4j/4.4.38', URI))],
    ['a store that fails', answerError(new StoreError('late', '')).error.message],
    ['an account that is too large', thrownBy(refuseLargest)],
  ];
}

function neo4jError(code: string, text: string): Neo4jError {
  return new Neo4jError(text, code, '', '');
}

function refuseLargest(): void {
  const options: Pick<FarGraphsOptions, 'limits'> = { limits: DEFAULT_GRAPH_MEMORY };
  const graphs = new FarGraphs(options as FarGraphsOptions);
  graphs.refuseLargest({ account: ACCOUNT, seq: 1, records: 6_000_000, view: null });
}

function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('It was to throw');
}

function refusals(): readonly Quoted[] {
  const none = Object.assign(new Error(), { name: 'CredentialsProviderError' });
  const role = `arn:aws:iam::${ACCOUNT}:role/account-graph`;
  return [
    ['no credentials', awsMessage('sts:GetCallerIdentity', new NoCredentials(null, none))],
    [
      'a role that may not be assumed',
      awsMessage('sts:GetCallerIdentity', new NoCredentials(role, awsError('AccessDenied', 403))),
    ],
    ...[
      awsError('UnauthorizedOperation', 403),
      awsError('RequestTimeTooSkewed', 403),
      awsError('RequestExpired', 400),
      new OtherAccount(ACCOUNT, '111122223333'),
      awsError('RequestLimitExceeded', 503),
      awsError('InternalError', 500),
      Object.assign(new Error(), { code: 'ECONNREFUSED' }),
      new TooLate(),
      new NotTheAnswer(200, 'is cut off: DescribeVolumesResponse does not end'),
    ].map((error): Quoted => {
      const message = awsMessage('ec2:DescribeVolumes', error);
      return [message, message];
    }),
  ];
}

function awsError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(), { name, $metadata: { httpStatusCode } });
}

function awsMessage(name: 'sts:GetCallerIdentity' | 'ec2:DescribeVolumes', error: Error): string {
  const operation = findOperation(name);
  if (operation === null) throw new Error(`${name} is not in the table`);
  return reasonOf({ operation, region: REGION, item: null }, classifyError(error), error).message;
}

function collectionMessages(): readonly Quoted[] {
  const scope = { service: 'storage', region: REGION };
  const known = { ...scope, used: true, asOf: null, complete: true, error: null };
  const { reasons } = missingRegions([known], [], { maxAge: 0 });
  return [
    ['another collection', leasedReason(scope).message],
    ['an account that comes back empty', vanishedReason(scope).message],
    ...reasons.map(({ message }): Quoted => ['a region that is gone', message]),
  ];
}
