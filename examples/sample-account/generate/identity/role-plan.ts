import { company } from '../company.js';
import { type Reference, refer } from '../references.js';
import { allow } from './allow.js';
import type { Holder } from './attached.js';

export interface PlannedRole extends Holder {
  readonly path: string;
  readonly description: string;
  /** Whom it trusts: services, other accounts, users and roles. */
  readonly trusts: readonly Reference[];
}

function service(name: string): Reference {
  return refer.principal(`${name}.amazonaws.com`);
}

export const rolePlan: readonly PlannedRole[] = [
  {
    path: 'store-web',
    description: 'web servers',
    trusts: [service('ec2')],
    policies: ['storefront-assets-read'],
    managedPolicies: ['AmazonSSMManagedInstanceCore'],
  },
  {
    path: 'store-orders',
    description: 'orders service',
    trusts: [service('ec2')],
    policies: ['orders-publish'],
    managedPolicies: ['AmazonSSMManagedInstanceCore'],
    inline: {
      name: 'read-own-parameters',
      document: allow(['ssm:GetParameter']),
    },
  },
  {
    path: 'tools-builder',
    description: 'builds images',
    trusts: [service('ec2')],
    managedPolicies: ['AmazonSSMManagedInstanceCore'],
  },
  {
    path: 'service/functions-basic',
    description: 'most functions',
    trusts: [service('lambda')],
    policies: ['service/functions-data'],
    managedPolicies: ['service-role/AWSLambdaBasicExecutionRole'],
  },
  {
    path: 'service/functions-store',
    description: 'functions inside the network',
    trusts: [service('lambda')],
    policies: ['service/functions-data'],
    inline: {
      name: 'network-interfaces',
      document: allow(['ec2:CreateNetworkInterface']),
    },
  },
  {
    path: 'service/database-monitoring',
    description: 'database measurements',
    trusts: [service('monitoring.rds')],
    managedPolicies: ['service-role/AmazonRDSEnhancedMonitoringRole'],
  },
  {
    path: 'service/database-import',
    description: 'reads exports into the database',
    trusts: [service('rds')],
  },
  {
    path: 'bucket-replication',
    description: 'copies media',
    trusts: [service('s3')],
    inline: {
      name: 'replicate',
      document: allow(['s3:ReplicateObject']),
    },
  },
  {
    path: 'aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    description: 'starts and ends web servers',
    trusts: [service('autoscaling')],
    managedPolicies: ['aws-service-role/AutoScalingServiceRolePolicy'],
  },
  {
    path: 'auditor',
    description: 'for the auditors of the partner',
    trusts: [refer.principal(`arn:aws:iam::${company.partner}:root`)],
    managedPolicies: ['ReadOnlyAccess'],
  },
  {
    path: 'deployer',
    description: 'rolls out new versions',
    trusts: [refer.role('tools-builder'), refer.user('services/continuous-delivery')],
    policies: ['operations-base'],
  },
];
