import { allow } from './allow.js';

/** The provider's own policies that are attached somewhere; their documents are shortened. */
export const managedPolicyPlan: readonly { path: string; version: string; document: object }[] = [
  {
    path: 'ReadOnlyAccess',
    version: 'v110',
    document: allow(['*:Describe*', '*:Get*', '*:List*']),
  },
  {
    path: 'AmazonSSMManagedInstanceCore',
    version: 'v2',
    document: allow(['ssm:UpdateInstanceInformation']),
  },
  {
    path: 'service-role/AWSLambdaBasicExecutionRole',
    version: 'v1',
    document: allow(['logs:CreateLogStream', 'logs:PutLogEvents']),
  },
  {
    path: 'service-role/AmazonRDSEnhancedMonitoringRole',
    version: 'v1',
    document: allow(['logs:PutLogEvents']),
  },
  {
    path: 'aws-service-role/AutoScalingServiceRolePolicy',
    version: 'v5',
    document: allow(['ec2:RunInstances', 'ec2:TerminateInstances']),
  },
];
