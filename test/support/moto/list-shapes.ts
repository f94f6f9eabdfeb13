/** How an operation lists: the members that hold its items and how it names its pages. */
export interface ListShape {
  readonly lists: readonly string[];
  /** null: the provider gives all of it at once */
  readonly pages: Pages | null;
}

interface Pages {
  readonly tokenIn: string;
  readonly tokenOut: string;
  readonly sizeIn: string | null;
  /** the answer says with IsTruncated whether there is more */
  readonly truncated: boolean;
  /** who does not say how many items a page may have gets the first ones and no word of others */
  readonly silent?: true;
}

const EC2: Pages = {
  tokenIn: 'NextToken',
  tokenOut: 'nextToken',
  sizeIn: 'MaxResults',
  truncated: false,
};
const NEXT: Pages = { ...EC2, tokenOut: 'NextToken' };
const BALANCING: Pages = {
  tokenIn: 'Marker',
  tokenOut: 'NextMarker',
  sizeIn: 'PageSize',
  truncated: false,
};
const IAM: Pages = { tokenIn: 'Marker', tokenOut: 'Marker', sizeIn: 'MaxItems', truncated: true };
const RDS: Pages = { ...IAM, sizeIn: 'MaxRecords', truncated: false };
const LAMBDA: Pages = { ...BALANCING, sizeIn: 'MaxItems' };

function of(pages: Pages | null, ...lists: readonly string[]): ListShape {
  return { lists, pages };
}

/** Every list operation that collectors call; those that the provider itself does not page are not paged here. */
export const LIST_SHAPES: { readonly [operation: string]: ListShape } = {
  'ec2:DescribeRegions': of(null, 'regionInfo'),
  'ec2:DescribeAddresses': of(null, 'addressesSet'),
  'ec2:DescribeKeyPairs': of(null, 'keySet'),
  'ec2:DescribeInstances': of(EC2, 'reservationSet'),
  'ec2:DescribeImages': of(EC2, 'imagesSet'),
  'ec2:DescribeLaunchTemplates': of(EC2, 'launchTemplates'),
  'ec2:DescribeLaunchTemplateVersions': of(EC2, 'launchTemplateVersionSet'),
  'ec2:DescribeVolumes': of(EC2, 'volumeSet'),
  'ec2:DescribeSnapshots': of(EC2, 'snapshotSet'),
  'ec2:DescribeVpcs': of(EC2, 'vpcSet'),
  'ec2:DescribeSubnets': of(EC2, 'subnetSet'),
  'ec2:DescribeSecurityGroups': of(EC2, 'securityGroupInfo'),
  'ec2:DescribeNetworkInterfaces': of(EC2, 'networkInterfaceSet'),
  'ec2:DescribeRouteTables': of(EC2, 'routeTableSet'),
  'ec2:DescribeInternetGateways': of(EC2, 'internetGatewaySet'),
  'ec2:DescribeNatGateways': of(EC2, 'natGatewaySet'),
  'ec2:DescribeVpcEndpoints': of(EC2, 'vpcEndpointSet'),
  'ec2:DescribeVpcPeeringConnections': of(EC2, 'vpcPeeringConnectionSet'),
  'autoscaling:DescribeAutoScalingGroups': of(
    { ...NEXT, sizeIn: 'MaxRecords' },
    'AutoScalingGroups',
  ),
  'elb:DescribeLoadBalancers': of(BALANCING, 'LoadBalancerDescriptions'),
  'elbv2:DescribeLoadBalancers': of(BALANCING, 'LoadBalancers'),
  'elbv2:DescribeListeners': of(BALANCING, 'Listeners'),
  'elbv2:DescribeRules': of(BALANCING, 'Rules'),
  'elbv2:DescribeTargetGroups': of(BALANCING, 'TargetGroups'),
  'iam:GetAccountAuthorizationDetails': of(
    IAM,
    'UserDetailList',
    'GroupDetailList',
    'RoleDetailList',
    'Policies',
  ),
  'iam:ListRoles': of(IAM, 'Roles'),
  'iam:ListInstanceProfiles': of(IAM, 'InstanceProfiles'),
  'rds:DescribeDBInstances': of(RDS, 'DBInstances'),
  'rds:DescribeDBSubnetGroups': of(RDS, 'DBSubnetGroups'),
  'sns:ListTopics': of({ ...NEXT, sizeIn: null }, 'Topics'),
  'sns:ListSubscriptions': of({ ...NEXT, sizeIn: null }, 'Subscriptions'),
  'sqs:ListQueues': of({ ...NEXT, silent: true }, 'QueueUrls'),
  'dynamodb:ListTables': of(
    {
      tokenIn: 'ExclusiveStartTableName',
      tokenOut: 'LastEvaluatedTableName',
      sizeIn: 'Limit',
      truncated: false,
    },
    'TableNames',
  ),
  'lambda:ListFunctions': of(LAMBDA, 'Functions'),
  'lambda:ListEventSourceMappings': of(LAMBDA, 'EventSourceMappings'),
  's3:ListBuckets': of(
    {
      tokenIn: 'continuation-token',
      tokenOut: 'ContinuationToken',
      sizeIn: 'max-buckets',
      truncated: false,
    },
    'Buckets',
  ),
};
