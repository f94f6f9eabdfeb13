import { describe, expect, test } from '@jest/globals';
import { describeInstances } from '../../../subgraphs/compute/describe-instances.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012';

const OVEN = {
  AmiLaunchIndex: 0,
  Architecture: 'arm64',
  BlockDeviceMappings: [
    { DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-1', Status: 'attached' } },
  ],
  BootMode: 'uefi-preferred',
  CapacityBlockId: 'cr-block',
  CapacityReservationId: 'cr-1',
  CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
  ClientToken: 'once',
  CpuOptions: {
    AmdSevSnp: 'disabled',
    CoreCount: 2,
    NestedVirtualization: 'disabled',
    ThreadsPerCore: 1,
  },
  CurrentInstanceBootMode: 'uefi',
  EbsOptimized: true,
  ElasticGpuAssociations: [{ ElasticGpuId: 'egpu-1' }],
  ElasticInferenceAcceleratorAssociations: [],
  EnaSupport: true,
  EnclaveOptions: { Enabled: false },
  HibernationOptions: { Configured: true },
  Hypervisor: 'xen',
  IamInstanceProfile: { Arn: 'arn:aws:iam::123456789012:instance-profile/oven', Id: 'AIPAOVEN' },
  ImageId: 'ami-1',
  InstanceId: 'i-oven',
  InstanceLifecycle: 'spot',
  InstanceType: 'm7g.large',
  Ipv6Address: '2001:db8::5',
  KernelId: 'aki-1',
  KeyName: 'baker',
  LaunchTime: '2024-05-01T04:00:00+00:00',
  Licenses: [{ LicenseConfigurationArn: 'arn:l:b' }, { LicenseConfigurationArn: 'arn:l:a' }],
  MaintenanceOptions: { AutoRecovery: 'default', RebootMigration: 'default' },
  MetadataOptions: {
    HttpEndpoint: 'enabled',
    HttpProtocolIpv6: 'disabled',
    HttpPutResponseHopLimit: 2,
    HttpTokens: 'required',
    InstanceMetadataTags: 'enabled',
    State: 'pending',
  },
  Monitoring: { State: 'pending' },
  NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', Groups: [{ GroupId: 'sg-9' }] }],
  NetworkPerformanceOptions: { BandwidthWeighting: 'vpc-1' },
  Operator: { Managed: true, Principal: 'bread.amazonaws.com', HiddenByDefault: false },
  OutpostArn: 'arn:aws:outposts:eu-central-1:123456789012:outpost/op-1',
  Placement: {
    Affinity: 'host',
    AvailabilityZone: 'eu-central-1a',
    AvailabilityZoneId: 'euc1-az2',
    GroupId: 'pg-1',
    GroupName: 'ovens',
    HostId: 'h-1',
    HostResourceGroupArn: 'arn:hosts',
    PartitionNumber: 3,
    SpreadDomain: '',
    Tenancy: 'host',
  },
  Platform: 'windows',
  PlatformDetails: 'Windows',
  PrivateDnsName: 'ip-10-1-0-5.eu-central-1.compute.internal',
  PrivateDnsNameOptions: {
    EnableResourceNameDnsAAAARecord: false,
    EnableResourceNameDnsARecord: true,
    HostnameType: 'ip-name',
  },
  PrivateIpAddress: '10.1.0.5',
  ProductCodes: [
    { ProductCodeId: 'z', ProductCodeType: 'marketplace' },
    { ProductCodeId: 'a', ProductCodeType: 'marketplace' },
  ],
  PublicDnsName: 'ec2-203-0-113-5.eu-central-1.compute.amazonaws.com',
  PublicIpAddress: '203.0.113.5',
  RamdiskId: 'ari-1',
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  SecondaryInterfaces: [],
  SecurityGroups: [
    { GroupId: 'sg-1', GroupName: 'kitchen' },
    { GroupId: 'sg-2', GroupName: 'staff' },
  ],
  SourceDestCheck: false,
  SpotInstanceRequestId: 'sir-1',
  SriovNetSupport: 'simple',
  State: { Code: 16, Name: 'running' },
  StateReason: { Code: 'pending', Message: 'pending' },
  StateTransitionReason: '',
  SubnetId: 'subnet-1',
  Tags: [
    { Key: 'Team', Value: 'dough' },
    { Key: 'Name', Value: 'oven' },
  ],
  TpmSupport: 'v2.0',
  UsageOperation: 'RunInstances:0002',
  UsageOperationUpdateTime: '2024-05-01T04:00:00+00:00',
  VirtualizationType: 'hvm',
  VpcId: 'vpc-1',
};

const ANSWER = {
  Reservations: [
    {
      Groups: [],
      OwnerId: '123456789012',
      RequesterId: '940372691376',
      ReservationId: 'r-1',
      Instances: [OVEN],
    },
    {
      Groups: [],
      OwnerId: '123456789012',
      ReservationId: 'r-2',
      Instances: [
        {
          InstanceId: 'i-mixer',
          InstanceType: 't3.small',
          ImageId: 'ami-2',
          Monitoring: { State: 'disabled' },
          Placement: { AvailabilityZone: 'eu-central-1b', GroupName: '', Tenancy: 'default' },
          SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'kitchen' }],
          State: { Code: 80, Name: 'stopped' },
          SubnetId: 'subnet-2',
          VpcId: 'vpc-1',
        },
        {
          InstanceId: 'i-gone',
          ImageId: 'ami-2',
          KeyName: 'baker',
          LaunchTime: '2024-04-01T00:00:00.000Z',
          SecurityGroups: [],
          State: { Code: 48, Name: 'terminated' },
        },
      ],
    },
  ],
};

