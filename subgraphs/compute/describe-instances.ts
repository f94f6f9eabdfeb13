import { ec2Arn, sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { Listing, MappedEdge, MappedNode, Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';
import { edgesTo } from './edges-to.js';
import { keyPairNamed } from './key-pair-named.js';
import { machineOptions } from './machine-options.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html */
export const describeInstances: Listing = {
  operation: 'ec2:DescribeInstances',
  scope: 'region',
  states: {
    nodes: [{ type: 'Instance' }],
    relations: [
      { kind: 'IN_SUBNET', from: ['Instance'], to: ['Subnet'], anchor: 'from' },
      { kind: 'HAS_SECURITY_GROUP', from: ['Instance'], to: ['SecurityGroup'], anchor: 'from' },
      { kind: 'USES_IMAGE', from: ['Instance'], to: ['Image'], anchor: 'from' },
      { kind: 'USES_KEY_PAIR', from: ['Instance'], to: ['KeyPair'], anchor: 'from' },
      { kind: 'HAS_INSTANCE_PROFILE', from: ['Instance'], to: ['InstanceProfile'], anchor: 'from' },
    ],
    attributes: {},
  },
  dropped: {
    'Reservations[].OwnerId': 'the account itself',
    'Reservations[].Groups': 'security groups outside any VPC, which the provider has given up',
    'Reservations[].Instances[].AmiLaunchIndex':
      'position within its launch, nothing depends on it',
    'Reservations[].Instances[].ClientToken': 'idempotency token of the launch, not configuration',
    'Reservations[].Instances[].VpcId': 'follows from the subnet',
    'Reservations[].Instances[].NetworkInterfaces': 'ec2:DescribeNetworkInterfaces states them',
    'Reservations[].Instances[].SecondaryInterfaces':
      'interfaces of secondary networks, which no listing collects',
    'Reservations[].Instances[].BlockDeviceMappings': 'ec2:DescribeVolumes states the attachments',
    'Reservations[].Instances[].IamInstanceProfile.Id':
      'id of the association, the ARN names the profile',
    'Reservations[].Instances[].SecurityGroups[].GroupName': 'ec2:DescribeSecurityGroups states it',
    'Reservations[].Instances[].State.Code': 'repeats the name of the state',
    'Reservations[].Instances[].StateReason':
      'story of the last change of state, not configuration',
    'Reservations[].Instances[].StateTransitionReason':
      'story of the last change of state, not configuration',
    'Reservations[].Instances[].MetadataOptions.State': 'passing state of a change of the options',
    'Reservations[].Instances[].Placement.AvailabilityZoneId': 'another name of the zone',
    'Reservations[].Instances[].Placement.SpreadDomain': 'reserved by the provider',
    'Reservations[].Instances[].ProductCodes[].ProductCodeType': 'says who issued the code',
    'Reservations[].Instances[].UsageOperationUpdateTime': 'when billing last changed',
    'Reservations[].Instances[].Operator.Managed': 'follows from there being an operator',
    'Reservations[].Instances[].Operator.HiddenByDefault': 'how the console shows it',
    'Reservations[].Instances[].ElasticGpuAssociations': 'hardware the provider has given up',
    'Reservations[].Instances[].ElasticInferenceAcceleratorAssociations':
      'hardware the provider has given up',
  },
  map: (answer, at) => {
    const reservations = answer.requiredObjects('Reservations');
    return {
      nodes: reservations.flatMap((reservation) =>
        reservation.objects('Instances').map((one) => instanceNode(one, reservation, at)),
      ),
      edges: reservations.flatMap((reservation) =>
        reservation.objects('Instances').flatMap((one) => instanceEdges(one, at)),
      ),
    };
  },
};

function instanceNode(instance: Field, reservation: Field, at: Scope): MappedNode<'Instance'> {
  return {
    id: ec2Arn(at, 'instance', instance.required('InstanceId')),
    type: 'Instance',
    region: at.region,
    attributes: {
      state: instance.object('State')?.text('Name'),
      reservationId: reservation.text('ReservationId'),
      launchedBy: reservation.text('RequesterId'),
      launchedAt: instance.time('LaunchTime'),
      managedBy: instance.object('Operator')?.text('Principal'),
      tags: tagList(instance),
      ...machineOptions(instance),
      ...addresses(instance),
      ...machine(instance),
      ...contract(instance),
    },
  };
}

function addresses(instance: Field): { readonly [name: string]: Json | undefined } {
  return {
    privateIpAddress: instance.text('PrivateIpAddress'),
    privateDnsName: instance.text('PrivateDnsName'),
    publicIpAddress: instance.text('PublicIpAddress'),
    publicDnsName: instance.text('PublicDnsName'),
    ipv6Address: instance.text('Ipv6Address'),
    sourceDestCheck: instance.flag('SourceDestCheck'),
  };
}

function machine(instance: Field): { readonly [name: string]: Json | undefined } {
  const monitoring = instance.object('Monitoring')?.text('State');
  return {
    architecture: instance.text('Architecture'),
    platform: instance.text('Platform'),
    platformDetails: instance.text('PlatformDetails'),
    rootDeviceName: instance.text('RootDeviceName'),
    rootDeviceType: instance.text('RootDeviceType'),
    virtualizationType: instance.text('VirtualizationType'),
    hypervisor: instance.text('Hypervisor'),
    enaSupport: instance.flag('EnaSupport'),
    sriovNetSupport: instance.text('SriovNetSupport'),
    bootMode: instance.text('BootMode'),
    currentBootMode: instance.text('CurrentInstanceBootMode'),
    tpmSupport: instance.text('TpmSupport'),
    ramdiskId: instance.text('RamdiskId'),
    outpostArn: instance.text('OutpostArn'),
    // pending and disabling are on their way to what was configured
    detailedMonitoring: monitoring && (monitoring === 'enabled' || monitoring === 'pending'),
  };
}

function contract(instance: Field): { readonly [name: string]: Json | undefined } {
  const licenses = instance
    .objects('Licenses')
    .map((one) => one.required('LicenseConfigurationArn'));
  const productCodes = instance.objects('ProductCodes').map((one) => one.required('ProductCodeId'));
  return {
    usageOperation: instance.text('UsageOperation'),
    instanceLifecycle: instance.text('InstanceLifecycle'),
    spotRequestId: instance.text('SpotInstanceRequestId'),
    capacityBlockId: instance.text('CapacityBlockId'),
    capacityReservationId: instance.text('CapacityReservationId'),
    licenses: licenses.toSorted(),
    productCodes: productCodes.toSorted(),
  };
}

function instanceEdges(instance: Field, at: Scope): readonly MappedEdge[] {
  const id = ec2Arn(at, 'instance', instance.required('InstanceId'));
  const from = byId('Instance', id);
  const subnet = instance.text('SubnetId');
  const image = instance.text('ImageId');
  const key = instance.text('KeyName');
  const profile = instance.object('IamInstanceProfile')?.text('Arn');
  const groups = instance.objects('SecurityGroups').map((group) => group.required('GroupId'));
  return [
    ...edgesTo(from, 'IN_SUBNET', 'Subnet', [subnet && ec2Arn(at, 'subnet', subnet)]),
    ...edgesTo(
      from,
      'HAS_SECURITY_GROUP',
      'SecurityGroup',
      groups.map((group) => ec2Arn(at, 'security-group', group)),
    ),
    ...edgesTo(from, 'USES_IMAGE', 'Image', [image && sharedEc2Arn(at.region, 'image', image)]),
    ...edgesTo(from, 'HAS_INSTANCE_PROFILE', 'InstanceProfile', [profile]),
    ...(key === undefined ? [] : [{ from, kind: 'USES_KEY_PAIR', to: keyPairNamed(key, at) }]),
  ];
}
