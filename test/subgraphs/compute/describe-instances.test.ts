import { describe, expect, test } from '@jest/globals';
import { describeInstances } from '../../../subgraphs/compute/describe-instances.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { ANSWER } from './instances-answer.js';

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012';

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
