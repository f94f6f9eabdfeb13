import { describe, expect, test } from '@jest/globals';
import { describeImages } from '../../../subgraphs/compute/describe-images.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';

const IMAGE = 'arn:aws:ec2:eu-central-1::image';
const SNAPSHOT = 'arn:aws:ec2:eu-central-1::snapshot';

const ANSWER = {
  Images: [
    {
      Architecture: 'x86_64',
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdc', NoDevice: '' },
        {
          DeviceName: '/dev/sdb',
          Ebs: {
            AvailabilityZone: 'eu-central-1a',
            AvailabilityZoneId: 'euc1-az2',
            DeleteOnTermination: false,
            Encrypted: true,
            Iops: 4000,
            KmsKeyId: 'arn:key',
            OutpostArn: 'arn:outpost',
            SnapshotId: 'snap-1',
            Throughput: 250,
            VolumeInitializationRate: 100,
            VolumeSize: 20,
            VolumeType: 'gp3',
          },
        },
        { DeviceName: '/dev/sda1', Ebs: { SnapshotId: 'snap-1', VolumeSize: 8 } },
        { DeviceName: '/dev/sdd', VirtualName: 'ephemeral0' },
      ],
      BootMode: 'uefi',
      CreationDate: '2024-02-03T04:05:06.000Z',
      DeprecationTime: '2026-02-03T04:05:06.000Z',
      DeregistrationProtection: 'enabled-with-cooldown',
      Description: 'an oven',
      EnaSupport: true,
      FreeTierEligible: false,
      Hypervisor: 'xen',
      ImageAllowed: true,
      ImageId: 'ami-1',
      ImageLocation: '123456789012/oven',
      ImageOwnerAlias: 'self',
      ImageType: 'machine',
      ImdsSupport: 'v2.0',
      KernelId: 'aki-1',
      LastLaunchedTime: '2024-06-01T00:00:00Z',
      Name: 'oven',
      OwnerId: '123456789012',
      Platform: 'windows',
      PlatformDetails: 'Windows',
      ProductCodes: [{ ProductCodeId: 'p', ProductCodeType: 'devpay' }],
      Public: false,
      RamdiskId: 'ari-1',
      RootDeviceName: '/dev/sda1',
      RootDeviceType: 'ebs',
      SourceImageId: 'ami-0',
      SourceImageRegion: 'us-east-1',
      SourceInstanceId: 'i-1',
      SriovNetSupport: 'simple',
      State: 'available',
      StateReason: { Code: 'x', Message: 'y' },
      Tags: [{ Key: 'Name', Value: 'golden oven' }],
      TpmSupport: 'v2.0',
      UsageOperation: 'RunInstances:0002',
      VirtualizationType: 'hvm',
    },
    {
      BlockDeviceMappings: [],
      ImageId: 'ami-2',
      Name: 'lent oven',
      OwnerId: '210987654321',
      Public: true,
      SourceInstanceId: 'i-2',
      State: 'available',
    },
    { ImageId: 'ami-3', State: 'pending' },
  ],
};

const { nodes, edges } = mapAnswer(describeImages, ANSWER);

describe('images', () => {
  test('an image with everything set', () => {
    expect(nodes[0]).toEqual({
      id: `${IMAGE}/ami-1`,
      type: 'Image',
      region: 'eu-central-1',
      name: 'oven',
      attributes: {
        imageName: 'oven',
        description: 'an oven',
        state: 'available',
        ownerId: '123456789012',
        ownerAlias: 'self',
        public: false,
        imageType: 'machine',
        location: '123456789012/oven',
        architecture: 'x86_64',
        platform: 'windows',
        platformDetails: 'Windows',
        usageOperation: 'RunInstances:0002',
        rootDeviceName: '/dev/sda1',
        rootDeviceType: 'ebs',
        blockDevices: [
          { device: '/dev/sda1', sizeGiB: 8 },
          {
            device: '/dev/sdb',
            sizeGiB: 20,
            volumeType: 'gp3',
            iops: 4000,
            throughputMiBps: 250,
            initializationRateMiBps: 100,
            encrypted: true,
            kmsKeyId: 'arn:key',
            deleteOnTermination: false,
            availabilityZone: 'eu-central-1a',
            outpostArn: 'arn:outpost',
          },
          { device: '/dev/sdc', suppressed: true },
          { device: '/dev/sdd', virtualName: 'ephemeral0' },
        ],
        virtualizationType: 'hvm',
        hypervisor: 'xen',
        enaSupport: true,
        sriovNetSupport: 'simple',
        bootMode: 'uefi',
        tpmSupport: 'v2.0',
        imdsSupport: 'v2.0',
        kernelId: 'aki-1',
        ramdiskId: 'ari-1',
        productCodes: ['p'],
        deregistrationProtection: 'enabled-with-cooldown',
        allowed: true,
        createdAt: '2024-02-03T04:05:06.000Z',
        deprecatedAt: '2026-02-03T04:05:06.000Z',
        tags: [{ key: 'Name', value: 'golden oven' }],
      },
    });
  });

  test('an image that another account lends, and one in the making', () => {
    expect(nodes.slice(1)).toEqual([
      {
        id: `${IMAGE}/ami-2`,
        type: 'Image',
        region: 'eu-central-1',
        name: 'lent oven',
        attributes: {
          imageName: 'lent oven',
          state: 'available',
          ownerId: '210987654321',
          public: true,
          blockDevices: [],
          productCodes: [],
          tags: [],
        },
      },
      {
        id: `${IMAGE}/ami-3`,
        type: 'Image',
        region: 'eu-central-1',
        attributes: { state: 'pending', blockDevices: [], productCodes: [], tags: [] },
      },
    ]);
  });

  test('what images were created from, in the region and account of each', () => {
    const from = { by: 'id', type: 'Image', id: `${IMAGE}/ami-1` };
    const snapshot = { by: 'id', type: 'Snapshot', id: `${SNAPSHOT}/snap-1` };
    const kind = 'CREATED_FROM';
    expect(edges).toEqual([
      { from, kind, to: snapshot, attributes: { device: '/dev/sdb' } },
      { from, kind, to: snapshot, attributes: { device: '/dev/sda1' } },
      {
        from,
        kind,
        to: {
          by: 'id',
          type: 'Instance',
          id: 'arn:aws:ec2:eu-central-1:123456789012:instance/i-1',
        },
      },
      { from, kind, to: { by: 'id', type: 'Image', id: 'arn:aws:ec2:us-east-1::image/ami-0' } },
      {
        from: { by: 'id', type: 'Image', id: `${IMAGE}/ami-2` },
        kind,
        to: {
          by: 'id',
          type: 'Instance',
          id: 'arn:aws:ec2:eu-central-1:210987654321:instance/i-2',
        },
      },
    ]);
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeImages, ANSWER)).toEqual([]);
  });

  test.each([
    [{ Images: null }, 'Images must be a list, got nothing'],
    [{ Images: [{}] }, 'Images[0].ImageId must be a text that is not empty, got nothing'],
    [
      { Images: [{ ImageId: 'ami-1', CreationDate: 'yesterday' }] },
      'Images[0].CreationDate must be a time, got "yesterday"',
    ],
    [
      { Images: [{ ImageId: 'ami-1', BlockDeviceMappings: ['/dev/sda1'] }] },
      'Images[0].BlockDeviceMappings[0] must be an object, got "/dev/sda1"',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeImages, answer)).toThrow(message);
  });
});
