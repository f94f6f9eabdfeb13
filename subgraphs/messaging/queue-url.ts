import type { OperationInput } from '../../account/collect/provider.js';
import type { NodeRecord } from '../../account/graph/record.js';

/** A queue is asked about by its URL; null for one that was never listed. */
export function queueUrl(item: NodeRecord): OperationInput | null {
  const { url } = item.attributes;
  return typeof url === 'string' ? { QueueUrl: url } : null;
}
