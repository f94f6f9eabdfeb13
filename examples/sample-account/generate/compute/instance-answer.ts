import { company } from '../company.js';
import { derive } from '../derive.js';
import { elasticIpPlan } from '../network/elastic-ip-plan.js';
import { place } from '../place.js';
import { refer } from '../references.js';
import type { Tag } from '../tags.js';
import type { PlannedInstance } from './instance-plan.js';

interface InterfaceSeen {
  readonly name: string;
  readonly index: number;
  readonly address: string;
  readonly description: string;
}

const PARTNER_LINE: InterfaceSeen = {
  name: 'partner-line',
  index: 1,
  address: '10.50.0.40',
  description: 'line to the partner, second interface of the router',
};

const SAME_FOR_ALL = {
  AmiLaunchIndex: 0,
  Architecture: 'x86_64',
  CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 },
  EbsOptimized: true,
  EnaSupport: true,
  Hypervisor: 'xen',
  Monitoring: { State: 'disabled' },
  ProductCodes: [],
  PublicDnsName: '',
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  VirtualizationType: 'hvm',
  MetadataOptions: {
    HttpEndpoint: 'enabled',
    HttpProtocolIpv6: 'disabled',
    HttpPutResponseHopLimit: 1,
    HttpTokens: 'required',
    InstanceMetadataTags: 'disabled',
    State: 'applied',
  },
};

function groupsOf({ region, groups }: PlannedInstance): object[] {
  return groups.map((name) => ({
    GroupId: refer.securityGroup(region, name).key,
    GroupName: name,
  }));
}

function devices({ region, name, volumes = [] }: PlannedInstance): object[] {
  const all = [{ name: `${name}-root`, device: '/dev/xvda' }, ...volumes];
  return all.map((volume) => ({
    DeviceName: volume.device,
    Ebs: {
      AttachTime: derive.moment(`launch ${name}`),
      DeleteOnTermination: volume.device === '/dev/xvda',
      Status: 'attached',
      VolumeId: refer.volume(region, volume.name).key,
    },
  }));
}

function interfaceAnswer(planned: PlannedInstance, seen: InterfaceSeen): object {
  const { region, subnet } = planned;
  return {
    Attachment: {
      AttachTime: derive.moment(`launch ${planned.name}`),
      AttachmentId: `eni-attach-${derive.hex(`attach ${region} ${seen.name}`, 17)}`,
      DeleteOnTermination: seen.index === 0,
      DeviceIndex: seen.index,
      NetworkCardIndex: 0,
      Status: 'attached',
    },
    Description: seen.description,
    Groups: groupsOf(planned),
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: derive.mac(`${region} ${seen.name}`),
    NetworkInterfaceId: refer.networkInterface(region, seen.name).key,
    OwnerId: company.account,
    PrivateIpAddress: seen.address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: seen.address }],
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: refer.subnet(region, subnet).key,
    VpcId: refer.vpc(region, place.vpc(subnet)).key,
  };
}

function interfaces(planned: PlannedInstance): object[] {
  const { name, address } = planned;
  const first = { name: `${name}-0`, index: 0, address, description: 'Primary network interface' };
  const seen = name === 'router' ? [first, PARTNER_LINE] : [first];
  return seen.map((each) => interfaceAnswer(planned, each));
}

function optional({ region, name, keyPair, profile }: PlannedInstance): object {
  const publicIp = elasticIpPlan.find(
    (ip) => ip.region === region && ip.networkInterface === `${name}-0`,
  );
  return {
    ...(keyPair === undefined ? {} : { KeyName: keyPair }),
    ...(publicIp === undefined ? {} : { PublicIpAddress: publicIp.publicIp }),
    ...(profile === undefined ? {} : { IamInstanceProfile: profileAnswer(profile) }),
  };
}

function profileAnswer(profile: string): object {
  return {
    Arn: refer.instanceProfile(profile).id,
    Id: derive.identityId('AIPA', `profile ${profile}`),
  };
}

function state({ stopped }: PlannedInstance): object {
  if (stopped === undefined)
    return { State: { Code: 16, Name: 'running' }, StateTransitionReason: '' };
  return {
    State: { Code: 80, Name: 'stopped' },
    StateReason: {
      Code: 'Client.UserInitiatedShutdown',
      Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    },
    StateTransitionReason: 'User initiated (2025-09-01 17:00:00 GMT)',
  };
}

/** One instance as the provider lists it, its interfaces and devices included. */
export function instanceAnswer(planned: PlannedInstance, tags: readonly Tag[]): object {
  const { region, name, subnet, address } = planned;
  return {
    ...SAME_FOR_ALL,
    BlockDeviceMappings: devices(planned),
    ClientToken: derive.uuid(`client token ${name}`),
    ImageId: refer.image(region, planned.image).key,
    InstanceId: refer.instance(region, name).key,
    InstanceType: planned.instanceType,
    LaunchTime: derive.moment(`launch ${name}`),
    NetworkInterfaces: interfaces(planned),
    ...optional(planned),
    Placement: { AvailabilityZone: place.zone(region, subnet), GroupName: '', Tenancy: 'default' },
    PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
    PrivateIpAddress: address,
    SecurityGroups: groupsOf(planned),
    SourceDestCheck: name !== 'router',
    ...state(planned),
    SubnetId: refer.subnet(region, subnet).key,
    Tags: tags,
    VpcId: refer.vpc(region, place.vpc(subnet)).key,
  };
}
