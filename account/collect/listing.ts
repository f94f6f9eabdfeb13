import type { AttributesOf } from '../../schema/generated/types.js';
import type { AccountId, Attributes, Json, NodeId, NodeRecord } from '../graph/record.js';
import type { Field } from './field.js';
import type { Operation, OperationInput, Region } from './provider.js';

/** Where an answer was given, and what mapping needs besides the answer itself. */
export interface Scope {
  readonly account: AccountId;
  /** the region asked; for a global listing the partition's global region */
  readonly region: Region;
  /** what stands in the place of a secret: the same text for the same secret of this installation */
  readonly fingerprint: (secret: string) => string;
}

/** A node as one answer shows it. Attributes are SDL field names; undefined is left out. */
export interface MappedNode<T extends string = string> {
  readonly id: NodeId;
  readonly type: T;
  readonly region: Region | null;
  /** the resource's own name; a tag `Name` goes before it. Left out by a per-item listing that does not know it. */
  readonly name?: string | null | undefined;
  readonly attributes: MappedAttributes<T>;
}

/** Of a type that the schema declares: its attributes; else any. */
export type MappedAttributes<T extends string> = T extends keyof AttributesOf
  ? AttributesOf[T]
  : { readonly [name: string]: Json | undefined };

/** The other end of a relation: by id, or by the resource's own name where the answer knows no id. */
export type Reference =
  | { readonly by: 'id'; readonly type: string; readonly id: NodeId; readonly name?: string }
  | {
      readonly by: 'name';
      readonly type: string;
      /** compared with this attribute of the type's nodes, or with their record's name when it is left out */
      readonly attribute?: string;
      readonly value: string;
      /** only nodes of this region; null: of any */
      readonly region: Region | null;
      /** the id of the external node when nothing of that name is known */
      readonly fallbackId: NodeId;
    };

export interface MappedEdge {
  readonly from: Reference;
  readonly kind: string;
  readonly to: Reference;
  /** several mapped edges of one (from, kind, to) become one edge: see `RelationStatement.listAs` */
  readonly attributes?: { readonly [name: string]: Json | undefined };
}

export interface Mapped {
  readonly nodes: readonly MappedNode[];
  readonly edges: readonly MappedEdge[];
}

/**
 * One triple of relations an answer is evidence for. Exactly one listing states a triple. `anchor` is the end whose
 * own item in the answer states the relation: a complete listing states all edges anchored at nodes of its scope, a
 * per-item answer those anchored at its item.
 */
export interface RelationStatement {
  readonly kind: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly anchor: 'from' | 'to';
  /** a pair may be related several times (rules, routes): the edge's attributes are `{<listAs>: [...]}`, even for one */
  readonly listAs?: string;
}

/** One provider operation, what its answer is evidence for, and how it becomes records. */
export interface Listing {
  readonly operation: Operation;
  readonly scope: 'region' | 'global';
  readonly states: {
    /** types whose absence from a complete answer means that the node is gone */
    readonly nodes: readonly NodeStatement[];
    readonly relations: readonly RelationStatement[];
    /** attributes that this answer alone states, by type; a listing that states nodes of a type states what no other listing names */
    readonly attributes: { readonly [type: string]: readonly string[] };
  };
  /** field path (`Volumes[].Iops`; a prefix covers what is beneath it) → why it is not in the graph */
  readonly dropped: { readonly [path: string]: string };
  /** a call made once per item of another listing; left out for a listing of its own */
  readonly perItem?: PerItem;
  map(answer: Field, at: Scope, item: NodeRecord | null): Mapped;
}

export interface NodeStatement {
  readonly type: string;
  /** which nodes of the type the operation lists, when it does not list all of them */
  readonly where?: (attributes: Attributes) => boolean;
}

export interface PerItem {
  readonly type: string;
  /** the call's input for an item; null: not asked for this one */
  readonly input: (item: NodeRecord) => OperationInput | null;
  /** the provider answers "no such configuration" for items that have none, which an export leaves out */
  readonly optional: boolean;
}
