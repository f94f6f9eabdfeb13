import type { Region } from '../company.js';
import { refer } from '../references.js';

/** The stream of a table: what functions are mapped to, though the graph knows the table alone. */
export function streamArn(region: Region, table: string): string {
  return `${refer.table(region, table).id}/stream/2025-02-11T09:30:00.000`;
}
