import type {
  Address,
  Instance,
  NetworkInterface,
  RouteTable,
  SecurityGroup,
  Subnet,
  Volume,
  Vpc,
} from '@aws-sdk/client-ec2';
import type { Place } from './place.js';

/**
 * What the provider makes by itself: the default network of every region, the main route table and default group of
 * every VPC, the instances of an auto scaling group, the interfaces and root volumes of instances. Read with the plain
 * client, one description each (they are few enough for one page of the server).
 */
export async function expectImplicit(place: Place): Promise<void> {
  const { ec2 } = place;
  const { Vpcs } = await ec2.describeVpcs({});
  for (const vpc of Vpcs ?? []) if (vpc.IsDefault === true) defaultVpc(place, vpc);
  const { Subnets } = await ec2.describeSubnets({});
  for (const subnet of Subnets ?? [])
    if (subnet.DefaultForAz === true) defaultSubnet(place, subnet);
  const { SecurityGroups } = await ec2.describeSecurityGroups({});
  for (const one of SecurityGroups ?? []) if (one.GroupName === 'default') defaultGroup(place, one);
  const { RouteTables } = await ec2.describeRouteTables({});
  for (const table of RouteTables ?? []) mainTable(place, table);
  const { Reservations } = await ec2.describeInstances({});
  const instances = (Reservations ?? []).flatMap((one) => one.Instances ?? []);
  for (const instance of instances) scaledInstance(place, instance);
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({});
  for (const one of NetworkInterfaces ?? []) ownInterface(place, one);
  const { Addresses } = await ec2.describeAddresses({});
  for (const one of Addresses ?? []) addressedInterface(place, one);
  const { Volumes } = await ec2.describeVolumes({});
  for (const one of Volumes ?? []) rootVolume(place, one);
}

function defaultVpc({ expected, region, arn }: Place, vpc: Vpc): void {
  const attributes = { cidrBlock: vpc.CidrBlock, isDefault: true };
  expected.node(arn('vpc', vpc.VpcId), { type: 'Vpc', region, name: null, attributes });
}

function defaultSubnet({ expected, region, arn }: Place, subnet: Subnet): void {
  const id = arn('subnet', subnet.SubnetId);
  const attributes = { cidrBlock: subnet.CidrBlock, availabilityZone: subnet.AvailabilityZone };
  expected.node(id, { type: 'Subnet', region, name: null, attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', subnet.VpcId));
}

function defaultGroup({ expected, region, arn }: Place, group: SecurityGroup): void {
  const id = arn('security-group', group.GroupId);
  const attributes = { groupName: 'default' };
  expected.node(id, { type: 'SecurityGroup', region, name: 'default', attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', group.VpcId));
  const pairs = (group.IpPermissions ?? []).flatMap((one) => one.UserIdGroupPairs ?? []);
  expected.edge(id, 'ALLOWS_FROM', ...pairs.map((pair) => arn('security-group', pair.GroupId)));
}

function mainTable({ expected, region, arn }: Place, table: RouteTable): void {
  if (table.Associations?.some(({ Main }) => Main === true) !== true) return;
  const id = arn('route-table', table.RouteTableId);
  const attributes = { main: true };
  expected.node(id, { type: 'RouteTable', region, name: null, attributes });
  expected.edge(id, 'IN_VPC', arn('vpc', table.VpcId));
}

/** Members of the auto scaling group, which the provider tags with its name. */
function scaledInstance({ expected, region, arn }: Place, instance: Instance): void {
  if (instance.Tags?.some(({ Key }) => Key === 'aws:autoscaling:groupName') !== true) return;
  const id = arn('instance', instance.InstanceId);
  const tags = instance.Tags.map(({ Key: key = '', Value: value }) => ({ key, value }));
  const attributes = {
    instanceType: instance.InstanceType,
    tags: tags.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
  };
  expected.node(id, { type: 'Instance', region, name: null, attributes });
  expected.edge(id, 'IN_SUBNET', arn('subnet', instance.SubnetId));
  expected.edge(id, 'USES_IMAGE', arn('image', instance.ImageId));
  const key = expected.nodes.find(
    (node) => node.type === 'KeyPair' && node.region === region && node.name === instance.KeyName,
  );
  if (key !== undefined) expected.edge(id, 'USES_KEY_PAIR', key.id);
  const groups = instance.SecurityGroups ?? [];
  const ids = groups.map(({ GroupId }) => arn('security-group', GroupId));
  expected.edge(id, 'HAS_SECURITY_GROUP', ...ids);
}

function ownInterface({ expected, region, arn }: Place, one: NetworkInterface): void {
  const id = arn('network-interface', one.NetworkInterfaceId);
  if (expected.has(id)) return;
  expected.node(id, { type: 'NetworkInterface', region, name: null });
  expected.edge(id, 'IN_SUBNET', arn('subnet', one.SubnetId));
  const groups = (one.Groups ?? []).map(({ GroupId }) => arn('security-group', GroupId));
  expected.edge(id, 'HAS_SECURITY_GROUP', ...groups);
  const owner = one.Attachment?.InstanceId;
  if (owner !== undefined) expected.edge(id, 'ATTACHED_TO', arn('instance', owner));
}

/** An address of an instance or of a gateway is one of its interface too. */
function addressedInterface({ expected, arn }: Place, one: Address): void {
  if (one.NetworkInterfaceId === undefined || one.NetworkInterfaceId === '') return;
  const end = arn('network-interface', one.NetworkInterfaceId);
  expected.edge(arn('elastic-ip', one.AllocationId), 'ASSOCIATED_WITH', end);
}

function rootVolume({ expected, region, arn }: Place, volume: Volume): void {
  const id = arn('volume', volume.VolumeId);
  if (expected.has(id)) return;
  const attributes = { sizeGiB: volume.Size };
  expected.node(id, { type: 'Volume', region, name: null, attributes });
  for (const { InstanceId } of volume.Attachments ?? []) {
    expected.edge(id, 'ATTACHED_TO', arn('instance', InstanceId));
  }
  if (volume.SnapshotId !== undefined && volume.SnapshotId !== '') {
    expected.edge(id, 'CREATED_FROM', arn('snapshot', volume.SnapshotId));
  }
}