const { nodes, edges } = mapAnswer(describeInstances, ANSWER);

function edgesOf(id: string) {
  return edges
    .filter(({ from }) => from.by === 'id' && from.id === `${EC2}:instance/${id}`)
    .map(({ kind, to }) => [kind, to]);
}

const BAKER = {
  by: 'name',
  type: 'KeyPair',
  attribute: 'keyName',
  value: 'baker',
  region: 'eu-central-1',
  fallbackId: `${EC2}:key-pair/baker`,
};

describe('instances', () => {
  test('an instance with everything set', () => {
    expect(nodes[0]).toEqual({
      id: `${EC2}:instance/i-oven`,
      type: 'Instance',
      region: 'eu-central-1',
      attributes: {
        instanceType: 'm7g.large',
        state: 'running',
        architecture: 'arm64',
        availabilityZone: 'eu-central-1a',
        tenancy: 'host',
        placementGroup: 'ovens',
        partitionNumber: 3,
        hostId: 'h-1',
        hostAffinity: 'host',
        hostResourceGroupArn: 'arn:hosts',
        privateIpAddress: '10.1.0.5',
        privateDnsName: 'ip-10-1-0-5.eu-central-1.compute.internal',
        publicIpAddress: '203.0.113.5',
        publicDnsName: 'ec2-203-0-113-5.eu-central-1.compute.amazonaws.com',
        ipv6Address: '2001:db8::5',
        platform: 'windows',
        platformDetails: 'Windows',
        usageOperation: 'RunInstances:0002',
        rootDeviceName: '/dev/xvda',
        rootDeviceType: 'ebs',
        virtualizationType: 'hvm',
        hypervisor: 'xen',
        ebsOptimized: true,
        enaSupport: true,
        sriovNetSupport: 'simple',
        bootMode: 'uefi-preferred',
        currentBootMode: 'uefi',
        tpmSupport: 'v2.0',
        cpuOptions: {
          cores: 2,
          threadsPerCore: 1,
          amdSevSnp: 'disabled',
          nestedVirtualization: 'disabled',
        },
        detailedMonitoring: true,
        sourceDestCheck: false,
        hibernation: true,
        enclave: false,
        autoRecovery: 'default',
        rebootMigration: 'default',
        metadataOptions: {
          httpEndpoint: 'enabled',
          httpProtocolIpv6: 'disabled',
          httpTokens: 'required',
          hopLimit: 2,
          instanceMetadataTags: 'enabled',
        },
        privateDnsNameOptions: {
          hostnameType: 'ip-name',
          resourceNameARecord: true,
          resourceNameAaaaRecord: false,
        },
        bandwidthWeighting: 'vpc-1',
        instanceLifecycle: 'spot',
        spotRequestId: 'sir-1',
        capacityBlockId: 'cr-block',
        capacityReservationId: 'cr-1',
        capacityReservationSpecification: { CapacityReservationPreference: 'open' },
        kernelId: 'aki-1',
        ramdiskId: 'ari-1',
        licenses: ['arn:l:a', 'arn:l:b'],
        productCodes: ['a', 'z'],
        outpostArn: 'arn:aws:outposts:eu-central-1:123456789012:outpost/op-1',
        reservationId: 'r-1',
        launchedBy: '940372691376',
        managedBy: 'bread.amazonaws.com',
        launchedAt: '2024-05-01T04:00:00.000Z',
        tags: [
          { key: 'Name', value: 'oven' },
          { key: 'Team', value: 'dough' },
        ],
      },
    });
    expect(edgesOf('i-oven')).toEqual([
      ['IN_SUBNET', { by: 'id', type: 'Subnet', id: `${EC2}:subnet/subnet-1` }],
      ['HAS_SECURITY_GROUP', { by: 'id', type: 'SecurityGroup', id: `${EC2}:security-group/sg-1` }],
      ['HAS_SECURITY_GROUP', { by: 'id', type: 'SecurityGroup', id: `${EC2}:security-group/sg-2` }],
      ['USES_IMAGE', { by: 'id', type: 'Image', id: 'arn:aws:ec2:eu-central-1::image/ami-1' }],
      [
        'HAS_INSTANCE_PROFILE',
        {
          by: 'id',
          type: 'InstanceProfile',
          id: 'arn:aws:iam::123456789012:instance-profile/oven',
        },
      ],
      ['USES_KEY_PAIR', BAKER],
    ]);
  });

  test('an instance without key, profile and tags', () => {
    expect(nodes[1]).toEqual({
      id: `${EC2}:instance/i-mixer`,
      type: 'Instance',
      region: 'eu-central-1',
      attributes: {
        instanceType: 't3.small',
        state: 'stopped',
        availabilityZone: 'eu-central-1b',
        tenancy: 'default',
        detailedMonitoring: false,
        licenses: [],
        productCodes: [],
        reservationId: 'r-2',
        tags: [],
      },
    });
    expect(edgesOf('i-mixer')).toEqual([
      ['IN_SUBNET', { by: 'id', type: 'Subnet', id: `${EC2}:subnet/subnet-2` }],
      ['HAS_SECURITY_GROUP', { by: 'id', type: 'SecurityGroup', id: `${EC2}:security-group/sg-1` }],
      ['USES_IMAGE', { by: 'id', type: 'Image', id: 'arn:aws:ec2:eu-central-1::image/ami-2' }],
    ]);
  });

  test('a terminated instance stays as long as it is listed', () => {
    expect(nodes[2]).toEqual({
      id: `${EC2}:instance/i-gone`,
      type: 'Instance',
      region: 'eu-central-1',
      attributes: {
        state: 'terminated',
        launchedAt: '2024-04-01T00:00:00.000Z',
        licenses: [],
        productCodes: [],
        reservationId: 'r-2',
        tags: [],
      },
    });
    expect(edgesOf('i-gone')).toEqual([
      ['USES_IMAGE', { by: 'id', type: 'Image', id: 'arn:aws:ec2:eu-central-1::image/ami-2' }],
      ['USES_KEY_PAIR', BAKER],
    ]);
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeInstances, ANSWER)).toEqual([]);
  });

  test.each([
    [{}, 'Reservations must be a list, got nothing'],
    [
      { Reservations: [{ Instances: [{ State: {} }] }] },
      'Reservations[0].Instances[0].InstanceId must be a text that is not empty, got nothing',
    ],
    [
      { Reservations: [{ Instances: [{ InstanceId: 'i-1', EbsOptimized: 'perhaps' }] }] },
      'Reservations[0].Instances[0].EbsOptimized must be true or false, got "perhaps"',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeInstances, answer)).toThrow(message);
  });
});
