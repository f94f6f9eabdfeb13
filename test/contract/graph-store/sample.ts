import { type Change, edgeChange, nodeChange } from '../../../account/graph/change.js';
import type { Freshness } from '../../../account/graph/freshness.js';
import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import type { Attempt, Batch } from '../../../account/graph/store.js';

export const account = '111122223333';
export const otherAccount = '444455556666';

export function node(id: string, more: Partial<NodeRecord> = {}): NodeRecord {
  return {
    id,
    type: 'Volume',
    service: 'storage',
    region: 'eu-west-1',
    name: null,
    external: false,
    attributes: { sizeGiB: 8 },
    ...more,
  };
}

export function edge(from: string, to: string, more: Partial<EdgeRecord> = {}): EdgeRecord {
  return { from, kind: 'ATTACHED_TO', to, service: 'storage', attributes: {}, ...more };
}

export function batch(id: string, more: Partial<Batch> = {}): Batch {
  return {
    account,
    id,
    expectedSeq: 0,
    changes: [],
    actor: null,
    source: 'collection',
    time: '2026-11-22T10:00:00.000Z',
    freshness: [],
    ...more,
  };
}

export const a = node('arn:a');
export const b = node('arn:b');
export const ab = edge('arn:a', 'arn:b');
export const creation: readonly Change[] = [
  nodeChange(null, a),
  nodeChange(null, b),
  edgeChange(null, ab),
];

export const freshness: Freshness = {
  service: 'storage',
  region: 'eu-west-1',
  used: true,
  asOf: '2026-11-22T10:00:00.000Z',
  complete: true,
  error: null,
};

export const attempt: Attempt = {
  id: '1',
  account,
  time: '2026-11-22T10:00:00.000Z',
  actor: 'ana',
  command: 'attachVolume',
  targets: ['arn:a', 'arn:b'],
  status: 'PENDING',
  version: null,
  errors: [],
};
