import neo4j, { type Integer, type Record as Row } from 'neo4j-driver';

import type { StoredEdge, StoredNode } from '../account/graph/build-snapshot.js';
import { canonicalJson } from '../account/graph/canonical-json.js';
import type { Change } from '../account/graph/change.js';
import type { Freshness } from '../account/graph/freshness.js';
import { recordText } from '../account/graph/record-text.js';
import type { AccountId, Attributes, EdgeRecord, NodeRecord } from '../account/graph/record.js';
import type { Version } from '../account/graph/version.js';
import { nativeProperties } from './native-properties.js';

/** What `statements` call columns of a node, in that order. */
export type NodeValues = readonly [
  id: string,
  type: string,
  service: string,
  region: string | null,
  name: string | null,
  external: boolean,
  attributes: string,
];
/** What `statements` call columns of an edge, in that order. */
export type EdgeValues = readonly [
  from: string,
  kind: string,
  to: string,
  service: string,
  attributes: string,
];

/** Types that can be a label. The others have none but Resource: the property says the type. */
const labelRule = /^[A-Z][A-Za-z0-9_]{0,99}$/;
const ownLabel =
  /^(Resource|Graph(Account|Version|Change|Batch|Checkpoint|CheckpointChunk|Freshness|Document|Lease|Label|Attempt|Schema(Lock)?))$/;

export function labelsOf(type: string): readonly string[] {
  return labelRule.test(type) && !ownLabel.test(type) ? [type] : [];
}

export function nodeRow(account: AccountId, node: NodeRecord) {
  const { attributes, ...own } = node;
  const text = canonicalJson(attributes);
  const properties = { ...nativeProperties(attributes), account, ...own, attributes: text };
  return { id: node.id, labels: labelsOf(node.type), properties };
}

export function edgeRow({ from, kind, to, service, attributes }: EdgeRecord) {
  const text = canonicalJson(attributes);
  return {
    from,
    kind,
    to,
    properties: { ...nativeProperties(attributes), service, attributes: text },
  };
}

export function changeRow(change: Change, place: number) {
  const { record, id, before, after } = change;
  return [neo4j.int(place), record, id, recordText(before), recordText(after)];
}

export function storedNode(values: NodeValues): StoredNode {
  const [id, type, service, region, name, external, attributes] = values;
  return { id, type, service, region, name, external, attributes };
}

export function storedEdge([from, kind, to, service, attributes]: EdgeValues): StoredEdge {
  return { from, kind, to, service, attributes };
}

export function nodeRecord(values: NodeValues): NodeRecord {
  return { ...storedNode(values), attributes: JSON.parse(values[6]) as Attributes };
}

export function edgeRecord(values: EdgeValues): EdgeRecord {
  return { ...storedEdge(values), attributes: JSON.parse(values[4]) as Attributes };
}

/** Columns seq, time, actor, source, changeCount, from the one at `first` on. */
export function versionOf(account: AccountId, row: Row, first = 0): Version {
  return Object.freeze({
    account,
    seq: row.get(first) as number,
    time: row.get(first + 1) as string,
    actor: row.get(first + 2) as string | null,
    source: row.get(first + 3) as string,
    changeCount: row.get(first + 4) as number,
  });
}

/** A version and how many changes the log has of it. */
export interface LoggedVersion {
  readonly version: Version;
  readonly logged: number;
}

/** A version's columns and `logged`. */
export function loggedOf(account: AccountId, row: Row): LoggedVersion {
  return { version: versionOf(account, row), logged: row.get(5) as number };
}

/** '' stands for the service's global part: a property that is null is not there, and could be no key. */
export function freshnessRow({ service, region, ...rest }: Freshness) {
  return { service, region: region ?? '', rest };
}

export function freshnessOf(row: Row): Freshness {
  const region = row.get('region') as string;
  return Object.freeze({
    service: row.get('service') as string,
    region: region === '' ? null : region,
    used: row.get('used') as boolean,
    asOf: row.get('asOf') as string | null,
    complete: row.get('complete') as boolean,
    error: row.get('error') as string | null,
  });
}

/** A row's columns as they are. */
export function valuesOf(row: Row): unknown {
  return [...row.values()];
}

export function integer(value: number): Integer {
  return neo4j.int(value);
}
