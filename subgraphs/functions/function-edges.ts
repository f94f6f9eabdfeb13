import { ec2Arn } from '../../account/collect/arn.js';
import { arnReference } from '../../account/collect/arn-reference.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';

export function functionEdges(one: Field, at: Scope): readonly MappedEdge[] {
  const from = byId('Function', one.required('FunctionArn'));
  const network = one.object('VpcConfig');
  const role = one.text('Role');
  const ends: readonly (readonly [string, Reference | null])[] = [
    ['HAS_ROLE', role === undefined ? null : byId('Role', role)],
    ...(network?.texts('SubnetIds') ?? []).map(
      (id) => ['IN_SUBNET', byId('Subnet', ec2Arn(at, 'subnet', id))] as const,
    ),
    ...(network?.texts('SecurityGroupIds') ?? []).map(
      (id) =>
        ['HAS_SECURITY_GROUP', byId('SecurityGroup', ec2Arn(at, 'security-group', id))] as const,
    ),
    ['DEAD_LETTERS_TO', arnReference(one.object('DeadLetterConfig')?.text('TargetArn') ?? '')],
    ['REPLICA_OF', arnReference(one.text('MasterArn') ?? '')],
  ];
  return ends.flatMap(([kind, to]) => (to === null ? [] : [{ from, kind, to }]));
}
