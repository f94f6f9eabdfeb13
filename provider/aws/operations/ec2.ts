import type { AwsOperation, AwsOperations } from './aws-operation.js';

/** What the service itself takes as the largest page of most operations. */
const LARGEST_PAGE = 1000;

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Operations.html */
export const EC2: AwsOperations = {
  DescribeRegions: {},
  DescribeInstances: inPages('Reservations'),
  DescribeImages: {
    ...inPages('Images'),
    parameters: () => ({ Owners: ['self'], IncludeDisabled: true }),
  },
  DescribeKeyPairs: { parameters: () => ({ IncludePublicKey: true }) },
  DescribeLaunchTemplates: inPages('LaunchTemplates', 200),
  // only the version in force is collected, and only its user data is known to be hidden
  DescribeLaunchTemplateVersions: {
    ...inPages('LaunchTemplateVersions', 200),
    parameters: (input) => ({ ...input, Versions: ['$Default'] }),
  },
  DescribeVolumes: inPages('Volumes'),
  DescribeSnapshots: { ...inPages('Snapshots'), parameters: () => ({ OwnerIds: ['self'] }) },
  DescribeVpcs: inPages('Vpcs'),
  DescribeSubnets: inPages('Subnets'),
  DescribeSecurityGroups: inPages('SecurityGroups'),
  DescribeNetworkInterfaces: inPages('NetworkInterfaces'),
  DescribeAddresses: {},
  DescribeRouteTables: inPages('RouteTables', 100),
  DescribeInternetGateways: inPages('InternetGateways'),
  DescribeNatGateways: inPages('NatGateways'),
  DescribeVpcEndpoints: inPages('VpcEndpoints'),
  DescribeVpcPeeringConnections: inPages('VpcPeeringConnections'),
};

function inPages(list: string, largest = LARGEST_PAGE): AwsOperation {
  return {
    pages: {
      asked: 'NextToken',
      given: 'NextToken',
      lists: [list],
      size: { MaxResults: largest },
    },
  };
}
