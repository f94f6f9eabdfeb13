import type { NodeRecord } from '../../../account/graph/record.js';

/** A bucket as the list of buckets shows it, for what is asked of each. */
export function bucket(name: string): NodeRecord {
  return {
    id: `arn:aws:s3:::${name}`,
    type: 'Bucket',
    service: 'storage',
    region: null,
    name: `tagged ${name}`,
    external: false,
    attributes: {},
  };
}
