import { describe, expect, test } from '@jest/globals';
import { describeLaunchTemplateVersions } from '../../../subgraphs/compute/describe-launch-template-versions.js';
import { mapAnswer } from '../../support/map-answer.js';
import { unmappedOf } from '../../support/unmapped-of.js';
import { ANSWER } from './launch-template-answer.js';

const EC2 = 'arn:aws:ec2:eu-central-1:123456789012';

function versionOf(id: string, data: object) {
  const version = { LaunchTemplateId: id, DefaultVersion: true, LaunchTemplateData: data };
  return mapAnswer(describeLaunchTemplateVersions, { LaunchTemplateVersions: [version] });
}

describe('default versions of launch templates', () => {
  test('the version with everything set, and only the default one', () => {
    expect(mapAnswer(describeLaunchTemplateVersions, ANSWER).nodes).toEqual([
      {
        id: `${EC2}:launch-template/lt-1`,
        type: 'LaunchTemplate',
        region: 'eu-central-1',
        attributes: {
          versionDescription: 'hot',
          versionCreatedAt: '2024-03-02T00:00:00.000Z',
          instanceType: 'm7g.large',
          instanceRequirements: { VCpuCount: { Min: 2 } },
          availabilityZone: 'eu-central-1a',
          tenancy: 'default',
          placementGroup: 'pg-1',
          blockDevices: [{ device: '/dev/xvda', sizeGiB: 8 }],
          interfaces: [
            {
              deviceIndex: 0,
              networkCardIndex: 0,
              description: 'first',
              interfaceType: 'efa',
              publicIpAddress: true,
              carrierIpAddress: false,
              deleteOnTermination: true,
              privateIpAddress: '10.1.0.6',
              privateIpAddresses: ['10.1.0.6'],
              secondaryPrivateIpAddressCount: 0,
              ipv6Addresses: ['2001:db8::6'],
              ipv6AddressCount: 1,
              ipv4Prefixes: ['10.1.0.0/28'],
              ipv4PrefixCount: 1,
              ipv6Prefixes: [],
              ipv6PrefixCount: 0,
              primaryIpv6: true,
              enaSrd: { EnaSrdEnabled: true },
              connectionTracking: { TcpEstablishedTimeout: 60 },
              enaQueueCount: 2,
            },
            {
              deviceIndex: 1,
              privateIpAddresses: [],
              ipv6Addresses: [],
              ipv4Prefixes: [],
              ipv6Prefixes: [],
            },
          ],
          tagSpecifications: [
            { resourceType: 'instance', tags: [{ key: 'Name', value: 'oven' }] },
            { resourceType: 'volume', tags: [] },
          ],
          userDataFingerprint: 'fingerprint:of IyEvYmluL3No',
          ebsOptimized: true,
          detailedMonitoring: true,
          terminationProtection: true,
          stopProtection: false,
          shutdownBehavior: 'terminate',
          marketOptions: { MarketType: 'spot' },
          cpuCredits: 'unlimited',
          cpuOptions: { cores: 1, threadsPerCore: 2 },
          capacityReservationSpecification: { CapacityReservationPreference: 'none' },
          licenses: ['arn:l'],
          hibernation: false,
          enclave: true,
          autoRecovery: 'disabled',
          metadataOptions: { httpTokens: 'required' },
          privateDnsNameOptions: { hostnameType: 'resource-name' },
          bandwidthWeighting: 'default',
          kernelId: 'aki-1',
          ramdiskId: 'ari-1',
        },
      },
    ]);
  });

  test('what the version with everything set refers to', () => {
    const { edges } = mapAnswer(describeLaunchTemplateVersions, ANSWER);
    const from = { by: 'id', type: 'LaunchTemplate', id: `${EC2}:launch-template/lt-1` };
    const named = { by: 'name', region: 'eu-central-1' };
    const group = (id: string) => ({
      by: 'id',
      type: 'SecurityGroup',
      id: `${EC2}:security-group/${id}`,
    });
    expect(edges).toEqual([
      {
        from,
        kind: 'USES_IMAGE',
        to: { by: 'id', type: 'Image', id: 'arn:aws:ec2:eu-central-1::image/ami-1' },
      },
      {
        from,
        kind: 'USES_KEY_PAIR',
        to: {
          ...named,
          type: 'KeyPair',
          attribute: 'keyName',
          value: 'baker',
          fallbackId: `${EC2}:key-pair/baker`,
        },
      },
      {
        from,
        kind: 'HAS_INSTANCE_PROFILE',
        to: {
          by: 'id',
          type: 'InstanceProfile',
          id: 'arn:aws:iam::123456789012:instance-profile/oven',
        },
      },
      { from, kind: 'HAS_SECURITY_GROUP', to: group('sg-1') },
      { from, kind: 'HAS_SECURITY_GROUP', to: group('sg-2') },
      {
        from,
        kind: 'HAS_SECURITY_GROUP',
        to: {
          ...named,
          type: 'SecurityGroup',
          attribute: 'groupName',
          value: 'kitchen',
          fallbackId: `${EC2}:security-group/kitchen`,
        },
      },
      { from, kind: 'IN_SUBNET', to: { by: 'id', type: 'Subnet', id: `${EC2}:subnet/subnet-1` } },
      {
        from,
        kind: 'ASSOCIATED_WITH',
        to: { by: 'id', type: 'NetworkInterface', id: `${EC2}:network-interface/eni-1` },
      },
      {
        from,
        kind: 'CREATED_FROM',
        to: { by: 'id', type: 'Snapshot', id: 'arn:aws:ec2:eu-central-1::snapshot/snap-1' },
        attributes: { device: '/dev/xvda' },
      },
    ]);
  });

  test('a version that names a parameter for its image and a profile by name', () => {
    const data = {
      ImageId: 'resolve:ssm:/oven/image',
      IamInstanceProfile: { Name: 'oven' },
      UserData: 'fingerprint:kept',
    };
    expect(versionOf('lt-2', data)).toEqual({
      nodes: [
        {
          id: `${EC2}:launch-template/lt-2`,
          type: 'LaunchTemplate',
          region: 'eu-central-1',
          attributes: {
            imageParameter: 'resolve:ssm:/oven/image',
            blockDevices: [],
            interfaces: [],
            tagSpecifications: [],
            licenses: [],
            userDataFingerprint: 'fingerprint:kept',
          },
        },
      ],
      edges: [
        {
          from: { by: 'id', type: 'LaunchTemplate', id: `${EC2}:launch-template/lt-2` },
          kind: 'HAS_INSTANCE_PROFILE',
          to: {
            by: 'name',
            type: 'InstanceProfile',
            attribute: 'instanceProfileName',
            value: 'oven',
            region: null,
            fallbackId: 'arn:aws:iam::123456789012:instance-profile/oven',
          },
        },
      ],
    });
  });

  test('a version that says nothing', () => {
    const attributes = { blockDevices: [], interfaces: [], tagSpecifications: [], licenses: [] };
    const id = `${EC2}:launch-template/lt-3`;
    expect(versionOf('lt-3', {})).toEqual({
      nodes: [{ id, type: 'LaunchTemplate', region: 'eu-central-1', attributes }],
      edges: [],
    });
  });

  test('every documented field is mapped or dropped', () => {
    expect(unmappedOf(describeLaunchTemplateVersions, ANSWER)).toEqual([]);
  });

  test('the attributes it states are those it maps', () => {
    const [node] = mapAnswer(describeLaunchTemplateVersions, ANSWER).nodes;
    const stated = describeLaunchTemplateVersions.states.attributes['LaunchTemplate'] ?? [];
    expect([...stated].toSorted()).toEqual(Object.keys(node?.attributes ?? {}).toSorted());
  });

  test('a template is asked for by its id', () => {
    const item = {
      id: `${EC2}:launch-template/lt-1`,
      type: 'LaunchTemplate',
      service: 'compute',
      region: 'eu-central-1',
      name: 'oven',
      external: false,
      attributes: {},
    };
    expect(describeLaunchTemplateVersions.perItem?.input(item)).toEqual({
      LaunchTemplateId: 'lt-1',
    });
  });

  test.each([
    [{}, 'LaunchTemplateVersions must be a list, got nothing'],
    [
      { LaunchTemplateVersions: [{ DefaultVersion: false, VersionNumber: 1 }] },
      'LaunchTemplateVersions must be a list with the default version, got [1]',
    ],
    [
      { LaunchTemplateVersions: [{ DefaultVersion: true }] },
      'LaunchTemplateVersions[0].LaunchTemplateId must be a text that is not empty, got nothing',
    ],
    [
      {
        LaunchTemplateVersions: [
          { DefaultVersion: true, LaunchTemplateId: 'lt-1', LaunchTemplateData: 'none' },
        ],
      },
      'LaunchTemplateVersions[0].LaunchTemplateData must be an object, got "none"',
    ],
  ])('a wrong shape names its path: %j', (answer, message) => {
    expect(() => mapAnswer(describeLaunchTemplateVersions, answer)).toThrow(message);
  });
});
