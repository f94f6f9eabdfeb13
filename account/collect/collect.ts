import type { Model } from '../../schema/model.js';
import type { Freshness } from '../graph/freshness.js';
import type { AccountId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { AppendResult, GraphStore } from '../graph/store.js';
import type { Clock } from '../clock.js';
import { byDeadline } from './by-deadline.js';
import { due } from './due.js';
import { type Identified, identify } from './identify.js';
import { isUntouched } from './is-untouched.js';
import { type Lease, lease } from './lease.js';
import { leasedReason } from './leased-reason.js';
import { leftRegions } from './left-regions.js';
import { list } from './list.js';
import { makeReport } from './make-report.js';
import { missingRegions } from './missing-regions.js';
import { type Progress, countProgress } from './progress.js';
import type { Provider, Reason } from './provider.js';
import { reconcile } from './reconcile.js';
import type {
  CollectedService,
  CollectionReport,
  CollectionRequest,
  CollectionResult,
  DueScope,
  ReadAnswer,
  ScopeReason,
} from './stages.js';

export interface Collecting extends Clock {
  readonly store: GraphStore;
  readonly provider: Provider;
  readonly services: readonly CollectedService[];
  readonly model: Model;
  /** the state at version 0 */
  readonly emptySnapshot: (account: AccountId) => Snapshot;
  readonly newId: () => string;
  readonly fingerprint: (secret: string) => string;
  readonly progress: (progress: Progress) => void;
  /** another source that already gives the account; null: none */
  readonly otherSourceOf?: (account: AccountId) => string | null;
  /** the newest report, for what a collection of a part leaves as it was */
  readonly reportBefore?: (account: AccountId) => Promise<CollectionReport | null>;
  /** milliseconds one collection may take */
  readonly timeLimit: number;
  /** who takes the leases of this collection: unlike any other's */
  readonly holder: string;
  /** milliseconds after which the leases of a collector that was killed end */
  readonly leaseTime: number;
  /** given the lease as soon as it is there, and null when it has been given back */
  readonly leased?: (lease: Lease | null) => void;
}

const CALLS_AT_ONCE = 16;
const APPEND_TRIES = 5;

/**
 * One collection: due → lease → list → map → reconcile → append. Appends at most one version; what could not be read, and
 * what another collection reads meanwhile, keeps what the graph has. `expected`: the account this provider is known to
 * hold; another one is refused (rule 4).
 */
export async function collect(
  request: CollectionRequest,
  collecting: Collecting,
  expected: AccountId | null = null,
): Promise<CollectionResult> {
  const began = collecting.now();
  const provider = byDeadline(collecting.provider, began + collecting.timeLimit, collecting);
  try {
    const bounded = { ...collecting, provider };
    const identified = await identify(provider, expected, collecting.otherSourceOf);
    if (identified.kind === 'failed') return identified;
    return await collectFrom(identified, request, { ...bounded, began });
  } finally {
    provider.end();
  }
}

type Begun = Collecting & {
  /** the clock's milliseconds */
  readonly began: number;
};

async function collectFrom(
  { account, regions, reasons }: Identified,
  request: CollectionRequest,
  begun: Begun,
): Promise<CollectionResult> {
  const { services, store, began } = begun;
  const freshness = await store.freshness(account);
  const scopes = due(services, regions, request, { freshness, now: request.since ?? began });
  const held = await lease(account, scopes, begun);
  begun.leased?.(held);
  try {
    // what others wrote before the leases were taken is older than what is read now
    const known = await store.freshness(account);
    const missing =
      reasons.length === 0 ? missingRegions(known, regions, request) : NOTHING_MISSING;
    const left = reasons.length === 0 ? leftRegions(known, regions, timeText(began)) : [];
    return await collectScopes({
      account,
      request,
      scopes,
      lease: held,
      known,
      besides: [...left, ...missing.freshness],
      reasons: [...reasons, ...missing.reasons],
      begun,
    });
  } finally {
    // what cannot be given back ends by itself
    await held.release().catch(() => undefined);
    begun.leased?.(null);
  }
}

const NOTHING_MISSING = { freshness: [], reasons: [] } as const;

/** One collection once it is known what it is of. */
interface Run {
  readonly account: AccountId;
  readonly request: CollectionRequest;
  /** what is due, of which the lease holds what nobody else reads */
  readonly scopes: readonly DueScope[];
  readonly lease: Lease;
  /** the account's statuses when the leases had been taken */
  readonly known: readonly Freshness[];
  /** statuses that follow from the regions alone */
  readonly besides: readonly Freshness[];
  readonly reasons: readonly ScopeReason[];
  readonly begun: Begun;
}

async function collectScopes(run: Run): Promise<CollectionResult> {
  const { account, begun, lease: held } = run;
  const head = await headSnapshot(account, begun);
  const nobodyKnows = head.version.seq === 0;
  const [leased] = run.scopes.filter((scope) => !held.held.includes(scope));
  if (nobodyKnows && leased !== undefined && held.held.length === 0) {
    return { kind: 'failed', account, reason: leasedReason(leased) };
  }
  const answers = await readAll(run, head);
  const nothing = nobodyKnows ? nothingRead(answers) : null;
  if (nothing !== null) return { kind: 'failed', account, reason: nothing };
  const appended = await append(run, answers);
  const name = await begun.provider.accountName(account);
  const isPart = !isWhole(run.request) || leased !== undefined;
  const report = makeReport({
    time: timeText(begun.began),
    scopes: held.held,
    answers,
    changes: appended.result.kind === 'appended' ? appended.result.changes.length : 0,
    reasons: [...run.reasons, ...appended.reasons],
    unread: await begun.provider.unread(),
    after: await headSnapshot(account, begun),
    model: begun.model,
    before: isPart ? ((await begun.reportBefore?.(account)) ?? null) : null,
  });
  return finish({ account, name, report }, appended, begun.store);
}

function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An account never collected of which not one answer can be read is not an empty account. */
function nothingRead(answers: readonly ReadAnswer[]): Reason | null {
  const unread = answers.filter(({ kind }) => kind === 'unreadable' || kind === 'absent');
  const [first] = unread;
  if (first === undefined || first.reason === null || unread.length < answers.length) return null;
  const { code, source, message } = first.reason;
  return { code, source, message: `not one of ${answers.length} answers can be read: ${message}` };
}

async function headSnapshot(
  account: AccountId,
  { store, emptySnapshot }: Pick<Collecting, 'store' | 'emptySnapshot'>,
): Promise<Snapshot> {
  const head = await store.snapshot(account, 'latest');
  return head.kind === 'snapshot' ? head.snapshot : emptySnapshot(account);
}

async function readAll(
  { account, lease: { held }, begun }: Run,
  head: Snapshot,
): Promise<readonly ReadAnswer[]> {
  const count = countProgress(account, held, timeText(begun.began), begun.progress);
  try {
    return await list(held, {
      provider: begun.provider,
      account,
      head,
      deadline: begun.began + begun.timeLimit,
      fingerprint: begun.fingerprint,
      callsAtOnce: CALLS_AT_ONCE,
      scopeDone: count.scopeDone,
    });
  } finally {
    count.end();
  }
}

interface Appended {
  readonly reasons: readonly ScopeReason[];
  readonly result: AppendResult;
}

/** Reconciles with the head and appends; on a conflict once more with the new head. */
async function append(run: Run, answers: readonly ReadAnswer[]): Promise<Appended> {
  const { account, begun } = run;
  for (let tries = 1; ; tries += 1) {
    const known = await begun.store.freshness(account);
    const scopes = await stillOurs(run, known);
    const besides = run.besides.filter((status) => isUntouched(status, run.known, known));
    const head = await headSnapshot(account, begun);
    const reconciled = reconcile({
      services: begun.services,
      scopes,
      answers: answers.filter(({ scope }) => scopes.includes(scope)),
      head,
      began: timeText(begun.began),
      known,
      serviceOf: (type) => begun.model.types[type]?.service ?? '',
    });
    const result = await begun.store.append({
      account,
      id: begun.newId(),
      expectedSeq: head.version.seq,
      changes: reconciled.changes,
      actor: null,
      source: 'collection',
      time: timeText(begun.now()),
      freshness: [...reconciled.freshness, ...besides],
    });
    if (result.kind === 'invalid') {
      throw new Error(`The store refused a collection: ${result.errors.slice(0, 3).join('; ')}`);
    }
    if (result.kind === 'conflict' && tries < APPEND_TRIES) continue;
    const others = run.scopes.filter((scope) => !scopes.includes(scope));
    return { reasons: [...reconciled.reasons, ...others.map(leasedReason)], result };
  }
}

/** The scopes that nobody else has written since they were leased: a lease that lapsed may have been another's meanwhile. */
async function stillOurs(
  { lease: held, known: before }: Run,
  known: readonly Freshness[],
): Promise<readonly DueScope[]> {
  const still = await held.stillHeld();
  return still.filter((scope) => isUntouched(scope, before, known));
}

function isWhole({ services, regions, scopes, maxAge }: CollectionRequest): boolean {
  const named = services ?? regions ?? scopes;
  return named === undefined && maxAge === 0;
}

async function finish(
  read: {
    readonly account: AccountId;
    readonly name: string | null;
    readonly report: CollectionReport;
  },
  { result }: Appended,
  store: GraphStore,
): Promise<CollectionResult> {
  const { account } = read;
  if (result.kind === 'conflict') {
    const source = 'append';
    const message = `append: the account changed ${APPEND_TRIES} times meanwhile; nothing was written`;
    return { kind: 'failed', account, reason: { code: 'notWritten', source, message } };
  }
  return {
    kind: 'collected',
    ...read,
    version: await store.head(account),
    changes: result.kind === 'appended' ? result.changes : [],
    freshness: await store.freshness(account),
  };
}
