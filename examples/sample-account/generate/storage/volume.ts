import type { Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

export interface PlannedVolume {
  readonly region: Region;
  readonly zone: string;
  readonly name: string;
  readonly sizeGiB: number;
  /** Whether it carries its name as a tag. */
  readonly tagged: boolean;
  readonly snapshot?: string;
  readonly attachment?: { readonly instance: string; readonly device: string };
}

function attachments({ region, name, attachment }: PlannedVolume): object[] {
  if (attachment === undefined) return [];
  return [
    {
      AttachTime: derive.moment(`launch ${attachment.instance}`),
      DeleteOnTermination: attachment.device === '/dev/xvda',
      Device: attachment.device,
      InstanceId: refer.instance(region, attachment.instance).key,
      State: 'attached',
      VolumeId: refer.volume(region, name).key,
    },
  ];
}

function relate(
  ledger: Ledger,
  { region, name, tagged, snapshot, attachment }: PlannedVolume,
): void {
  const reference = refer.volume(region, name);
  ledger.resource(reference, tagged ? name : null);
  if (snapshot !== undefined) {
    ledger.relate(reference, 'CREATED_FROM', refer.snapshot(region, snapshot));
  }
  if (attachment !== undefined) {
    ledger.relate(reference, 'ATTACHED_TO', refer.instance(region, attachment.instance));
  }
}

/** One volume, attached or not. */
export function volume(ledger: Ledger, planned: PlannedVolume): void {
  const { region, name, zone, sizeGiB, tagged, snapshot, attachment } = planned;
  relate(ledger, planned);
  ledger.list(region, 'ec2-describe-volumes', {
    Attachments: attachments(planned),
    AvailabilityZone: zone,
    CreateTime: derive.moment(`launch ${attachment?.instance ?? name}`),
    Encrypted: tagged,
    Iops: 3000,
    MultiAttachEnabled: false,
    Size: sizeGiB,
    SnapshotId: snapshot === undefined ? '' : refer.snapshot(region, snapshot).key,
    State: attachment === undefined ? 'available' : 'in-use',
    Tags: tagged ? tags({ Name: name, Team: 'shop' }) : [],
    Throughput: 125,
    VolumeId: refer.volume(region, name).key,
    VolumeType: 'gp3',
  });
}
