import { canonicalJson } from '../account/graph/canonical-json.js';
import type { Freshness } from '../account/graph/freshness.js';
import type { EdgeRecord, Json, NodeRecord } from '../account/graph/record.js';
import type { StoredEdge, StoredNode } from '../account/graph/build-snapshot.js';
import type { KeyedDocument } from '../account/graph/store.js';
import type { AccountId, Attributes } from '../account/graph/record.js';
import type { Version } from '../account/graph/version.js';

/** id, type, service, region, name, external, attributes */
export type NodeRow = readonly [
  string,
  string,
  string,
  string | null,
  string | null,
  number,
  string,
];
/** from, kind, to, service, attributes */
export type EdgeRow = readonly [string, string, string, string, string];

export interface VersionRow {
  readonly seq: number;
  readonly time: string;
  readonly actor: string | null;
  readonly source: string;
  readonly changeCount: number;
}

export interface FreshnessRow {
  readonly service: string;
  readonly region: string;
  readonly used: number;
  readonly asOf: string | null;
  readonly complete: number;
  readonly error: string | null;
}

export interface DocumentRow {
  readonly key: string;
  readonly revision: number;
  readonly value: string;
}

export function nodeValues(node: NodeRecord): NodeRow {
  const { id, type, service, region, name, external, attributes } = node;
  return [id, type, service, region, name, external ? 1 : 0, canonicalJson(attributes)];
}

export function edgeValues(edge: EdgeRecord): EdgeRow {
  return [edge.from, edge.kind, edge.to, edge.service, canonicalJson(edge.attributes)];
}

export function storedNode(row: NodeRow): StoredNode {
  const [id, type, service, region, name, external, attributes] = row;
  return { id, type, service, region, name, external: external === 1, attributes };
}

export function storedEdge([from, kind, to, service, attributes]: EdgeRow): StoredEdge {
  return { from, kind, to, service, attributes };
}

export function nodeRecord(row: NodeRow): NodeRecord {
  return { ...storedNode(row), attributes: JSON.parse(row[6]) as Attributes };
}

export function edgeRecord(row: EdgeRow): EdgeRecord {
  return { ...storedEdge(row), attributes: JSON.parse(row[4]) as Attributes };
}

export function versionOf(account: AccountId, row: VersionRow): Version {
  return Object.freeze({ account, ...row });
}

export function freshnessOf(row: FreshnessRow): Freshness {
  const { service, region, used, asOf, complete, error } = row;
  return Object.freeze({
    service,
    region: region === '' ? null : region,
    used: used === 1,
    asOf,
    complete: complete === 1,
    error,
  });
}

export function documentOf(row: DocumentRow): KeyedDocument {
  return Object.freeze({ ...row, value: JSON.parse(row.value) as Json });
}
