import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';
import { metadataOptions } from './metadata-options.js';

/** The attributes that an instance and a launch template's data spell alike. */
export function machineOptions(owner: Field): { readonly [name: string]: Json | undefined } {
  const maintenance = owner.object('MaintenanceOptions');
  return {
    instanceType: owner.text('InstanceType'),
    kernelId: owner.text('KernelId'),
    ebsOptimized: owner.flag('EbsOptimized'),
    cpuOptions: cpuOptions(owner),
    hibernation: owner.object('HibernationOptions')?.flag('Configured'),
    enclave: owner.object('EnclaveOptions')?.flag('Enabled'),
    autoRecovery: maintenance?.text('AutoRecovery'),
    rebootMigration: maintenance?.text('RebootMigration'),
    metadataOptions: metadataOptions(owner),
    privateDnsNameOptions: privateDnsNameOptions(owner),
    bandwidthWeighting: owner.object('NetworkPerformanceOptions')?.text('BandwidthWeighting'),
    capacityReservationSpecification: owner.json('CapacityReservationSpecification'),
    ...placement(owner),
  };
}

function placement(owner: Field): { readonly [name: string]: Json | undefined } {
  const place = owner.object('Placement');
  const groupId = place?.text('GroupId');
  return {
    availabilityZone: place?.text('AvailabilityZone'),
    tenancy: place?.text('Tenancy'),
    placementGroup: place?.text('GroupName') ?? groupId,
    partitionNumber: place?.number('PartitionNumber'),
    hostId: place?.text('HostId'),
    hostAffinity: place?.text('Affinity'),
    hostResourceGroupArn: place?.text('HostResourceGroupArn'),
  };
}

function cpuOptions(owner: Field): Json | undefined {
  const options = owner.object('CpuOptions');
  if (options === undefined) return undefined;
  return defined({
    cores: options.number('CoreCount'),
    threadsPerCore: options.number('ThreadsPerCore'),
    amdSevSnp: options.text('AmdSevSnp'),
    nestedVirtualization: options.text('NestedVirtualization'),
  });
}

function privateDnsNameOptions(owner: Field): Json | undefined {
  const options = owner.object('PrivateDnsNameOptions');
  if (options === undefined) return undefined;
  return defined({
    hostnameType: options.text('HostnameType'),
    resourceNameARecord: options.flag('EnableResourceNameDnsARecord'),
    resourceNameAaaaRecord: options.flag('EnableResourceNameDnsAAAARecord'),
  });
}
