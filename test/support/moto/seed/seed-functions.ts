import type { SeededIdentity } from './seed-identity.js';
import type { SeededMessaging } from './seed-messaging.js';
import type { SeededNetwork } from './seed-network.js';
import { type Place, given, times } from './place.js';

export interface FunctionSources {
  readonly network: SeededNetwork;
  readonly identity: SeededIdentity;
  readonly messaging: SeededMessaging;
  readonly table: { readonly table: string; readonly stream: string };
}

/** An archive without a file: what a function runs is not configuration. */
const NO_CODE = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/** Functions in the network, set off by a queue, a table and a topic. Returns their ARNs. */
export async function seedFunctions(
  place: Place,
  sources: FunctionSources,
  count: number,
): Promise<readonly string[]> {
  const functions = await times(count, (number) => make(place, sources, number));
  const { lambda, sns, expected } = place;
  const [first = ''] = functions;
  const { queues, topics } = sources.messaging;
  await lambda.createEventSourceMapping({ EventSourceArn: queues[0], FunctionName: first });
  expected.edge(queues[0] ?? '', 'TRIGGERS', first);
  await lambda.createEventSourceMapping({
    EventSourceArn: sources.table.stream,
    FunctionName: first,
    StartingPosition: 'LATEST',
  });
  expected.edge(sources.table.table, 'TRIGGERS', first);
  await sns.subscribe({ TopicArn: topics[0], Protocol: 'lambda', Endpoint: first });
  expected.edge(topics[0] ?? '', 'SENDS_TO', first);
  await lambda.addPermission({
    FunctionName: first,
    StatementId: 'topics',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
  });
  return functions;
}

async function make(
  { lambda, expected, region, arn }: Place,
  { network, identity }: FunctionSources,
  number: number,
): Promise<string> {
  const name = `function-${number}`;
  const made = await lambda.createFunction({
    FunctionName: name,
    Runtime: 'nodejs20.x',
    Handler: 'index.handler',
    Role: identity.serviceRole,
    Code: { ZipFile: NO_CODE },
    MemorySize: 256,
    Environment: { Variables: { TOKEN: 'not-to-be-seen' } },
    VpcConfig: {
      SubnetIds: [network.subnets[0] ?? ''],
      SecurityGroupIds: [network.groups[0] ?? ''],
    },
    Tags: { team: 'platform' },
  });
  const attributes = {
    runtime: 'nodejs20.x',
    memoryMiB: 256,
    tags: [{ key: 'team', value: 'platform' }],
  };
  const id = given(made.FunctionArn).replace(/:\$LATEST$/, '');
  expected.node(id, { type: 'Function', region, name, attributes });
  expected.edge(id, 'HAS_ROLE', identity.serviceRole);
  expected.edge(id, 'IN_SUBNET', arn('subnet', network.subnets[0]));
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', network.groups[0]));
  return id;
}
