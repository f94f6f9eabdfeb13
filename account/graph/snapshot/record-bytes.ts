import type { EdgeRecord, Json, NodeRecord } from '../record.js';

const perRecord = 120;
const perValue = 16;

/** About what a decoded record holds in memory. */
export function recordBytes(record: NodeRecord | EdgeRecord): number {
  return perRecord + valueBytes(record.attributes);
}

function valueBytes(value: Json): number {
  if (typeof value === 'string') return value.length + perValue;
  if (value === null || typeof value !== 'object') return perValue;
  let total = perValue * 2;
  for (const member of Object.values(value)) total += perValue + valueBytes(member);
  return total;
}
