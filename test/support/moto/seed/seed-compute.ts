import { address } from './seed-network.js';
import type { SeededIdentity } from './seed-identity.js';
import type { SeededNetwork } from './seed-network.js';
import { type Place, given, named, times } from './place.js';

/** What instances are made from, all by short id. */
export interface Ingredients {
  readonly network: SeededNetwork;
  readonly identity: SeededIdentity;
  readonly image: string;
  readonly key: { readonly name: string; readonly id: string };
}

export interface SeededCompute extends Ingredients {
  readonly instances: readonly string[];
  readonly template: string;
}

export async function seedCompute(
  place: Place,
  network: SeededNetwork,
  identity: SeededIdentity,
  count: number,
): Promise<SeededCompute> {
  const volumes = await times(count, (number) => volume(place, number));
  const snapshot = await snapshotOf(place, volumes[0] ?? '');
  await volumeFrom(place, snapshot);
  const image = await imageOf(place, snapshot);
  const keys = await times(2, (number) => keyPair(place, `key-${number}`));
  const parts: Ingredients = { network, identity, image, key: given(keys[0]) };
  const instances = await times(4, (number) => instance(place, parts, number));
  await attachVolume(place, volumes[1] ?? volumes[0] ?? '', instances[0] ?? '');
  await interfaceOf(place, parts, instances[0] ?? '');
  await addresses(place, parts, instances);
  const templates = await times(count, (number) => template(place, parts, number));
  return { ...parts, instances, template: templates[0] ?? '' };
}

async function volume(place: Place, number: number): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const name = `volume-${number}`;
  const made = await ec2.createVolume({
    AvailabilityZone: `${region}a`,
    Size: 8 + number,
    VolumeType: 'gp3',
    Encrypted: false,
    ...named('volume', name),
  });
  const attributes = { sizeGiB: 8 + number, volumeType: 'gp3', availabilityZone: `${region}a` };
  expected.node(arn('volume', made.VolumeId), { type: 'Volume', region, name, attributes });
  return given(made.VolumeId);
}

async function snapshotOf(place: Place, VolumeId: string): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const Description = 'before the change';
  const made = await ec2.createSnapshot({ VolumeId, Description, ...named('snapshot', 'saved') });
  const id = arn('snapshot', made.SnapshotId);
  const attributes = { description: Description, sizeGiB: 9 };
  expected.node(id, { type: 'Snapshot', region, name: 'saved', attributes });
  expected.edge(id, 'SNAPSHOT_OF', arn('volume', VolumeId));
  return given(made.SnapshotId);
}

async function volumeFrom({ ec2, expected, region, arn }: Place, snapshot: string): Promise<void> {
  const made = await ec2.createVolume({
    AvailabilityZone: `${region}b`,
    SnapshotId: snapshot,
    ...named('volume', 'restored'),
  });
  const id = arn('volume', made.VolumeId);
  expected.node(id, { type: 'Volume', region, name: 'restored' });
  expected.edge(id, 'CREATED_FROM', arn('snapshot', snapshot));
}

async function imageOf(place: Place, snapshot: string): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const made = await ec2.registerImage({
    Name: 'golden',
    Description: 'what instances start from',
    RootDeviceName: '/dev/xvda',
    VirtualizationType: 'hvm',
    Architecture: 'x86_64',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: snapshot } }],
  });
  const id = arn('image', made.ImageId);
  const attributes = { imageName: 'golden', description: 'what instances start from' };
  expected.node(id, { type: 'Image', region, name: 'golden', attributes });
  await snapshotOfImage(place, id, given(made.ImageId));
  return given(made.ImageId);
}

/** moto starts no image from the snapshot asked for: it makes one of a volume that it deletes. */
async function snapshotOfImage(place: Place, image: string, ImageId: string): Promise<void> {
  const { ec2, expected, region, arn } = place;
  const { Images } = await ec2.describeImages({ ImageIds: [ImageId] });
  const snapshot = given(Images?.[0]?.BlockDeviceMappings?.[0]?.Ebs?.SnapshotId);
  const { Snapshots } = await ec2.describeSnapshots({ SnapshotIds: [snapshot] });
  const id = arn('snapshot', snapshot);
  expected.node(id, { type: 'Snapshot', region, name: null });
  expected.edge(image, 'CREATED_FROM', id);
  const deleted = expected.outside('Volume', arn('volume', Snapshots?.[0]?.VolumeId));
  expected.edge(id, 'SNAPSHOT_OF', deleted);
}

async function keyPair(place: Place, name: string): Promise<Ingredients['key']> {
  const { ec2, expected, region, arn } = place;
  const made = await ec2.createKeyPair({ KeyName: name });
  const attributes = { keyName: name, keyFingerprint: made.KeyFingerprint };
  expected.node(arn('key-pair', made.KeyPairId), { type: 'KeyPair', region, name, attributes });
  return { name, id: given(made.KeyPairId) };
}

