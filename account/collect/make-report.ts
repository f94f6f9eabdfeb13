import type { Model } from '../../schema/model.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { UnreadAnswer } from './provider.js';
import { schemaDeviations } from './schema-deviations.js';
import type { CollectionReport, ReadAnswer, ScopeName, ScopeReason } from './stages.js';

export interface Reporting {
  /** when the reading began, ISO 8601 */
  readonly time: string;
  /** the scopes that were read or left to others */
  readonly scopes: readonly ScopeName[];
  readonly answers: readonly ReadAnswer[];
  readonly changes: number;
  readonly reasons: readonly ScopeReason[];
  readonly unread: readonly UnreadAnswer[];
  /** the graph afterwards */
  readonly after: Snapshot;
  readonly model: Model;
  /** the report before, when this collection read only a part: what it says of the rest still holds */
  readonly before: CollectionReport | null;
}

/** What a collection did, and all that is known to be incomplete or unused of the account. */
export function makeReport(reporting: Reporting): CollectionReport {
  const { after, answers, before, unread, model } = reporting;
  const external = [...after.nodes({ external: true })].map(({ id, type }) => ({ id, type }));
  return {
    account: after.account,
    time: reporting.time,
    scopes: reporting.scopes.length,
    calls: answers.length,
    nodes: after.nodeCount,
    edges: after.edgeCount,
    changes: reporting.changes,
    incomplete: [...reporting.reasons, ...stillIncomplete(before, reporting)],
    unreadAnswers: unread,
    unmappedFields: unmapped(before, answers),
    externalReferences: external,
    schemaDeviations: schemaDeviations(after.nodes({ external: false }), model),
  };
}

/** What was not asked again is as incomplete as it was; what is about no scope was asked again in any case. */
function stillIncomplete(
  before: CollectionReport | null,
  { scopes, reasons }: Reporting,
): readonly ScopeReason[] {
  const said = [...scopes, ...reasons.flatMap(({ scope }) => scope ?? [])];
  return (before?.incomplete ?? []).filter(({ code, scope }) => {
    if (scope === undefined || code === 'leased') return false;
    return !said.some(
      ({ service, region }) => service === scope.service && region === scope.region,
    );
  });
}

function unmapped(
  before: CollectionReport | null,
  answers: readonly ReadAnswer[],
): CollectionReport['unmappedFields'] {
  const called = new Set<string>(answers.map(({ listing }) => listing.operation));
  const kept = (before?.unmappedFields ?? []).filter(({ operation }) => !called.has(operation));
  const found = new Map(kept.map((one) => [`${one.operation} ${one.field}`, one]));
  for (const { listing, unmapped: fields } of answers) {
    for (const field of fields) {
      found.set(`${listing.operation} ${field}`, { operation: listing.operation, field });
    }
  }
  const ordered = [...found.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return ordered.map(([, field]) => field);
}
