import { company, type Region } from '../company.js';
import { derive } from '../derive.js';
import type { Ledger } from '../ledger.js';
import { refer } from '../references.js';
import { tags } from '../tags.js';

interface PlannedSnapshot {
  readonly region: Region;
  readonly name: string;
  readonly volume: string;
  readonly sizeGiB: number;
  /** The volume was deleted after the snapshot was taken. */
  readonly deleted?: true;
  readonly untagged?: true;
}

const { home, branch } = company;
const BUILDER = {
  volume: 'image-builder-root',
  sizeGiB: 16,
  deleted: true,
  untagged: true,
} as const;

const PLAN: readonly PlannedSnapshot[] = [
  { ...BUILDER, region: home, name: 'storefront-web-image' },
  { ...BUILDER, region: home, name: 'orders-base-image' },
  { region: home, name: 'orders-1-data-daily', volume: 'orders-1-data', sizeGiB: 200 },
  { region: home, name: 'catalogue-monthly', volume: 'catalogue-archive', sizeGiB: 120 },
  { region: home, name: 'old-shop-final', volume: 'old-shop-data', sizeGiB: 500, deleted: true },
  { region: branch, name: 'mirror-1-weekly', volume: 'mirror-1-root', sizeGiB: 16 },
];

export function snapshots(ledger: Ledger): void {
  for (const { region, name, volume, sizeGiB, deleted, untagged } of PLAN) {
    const snapshot = refer.snapshot(region, name);
    const of = refer.volume(region, volume);
    ledger.resource(snapshot, untagged === true ? null : name);
    ledger.relate(snapshot, 'SNAPSHOT_OF', deleted === true ? ledger.external(of) : of);
    ledger.list(region, 'ec2-describe-snapshots', {
      Description: untagged === true ? 'Created by CreateImage' : `backup of ${volume}`,
      Encrypted: false,
      OwnerId: company.account,
      Progress: '100%',
      SnapshotId: snapshot.key,
      StartTime: derive.moment(`snapshot ${name}`),
      State: 'completed',
      StorageTier: 'standard',
      Tags: untagged === true ? [] : tags({ Name: name }),
      VolumeId: of.key,
      VolumeSize: sizeGiB,
    });
  }
}
