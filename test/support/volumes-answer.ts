/** What tests change of the answer that lists volumes. */
export interface VolumesAnswer {
  Volumes: Volume[];
}

interface Volume {
  VolumeId: string;
  Size: number;
  State: string;
  SnapshotId?: string;
  Attachments: object[];
}

export const VOLUMES = 'us-east-1/ec2-describe-volumes.json';

export function volumeOf({ Volumes }: VolumesAnswer, id: string): Volume {
  const found = Volumes.find(({ VolumeId }) => VolumeId === id);
  if (found === undefined) throw new Error(`The answer has no ${id}`);
  return found;
}

export function volumeArn(id: string): string {
  return `arn:aws:ec2:us-east-1:210987654321:volume/${id}`;
}
