import type { Attributes } from '../../account/graph/record.js';
import { hexDigits } from './hex-digits.js';

export const MADE_TYPES = ['Instance', 'Volume', 'NetworkInterface', 'SecurityGroup'] as const;
export type MadeType = (typeof MADE_TYPES)[number];

const TIME = '2025-01-08T12:19:11.000Z';

/** Attributes of a made-up resource: as many, and as long, as collection finds on a real one. */
export function attributesOf(type: MadeType, index: number): Attributes {
  return MAKERS[type](index);
}

const MAKERS: Readonly<Record<MadeType, (index: number) => Attributes>> = {
  Instance: instance,
  Volume: volume,
  NetworkInterface: networkInterface,
  SecurityGroup: securityGroup,
};

function zone(index: number): string {
  return `eu-west-1${'abc'[index % 3]}`;
}

function address(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}

function instance(index: number): Attributes {
  return {
    architecture: index % 4 === 0 ? 'arm64' : 'x86_64',
    availabilityZone: zone(index),
    cpuOptions: { cores: 1, threadsPerCore: 2 },
    detailedMonitoring: false,
    ebsOptimized: true,
    enaSupport: true,
    hypervisor: 'xen',
    instanceType: index % 4 === 0 ? 't4g.small' : 'm5.large',
    launchedAt: TIME,
    licenses: [],
    metadataOptions: {
      hopLimit: 1,
      httpEndpoint: 'enabled',
      httpProtocolIpv6: 'disabled',
      httpTokens: 'required',
      instanceMetadataTags: 'disabled',
    },
    privateDnsName: `ip-${address(index).replaceAll('.', '-')}.ec2.internal`,
    privateIpAddress: address(index),
    productCodes: [],
    reservationId: `r-${hexDigits('reservation', index)}`,
    rootDeviceName: '/dev/xvda',
    rootDeviceType: 'ebs',
    sourceDestCheck: true,
    state: index % 7 === 0 ? 'stopped' : 'running',
    tags: [
      { key: 'Environment', value: index % 2 === 0 ? 'production' : 'staging' },
      { key: 'Name', value: `instance-${index}` },
    ],
    tenancy: 'default',
    virtualizationType: 'hvm',
  };
}

function volume(index: number): Attributes {
  return {
    attachedServices: [],
    availabilityZone: zone(index),
    createdAt: TIME,
    encrypted: index % 2 === 0,
    iops: 3000,
    multiAttach: false,
    sizeGiB: 8 << (index % 6),
    state: 'in-use',
    tags: [],
    throughputMiBps: 125,
    volumeType: 'gp3',
  };
}

function networkInterface(index: number): Attributes {
  const dnsName = `ip-${address(index).replaceAll('.', '-')}.ec2.internal`;
  return {
    availabilityZone: zone(index),
    description: 'Primary network interface',
    interfaceType: 'interface',
    ipv4Prefixes: [],
    ipv6Addresses: [],
    ipv6Prefixes: [],
    macAddress: `02:${(hexDigits('mac', index, 10).match(/../g) ?? []).join(':')}`,
    ownerId: '111122223333',
    privateDnsName: dnsName,
    privateIpAddress: address(index),
    privateIpAddresses: [{ address: address(index), dnsName, primary: true }],
    requesterManaged: false,
    sourceDestinationCheck: true,
    state: 'in-use',
    tags: [],
  };
}

function securityGroup(index: number): Attributes {
  return {
    description: `What role ${index} may be reached by`,
    egressRules: [{ cidr: '0.0.0.0/0', protocol: '-1' }],
    groupName: `role-${index}`,
    ingressRules: [{ cidr: '10.0.0.0/8', fromPort: 443, protocol: 'tcp', toPort: 443 }],
    ownerId: '111122223333',
    tags: [],
  };
}
