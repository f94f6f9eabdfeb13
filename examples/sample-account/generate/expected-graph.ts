import { company } from './company.js';
import type { Ledger, Resource } from './ledger.js';
import { resourceTypes } from './resource-types.js';

interface ExpectedNode {
  readonly id: string;
  readonly type: string;
  readonly service: string;
  readonly region: string | null;
  readonly name: string | null;
  readonly external: boolean;
}

interface ExpectedEdge {
  readonly from: string;
  readonly kind: string;
  readonly to: string;
}

export interface ExpectedGraph {
  readonly account: string;
  readonly nodes: readonly ExpectedNode[];
  readonly edges: readonly ExpectedEdge[];
}

function node({ reference, name, external }: Resource): ExpectedNode {
  const service = resourceTypes[reference.type];
  const region = external ? null : reference.region;
  return { id: reference.id, type: reference.type, service, region, name, external };
}

/** Several references between one pair, of one kind, are one edge. */
function edges(ledger: Ledger): Map<string, ExpectedEdge> {
  const found = new Map<string, ExpectedEdge>();
  for (const { from, kind, to } of ledger.relations) {
    found.set(`${from.id} ${kind} ${to.id}`, { from: from.id, kind, to: to.id });
  }
  return found;
}

function sorted<T>(values: ReadonlyMap<string, T>): T[] {
  return [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

/**
 * The graph that reading the written answers must give: nodes by id, edges by (from, kind, to).
 * A mistake in the plan (two nodes of one id, an edge without an end) is thrown.
 */
export function expectedGraph(ledger: Ledger): ExpectedGraph {
  const nodes = new Map<string, ExpectedNode>();
  for (const resource of ledger.resources) {
    const { id } = resource.reference;
    if (nodes.has(id)) throw new Error(`The plan has two resources with the id ${id}`);
    nodes.set(id, node(resource));
  }
  const related = edges(ledger);
  for (const { from, kind, to } of related.values()) {
    if (!nodes.has(from) || !nodes.has(to)) throw new Error(`No such end: ${from} ${kind} ${to}`);
  }
  return { account: company.account, nodes: sorted(nodes), edges: sorted(related) };
}
