import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Scope } from '../../account/collect/listing.js';
import { tagList } from '../../account/collect/tags.js';
import type { Json } from '../../account/graph/record.js';
import { blockDevices } from './block-devices.js';
import { machineOptions } from './machine-options.js';

/** What a launch template's data says about the instances it launches, without what is a relation. */
export function launchTemplateAttributes(
  data: Field,
  at: Scope,
): { readonly [name: string]: Json | undefined } {
  const image = data.text('ImageId');
  const userData = data.secret('UserData');
  const licenses = data
    .objects('LicenseSpecifications')
    .map((one) => one.required('LicenseConfigurationArn'));
  return {
    imageParameter: image === undefined || image.startsWith('ami-') ? undefined : image,
    instanceRequirements: data.json('InstanceRequirements'),
    blockDevices: blockDevices(data),
    interfaces: data.objects('NetworkInterfaces').map(launchedInterface),
    tagSpecifications: tagSpecifications(data),
    userDataFingerprint: userData === undefined ? undefined : at.fingerprint(userData),
    detailedMonitoring: data.object('Monitoring')?.flag('Enabled'),
    terminationProtection: data.flag('DisableApiTermination'),
    stopProtection: data.flag('DisableApiStop'),
    shutdownBehavior: data.text('InstanceInitiatedShutdownBehavior'),
    marketOptions: data.json('InstanceMarketOptions'),
    cpuCredits: data.object('CreditSpecification')?.text('CpuCredits'),
    licenses: licenses.toSorted(),
    ramdiskId: data.text('RamDiskId'),
    ...machineOptions(data),
  };
}

function tagSpecifications(data: Field): readonly Json[] {
  return data
    .objects('TagSpecifications')
    .map((one) => ({ resourceType: one.required('ResourceType'), tags: tagList(one) }))
    .toSorted((one, other) => (one.resourceType < other.resourceType ? -1 : 1));
}

function launchedInterface(one: Field): Json {
  return defined({
    deviceIndex: one.number('DeviceIndex'),
    networkCardIndex: one.number('NetworkCardIndex'),
    description: one.text('Description'),
    interfaceType: one.text('InterfaceType'),
    publicIpAddress: one.flag('AssociatePublicIpAddress'),
    carrierIpAddress: one.flag('AssociateCarrierIpAddress'),
    deleteOnTermination: one.flag('DeleteOnTermination'),
    enaSrd: one.json('EnaSrdSpecification'),
    connectionTracking: one.json('ConnectionTrackingSpecification'),
    enaQueueCount: one.number('EnaQueueCount'),
    ...launchedAddresses(one),
  });
}

function launchedAddresses(one: Field): { readonly [name: string]: Json | undefined } {
  const primary = one.objects('PrivateIpAddresses').find((item) => item.flag('Primary') === true);
  return {
    privateIpAddress: one.text('PrivateIpAddress') ?? primary?.text('PrivateIpAddress'),
    privateIpAddresses: each(one, 'PrivateIpAddresses', 'PrivateIpAddress'),
    secondaryPrivateIpAddressCount: one.number('SecondaryPrivateIpAddressCount'),
    ipv6Addresses: each(one, 'Ipv6Addresses', 'Ipv6Address'),
    ipv6AddressCount: one.number('Ipv6AddressCount'),
    ipv4Prefixes: each(one, 'Ipv4Prefixes', 'Ipv4Prefix'),
    ipv4PrefixCount: one.number('Ipv4PrefixCount'),
    ipv6Prefixes: each(one, 'Ipv6Prefixes', 'Ipv6Prefix'),
    ipv6PrefixCount: one.number('Ipv6PrefixCount'),
    primaryIpv6: one.flag('PrimaryIpv6'),
  };
}

function each(owner: Field, list: string, member: string): readonly string[] {
  return owner.objects(list).map((item) => item.required(member));
}