async function instance(place: Place, parts: Ingredients, number: number): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const { network, identity, image, key } = parts;
  const name = `instance-${number}`;
  const { Instances } = await ec2.runInstances({
    MinCount: 1,
    MaxCount: 1,
    ImageId: image,
    InstanceType: 't3.small',
    KeyName: key.name,
    SubnetId: network.subnets[0],
    SecurityGroupIds: network.groups.slice(0, 2),
    IamInstanceProfile: { Arn: identity.profile.arn },
    ...named('instance', name),
  });
  const made = given(Instances?.[0]);
  const id = arn('instance', made.InstanceId);
  const attributes = { instanceType: 't3.small', state: 'running' };
  expected.node(id, { type: 'Instance', region, name, attributes });
  expected.edge(id, 'IN_SUBNET', arn('subnet', network.subnets[0]));
  const groups = network.groups.slice(0, 2).map((group) => arn('security-group', group));
  expected.edge(id, 'HAS_SECURITY_GROUP', ...groups);
  expected.edge(id, 'USES_IMAGE', arn('image', image));
  expected.edge(id, 'USES_KEY_PAIR', arn('key-pair', key.id));
  expected.edge(id, 'HAS_INSTANCE_PROFILE', identity.profile.arn);
  return given(made.InstanceId);
}

async function attachVolume(place: Place, VolumeId: string, InstanceId: string): Promise<void> {
  const { ec2, expected, arn } = place;
  await ec2.attachVolume({ VolumeId, InstanceId, Device: '/dev/sdf' });
  const edge = `${arn('volume', VolumeId)} ATTACHED_TO ${arn('instance', InstanceId)}`;
  expected.stated(edge, { device: '/dev/sdf' });
}

/** One interface attached to the instance, one that routes lead to. */
async function interfaceOf(place: Place, parts: Ingredients, InstanceId: string): Promise<void> {
  const { ec2, expected, arn } = place;
  const attached = await networkInterface(place, parts, 'second');
  await ec2.attachNetworkInterface({ NetworkInterfaceId: attached, InstanceId, DeviceIndex: 1 });
  const edge = `${arn('network-interface', attached)} ATTACHED_TO ${arn('instance', InstanceId)}`;
  expected.stated(edge, { deviceIndex: 1 });
  // moto gives an attached interface the groups of its instance as well
  for (const group of parts.network.groups.slice(0, 2)) {
    const id = arn('security-group', group);
    expected.edge(arn('network-interface', attached), 'HAS_SECURITY_GROUP', id);
  }
  const appliance = await networkInterface(place, parts, 'appliance');
  await ec2.createRoute({
    RouteTableId: parts.network.routeTable,
    DestinationCidrBlock: '198.51.100.0/24',
    NetworkInterfaceId: appliance,
  });
  const routes = arn('route-table', parts.network.routeTable);
  expected.edge(routes, 'ROUTES_TO', arn('network-interface', appliance));
  await ec2.createRoute({
    RouteTableId: parts.network.routeTable,
    DestinationCidrBlock: '203.0.113.0/24',
    InstanceId,
  });
  expected.edge(routes, 'ROUTES_TO', arn('instance', InstanceId));
}

async function networkInterface(place: Place, parts: Ingredients, name: string): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const [SubnetId = ''] = parts.network.subnets;
  const [group = ''] = parts.network.groups;
  const made = await ec2.createNetworkInterface({
    SubnetId,
    Groups: [group],
    Description: name,
    ...named('network-interface', name),
  });
  const id = arn('network-interface', made.NetworkInterface?.NetworkInterfaceId);
  const attributes = { description: name };
  expected.node(id, { type: 'NetworkInterface', region, name, attributes });
  expected.edge(id, 'IN_SUBNET', arn('subnet', SubnetId));
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', group));
  return given(made.NetworkInterface?.NetworkInterfaceId);
}

/** An address of an instance and one of an interface alone. */
async function addresses(
  place: Place,
  parts: Ingredients,
  instances: readonly string[],
): Promise<void> {
  const { ec2, expected, arn } = place;
  const own = await address(place, 'of an instance');
  const InstanceId = instances[1] ?? '';
  await ec2.associateAddress({ AllocationId: own, InstanceId });
  expected.edge(arn('elastic-ip', own), 'ASSOCIATED_WITH', arn('instance', InstanceId));
  const free = await address(place, 'of an interface');
  const NetworkInterfaceId = await networkInterface(place, parts, 'public');
  await ec2.associateAddress({ AllocationId: free, NetworkInterfaceId });
  const facing = arn('network-interface', NetworkInterfaceId);
  expected.edge(arn('elastic-ip', free), 'ASSOCIATED_WITH', facing);
}

async function template(place: Place, parts: Ingredients, number: number): Promise<string> {
  const { ec2, expected, region, arn } = place;
  const { network, identity, image, key } = parts;
  const name = `template-${number}`;
  const group = network.groups[0] ?? '';
  const made = await ec2.createLaunchTemplate({
    LaunchTemplateName: name,
    LaunchTemplateData: {
      ImageId: image,
      InstanceType: 't3.micro',
      KeyName: key.name,
      SecurityGroupIds: [group],
      IamInstanceProfile: { Arn: identity.profile.arn },
      UserData: Buffer.from('#!/bin/sh\nexport TOKEN=not-to-be-seen\n').toString('base64'),
    },
  });
  const id = arn('launch-template', made.LaunchTemplate?.LaunchTemplateId);
  const attributes = { templateName: name, instanceType: 't3.micro', defaultVersion: 1 };
  expected.node(id, { type: 'LaunchTemplate', region, name, attributes });
  expected.edge(id, 'USES_IMAGE', arn('image', image));
  expected.edge(id, 'USES_KEY_PAIR', arn('key-pair', key.id));
  expected.edge(id, 'HAS_SECURITY_GROUP', arn('security-group', group));
  expected.edge(id, 'HAS_INSTANCE_PROFILE', identity.profile.arn);
  return given(made.LaunchTemplate?.LaunchTemplateId);
}
