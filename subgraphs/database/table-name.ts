import type { NodeId } from '../../account/graph/record.js';

/** A table's own name: its record may go by a tag instead. */
export function tableName(id: NodeId): string {
  return id.slice(id.indexOf('/') + 1);
}
