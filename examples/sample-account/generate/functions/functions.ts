import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { type Reference, refer } from '../references.js';
import { functionPlan, type PlannedFunction } from './function-plan.js';

const region = company.home;

function relate(ledger: Ledger, reference: Reference, planned: PlannedFunction): void {
  const { role, subnets = [], group, deadLetters } = planned;
  ledger.resource(reference);
  ledger.relate(reference, 'HAS_ROLE', refer.role(role));
  for (const subnet of subnets) ledger.relate(reference, 'IN_SUBNET', refer.subnet(region, subnet));
  if (group !== undefined) {
    ledger.relate(reference, 'HAS_SECURITY_GROUP', refer.securityGroup(region, group));
  }
  if (deadLetters !== undefined) {
    ledger.relate(reference, 'DEAD_LETTERS_TO', refer.queue(region, deadLetters));
  }
}

function optional({ variables, subnets, group, deadLetters }: PlannedFunction): object {
  const network = {
    Ipv6AllowedForDualStack: false,
    SecurityGroupIds: group === undefined ? [] : [refer.securityGroup(region, group).key],
    SubnetIds: (subnets ?? []).map((subnet) => refer.subnet(region, subnet).key),
    VpcId: refer.vpc(region, 'store').key,
  };
  return {
    ...(variables === undefined ? {} : { Environment: { Variables: variables } }),
    ...(subnets === undefined ? {} : { VpcConfig: network }),
    ...(deadLetters === undefined
      ? {}
      : { DeadLetterConfig: { TargetArn: refer.queue(region, deadLetters).id } }),
  };
}

function answer(reference: Reference, planned: PlannedFunction): object {
  const { name, description, role } = planned;
  return {
    Architectures: ['arm64'],
    CodeSha256: Buffer.from(derive.hex(`code ${name}`, 64), 'hex').toString('base64'),
    CodeSize: 4000 + derive.number(`size ${name}`, 90_000),
    Description: description,
    EphemeralStorage: { Size: 512 },
    FunctionArn: reference.id,
    FunctionName: name,
    Handler: 'index.handler',
    LastModified: derive.moment(`function ${name}`).replace('+00:00', '.000+0000'),
    LoggingConfig: { LogFormat: 'Text', LogGroup: `/aws/lambda/${name}` },
    MemorySize: 256,
    PackageType: 'Zip',
    RevisionId: derive.uuid(`revision ${name}`),
    Role: refer.role(role).id,
    Runtime: 'nodejs20.x',
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    Timeout: 30,
    TracingConfig: { Mode: 'PassThrough' },
    Version: '$LATEST',
    ...optional(planned),
  };
}

function policy(
  reference: Reference,
  { service, source }: { service: string; source: string },
): object {
  const statement = {
    Sid: 'caller',
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'lambda:InvokeFunction',
    Resource: reference.id,
    Condition: { ArnLike: { 'AWS:SourceArn': source } },
  };
  return {
    Policy: JSON.stringify({ Version: '2012-10-17', Id: 'default', Statement: [statement] }),
    RevisionId: derive.uuid(`policy revision ${reference.name}`),
  };
}

export function functions(ledger: Ledger): void {
  for (const planned of functionPlan) {
    const reference = refer.function(region, planned.name);
    relate(ledger, reference, planned);
    ledger.list(region, 'lambda-list-functions', answer(reference, planned));
    const Tags = { Team: 'shop', Environment: 'production' };
    ledger.answer(region, ['lambda-list-tags', reference.id], { Tags });
    if (planned.invokedBy !== undefined) {
      const body = policy(reference, planned.invokedBy);
      ledger.answer(region, ['lambda-get-policy', planned.name], body);
    }
  }
}
