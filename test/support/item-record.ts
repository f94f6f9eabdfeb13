import type { Attributes, NodeRecord } from '../../account/graph/record.js';

/** A node that a per-item listing is asked about, in the region of `mapAnswer`. */
export function itemRecord(type: string, id: string, attributes: Attributes = {}): NodeRecord {
  const region = 'eu-central-1';
  return { id, type, service: 'any', region, name: 'tagged', external: false, attributes };
}
