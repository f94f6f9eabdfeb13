import { sharedEc2Arn } from '../../account/collect/arn.js';
import { byId } from '../../account/collect/by-id.js';
import type { Field } from '../../account/collect/field.js';
import type { MappedEdge, Reference, Scope } from '../../account/collect/listing.js';

/** CREATED_FROM edges to the snapshots that the block devices of an image or a launch template start from. */
export function snapshotEdges(from: Reference, owner: Field, at: Scope): readonly MappedEdge[] {
  return owner.objects('BlockDeviceMappings').flatMap((mapping) => {
    const snapshot = mapping.object('Ebs')?.text('SnapshotId');
    if (snapshot === undefined) return [];
    const id = sharedEc2Arn(at.region, 'snapshot', snapshot);
    const to = byId('Snapshot', id);
    return [{ from, kind: 'CREATED_FROM', to, attributes: { device: mapping.text('DeviceName') } }];
  });
}
