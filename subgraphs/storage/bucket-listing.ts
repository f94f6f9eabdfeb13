import type { Field } from '../../account/collect/field.js';
import { itemOf } from '../../account/collect/item-of.js';
import type { Listing, MappedEdge, Scope } from '../../account/collect/listing.js';
import type { Operation } from '../../account/collect/provider.js';
import type { Json, NodeId, NodeRecord } from '../../account/graph/record.js';

/** What one operation says of a bucket that is asked for by its name. */
export interface BucketOperation {
  readonly operation: Operation;
  /** the provider answers "no such configuration" for buckets that have none */
  readonly optional: boolean;
  /** names of the attributes that this operation states */
  readonly attributes: readonly string[];
  /** kind → types of the other ends; the bucket is where they come from */
  readonly relations?: { readonly [kind: string]: readonly string[] };
  readonly dropped?: { readonly [path: string]: string };
  attributesOf?(answer: Field): { readonly [name: string]: Json | undefined };
  edgesOf?(bucket: NodeId, answer: Field): readonly MappedEdge[];
  /** left out by an operation that does not tell it */
  regionOf?(answer: Field): string;
}

/** The listing of an operation that is asked once per bucket. */
export function bucketListing(of: BucketOperation): Listing {
  const relations = Object.entries(of.relations ?? {}).map(
    ([kind, to]) => ({ kind, from: ['Bucket'], to, anchor: 'from' }) as const,
  );
  return {
    operation: of.operation,
    scope: 'global',
    states: { nodes: [], relations, attributes: { Bucket: of.attributes } },
    dropped: of.dropped ?? {},
    perItem: {
      type: 'Bucket',
      input: (bucket) => ({ Bucket: bucketName(bucket) }),
      optional: of.optional,
    },
    map: (answer: Field, _at: Scope, item: NodeRecord | null) => {
      const { id } = itemOf(item);
      const region = of.regionOf?.(answer) ?? null;
      const attributes = of.attributesOf?.(answer) ?? {};
      return {
        nodes: [{ id, type: 'Bucket', region, attributes }],
        edges: of.edgesOf?.(id, answer) ?? [],
      };
    },
  };
}

/** The record's name may be a tag's; the ARN ends in the bucket's own. */
function bucketName(bucket: NodeRecord): string {
  return bucket.id.slice(bucket.id.lastIndexOf(':') + 1);
}
