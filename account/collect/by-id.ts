import type { NodeId } from '../graph/record.js';
import type { Reference } from './listing.js';

/** A reference by id; `name` is what an external node of that id is called, where the answer tells it. */
export function byId(type: string, id: NodeId, name?: string): Reference {
  return name === undefined ? { by: 'id', type, id } : { by: 'id', type, id, name };
}
