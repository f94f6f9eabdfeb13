import type { Change } from '../graph/change.js';
import type { Freshness } from '../graph/freshness.js';
import type { AccountId, NodeRecord } from '../graph/record.js';
import type { Version } from '../graph/version.js';
import type { Listing, Mapped } from './listing.js';
import type { Operation, Reason, Region, UnreadAnswer } from './provider.js';

/** One service in one region; null: the service's part that belongs to no region. */
export interface ScopeName {
  readonly service: string;
  readonly region: Region | null;
}

/** What is asked of a collection. A member left out means all; services and regions are read in the order named. */
export interface CollectionRequest {
  readonly services?: readonly string[];
  readonly regions?: readonly Region[];
  /** only these scopes, out of those that the services and regions give */
  readonly scopes?: readonly ScopeName[];
  /** services in the order in which they are read when `services` names none; those left out come last */
  readonly order?: readonly string[];
  /** seconds: what was read completely no longer ago is not read again; 0 reads everything asked for */
  readonly maxAge: number;
  /** the clock's milliseconds before which ages are counted: when this was asked; left out: when it is begun */
  readonly since?: number;
}

/** A service as a collection needs it. */
export interface CollectedService {
  readonly name: string;
  readonly listings: readonly Listing[];
}

/** Stage 1, due: one service in one region (null: the service's global part) that is to be read. */
export interface DueScope {
  readonly service: string;
  readonly region: Region | null;
  readonly listings: readonly Listing[];
}

/**
 * Stages 2 and 3, listed and mapped: what one call gave. `complete` is evidence for absence; an `absent` answer is an
 * optional one that the provider has no file for: no evidence, and no fault unless something was known from it.
 */
export interface ReadAnswer {
  readonly kind: 'complete' | 'partial' | 'unreadable' | 'absent';
  readonly listing: Listing;
  readonly scope: DueScope;
  /** the item of a per-item call */
  readonly item: NodeRecord | null;
  readonly source: string;
  readonly mapped: Mapped;
  readonly reason: Reason | null;
  /** fields of the answer that the listing neither maps nor declares dropped */
  readonly unmapped: readonly string[];
}

/** Stage 4, reconciled: what is to be appended, and what was noticed on the way. */
export interface Reconciled {
  readonly changes: readonly Change[];
  readonly freshness: readonly Freshness[];
  readonly reasons: readonly ScopeReason[];
  readonly external: readonly ExternalReference[];
}

/** A reference to something that no listing shows. */
export interface ExternalReference {
  readonly id: string;
  readonly type: string;
}

/** An attribute that the schema does not know, or whose value is of another type than the schema says. */
export interface SchemaDeviation {
  readonly type: string;
  readonly attribute: string;
  readonly rule: string;
  /** how many records */
  readonly count: number;
}

export interface UnmappedField {
  readonly operation: Operation;
  readonly field: string;
}

/** A reason and the scope it is about; left out when it is about all of them. */
export type ScopeReason = Reason & { readonly scope?: ScopeName };

/** What a collection did and what it could not use: nothing is dropped without a line here. */
export interface CollectionReport {
  readonly account: AccountId;
  readonly time: string;
  readonly scopes: number;
  readonly calls: number;
  readonly nodes: number;
  readonly edges: number;
  readonly changes: number;
  /** why the newest collection failed as a whole, when it did: the rest is as the one before it left it */
  readonly failure?: Reason;
  /** why a scope is incomplete */
  readonly incomplete: readonly ScopeReason[];
  readonly unreadAnswers: readonly UnreadAnswer[];
  readonly unmappedFields: readonly UnmappedField[];
  readonly externalReferences: readonly ExternalReference[];
  readonly schemaDeviations: readonly SchemaDeviation[];
}

/** Stage 5, appended. */
export type CollectionResult =
  | {
      readonly kind: 'collected';
      readonly account: AccountId;
      /** the account's own name, as the provider gives it */
      readonly name: string | null;
      readonly version: Version | null;
      readonly changes: readonly Change[];
      readonly freshness: readonly Freshness[];
      readonly report: CollectionReport;
    }
  /** not even the account or its regions could be read: nothing was written */
  | { readonly kind: 'failed'; readonly account: AccountId | null; readonly reason: Reason };
