import { defined } from '../../account/collect/defined.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedNode } from '../../account/collect/listing.js';

/** What a database instance keeps its data on, and how that is backed up. */
export function dbInstanceStorage(instance: Field): MappedNode['attributes'] {
  return {
    storageType: instance.text('StorageType'),
    sizeGiB: instance.number('AllocatedStorage'),
    maxSizeGiB: instance.number('MaxAllocatedStorage'),
    iops: instance.number('Iops'),
    throughputMiBps: instance.number('StorageThroughput'),
    dedicatedLogVolume: instance.flag('DedicatedLogVolume'),
    additionalVolumes: additionalVolumes(instance),
    encrypted: instance.flag('StorageEncrypted'),
    storageEncryptionType: instance.text('StorageEncryptionType'),
    kmsKeyId: instance.text('KmsKeyId'),
    tdeCredentialArn: instance.text('TdeCredentialArn'),
    backupRetentionDays: instance.number('BackupRetentionPeriod'),
    backupWindow: instance.text('PreferredBackupWindow'),
    backupTarget: instance.text('BackupTarget'),
    backupRecoveryPointArn: instance.text('AwsBackupRecoveryPointArn'),
    copyTagsToSnapshot: instance.flag('CopyTagsToSnapshot'),
    automatedBackupReplicationArns: instance
      .objects('DBInstanceAutomatedBackupsReplications')
      .map((replication) => replication.required('DBInstanceAutomatedBackupsArn'))
      .toSorted(),
  };
}

function additionalVolumes(instance: Field): readonly ReturnType<typeof defined>[] {
  return instance
    .objects('AdditionalStorageVolumes')
    .map((volume) => ({
      name: volume.required('VolumeName'),
      storageType: volume.text('StorageType'),
      sizeGiB: volume.number('AllocatedStorage'),
      maxSizeGiB: volume.number('MaxAllocatedStorage'),
      iops: volume.number('IOPS'),
      throughputMiBps: volume.number('StorageThroughput'),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(defined);
}
