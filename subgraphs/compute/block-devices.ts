import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { Json } from '../../account/graph/record.js';

/** The SDL's BlockDevices of an image or of a launch template's data, in order of device name. */
export function blockDevices(owner: Field): readonly Json[] {
  return owner
    .objects('BlockDeviceMappings')
    .toSorted((one, other) => (deviceName(one) < deviceName(other) ? -1 : 1))
    .map(blockDevice);
}

function deviceName(mapping: Field): string {
  return mapping.text('DeviceName') ?? '';
}

function blockDevice(mapping: Field): Json {
  // the provider marks a suppressed device by the member being there, whatever its text
  mapping.text('NoDevice');
  const volume = mapping.object('Ebs');
  return defined({
    device: mapping.text('DeviceName'),
    virtualName: mapping.text('VirtualName'),
    suppressed: mapping.keys().includes('NoDevice') ? true : undefined,
    sizeGiB: volume?.number('VolumeSize'),
    volumeType: volume?.text('VolumeType'),
    iops: volume?.number('Iops'),
    throughputMiBps: volume?.number('Throughput'),
    initializationRateMiBps: volume?.number('VolumeInitializationRate'),
    encrypted: volume?.flag('Encrypted'),
    kmsKeyId: volume?.text('KmsKeyId'),
    deleteOnTermination: volume?.flag('DeleteOnTermination'),
    availabilityZone: volume?.text('AvailabilityZone'),
    outpostArn: volume?.text('OutpostArn'),
  });
}
