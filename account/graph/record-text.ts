import { canonicalJson } from './canonical-json.js';
import type { Change } from './change.js';
import type { EdgeRecord, Json, NodeRecord } from './record.js';

/** A change as a log has it: the records as canonical JSON text. */
export type ChangeText = readonly [
  record: 'node' | 'edge',
  id: string,
  before: string | null,
  after: string | null,
];

export function recordText(record: NodeRecord | EdgeRecord | null): string | null {
  return record === null ? null : canonicalJson({ ...record });
}

export function changeText({ record, id, before, after }: Change): ChangeText {
  return [record, id, recordText(before), recordText(after)];
}

export function changeOf([record, id, before, after]: ChangeText): Change {
  return Object.freeze({ record, id, before: parse(before), after: parse(after) } as Change);
}

function parse(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
