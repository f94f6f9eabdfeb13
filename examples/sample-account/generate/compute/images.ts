import { company } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';
import { imagePlan } from './image-plan.js';

const SAME_FOR_ALL = {
  Architecture: 'x86_64',
  BootMode: 'uefi-preferred',
  EnaSupport: true,
  Hypervisor: 'xen',
  ImageType: 'machine',
  OwnerId: company.account,
  PlatformDetails: 'Linux/UNIX',
  Public: false,
  RootDeviceName: '/dev/xvda',
  RootDeviceType: 'ebs',
  SriovNetSupport: 'simple',
  State: 'available',
  UsageOperation: 'RunInstances',
  VirtualizationType: 'hvm',
};

export function images(ledger: Ledger): void {
  for (const { region, name, snapshot, description, tagged } of imagePlan) {
    const image = refer.image(region, name);
    const from = refer.snapshot(region, snapshot);
    const ownName = `${name}-2025-06`;
    ledger.resource(image, tagged ? name : ownName);
    ledger.relate(image, 'CREATED_FROM', from);
    ledger.list(region, 'ec2-describe-images', {
      ...SAME_FOR_ALL,
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: {
            DeleteOnTermination: true,
            Encrypted: false,
            SnapshotId: from.key,
            VolumeSize: 16,
            VolumeType: 'gp3',
          },
        },
        { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
      ],
      CreationDate: derive.moment(`image ${name}`).replace('+00:00', '.000Z'),
      Description: description,
      ImageId: image.key,
      ImageLocation: `${company.account}/${ownName}`,
      Name: ownName,
      Tags: tagged ? tags({ Name: name }) : [],
    });
  }
}
