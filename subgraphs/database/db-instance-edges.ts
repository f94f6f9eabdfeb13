import { arnIn, arnParts, ec2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';

export function dbInstanceEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  return [
    ...subnetGroupEdges(instance, at),
    ...securityGroupEdges(instance, at),
    ...roleEdges(instance, at),
    ...instanceProfileEdges(instance, at),
    ...sourceEdges(instance, at),
  ];
}

function self(instance: Field): Reference {
  return byId('DbInstance', instance.required('DBInstanceArn'));
}

/** By name, since older answers hold no ARN; a subnet group lies in the region of its instances. */
function subnetGroupEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  const name = instance.object('DBSubnetGroup')?.text('DBSubnetGroupName');
  if (name === undefined) return [];
  const to = byId(
    'DbSubnetGroup',
    arnIn(at.region, `rds:${at.region}:${at.account}:subgrp:${name}`),
    name,
  );
  return [{ from: self(instance), kind: 'IN_SUBNET_GROUP', to }];
}

function securityGroupEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  return instance.objects('VpcSecurityGroups').map((group) => ({
    from: self(instance),
    kind: 'HAS_SECURITY_GROUP',
    to: byId('SecurityGroup', ec2Arn(at, 'security-group', group.required('VpcSecurityGroupId'))),
  }));
}

/** Roles the instance acts by: for monitoring, for features of its engine, for joining a directory. */
function roleEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  const monitoring = instance.text('MonitoringRoleArn');
  const associated = instance.objects('AssociatedRoles').map((association) => ({
    to: byId('Role', association.required('RoleArn')),
    purpose: association.text('FeatureName'),
  }));
  const joining = instance
    .objects('DomainMemberships')
    .flatMap((membership) => membership.text('IAMRoleName') ?? [])
    .map((name) => ({ to: byName('Role', 'role', name, at), purpose: 'domain' }));
  return [
    ...(monitoring === undefined ? [] : [{ to: byId('Role', monitoring), purpose: 'monitoring' }]),
    ...associated,
    ...joining,
  ].map(({ to, purpose }) => ({
    from: self(instance),
    kind: 'HAS_ROLE',
    to,
    attributes: { purpose },
  }));
}

function instanceProfileEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  const name = instance.text('CustomIamInstanceProfile');
  if (name === undefined) return [];
  const to = byName('InstanceProfile', 'instance-profile', name, at);
  return [{ from: self(instance), kind: 'HAS_INSTANCE_PROFILE', to }];
}

/** The source is told by its identifier when it is in the same region, else by its ARN. */
function sourceEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  const source = instance.text('ReadReplicaSourceDBInstanceIdentifier');
  if (source === undefined) return [];
  const arn =
    arnParts(source) === null
      ? arnIn(at.region, `rds:${at.region}:${at.account}:db:${source}`)
      : source;
  return [{ from: self(instance), kind: 'REPLICA_OF', to: byId('DbInstance', arn) }];
}

function byName(type: string, resource: string, name: string, at: Scope): Reference {
  return {
    by: 'name',
    type,
    value: name,
    region: null,
    fallbackId: arnIn(at.region, `iam::${at.account}:${resource}/${name}`),
  };
}
