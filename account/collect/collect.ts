import type { Model } from '../../schema/model.js';
import type { Freshness } from '../graph/freshness.js';
import type { AccountId } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { AppendResult, GraphStore } from '../graph/store.js';
import { due } from './due.js';
import { identify } from './identify.js';
import { leftRegions } from './left-regions.js';
import { list } from './list.js';
import { type Progress, countProgress } from './progress.js';
import type { Provider, Reason } from './provider.js';
import { reconcile } from './reconcile.js';
import { makeReport } from './make-report.js';
import type {
  CollectedService,
  CollectionReport,
  CollectionRequest,
  CollectionResult,
  DueScope,
  ReadAnswer,
  Reconciled,
} from './stages.js';

export interface Collecting {
  readonly store: GraphStore;
  readonly provider: Provider;
  readonly services: readonly CollectedService[];
  readonly model: Model;
  /** the state at version 0 */
  readonly emptySnapshot: (account: AccountId) => Snapshot;
  /** milliseconds since 1970 */
  readonly now: () => number;
  readonly newId: () => string;
  readonly fingerprint: (secret: string) => string;
  readonly progress: (progress: Progress) => void;
  /** another source that already gives the account; null: none */
  readonly otherSourceOf?: (account: AccountId) => string | null;
  /** the newest report, for what a collection of a part leaves as it was */
  readonly reportBefore?: (account: AccountId) => CollectionReport | null;
  /** milliseconds one collection may take */
  readonly timeLimit: number;
}

const CALLS_AT_ONCE = 16;
const APPEND_TRIES = 5;

/**
 * One collection: due → list → map → reconcile → append. Appends at most one version; what could not be read keeps what
 * the graph has. `expected`: the account this provider is known to hold; another one is refused (rule 4).
 */
export async function collect(
  request: CollectionRequest,
  collecting: Collecting,
  expected: AccountId | null = null,
): Promise<CollectionResult> {
  const { provider, store, now } = collecting;
  const began = now();
  const identified = await identify(provider, expected, collecting.otherSourceOf);
  if (identified.kind === 'failed') return identified;
  const { account, regions, reasons } = identified;
  const freshness = await store.freshness(account);
  const scopes = due(collecting.services, regions, request, { freshness, now: began });
  const head = await headSnapshot(account, collecting);
  const answers = await readAll(scopes, { collecting, account, head, began });
  const nothing = head.version.seq === 0 ? nothingRead(answers) : null;
  if (nothing !== null) return { kind: 'failed', account, reason: nothing };
  const time = new Date(began).toISOString();
  const left = reasons.length === 0 ? leftRegions(freshness, regions, time) : [];
  const appended = await append({ account, scopes, answers, began, left }, collecting);
  const name = await provider.accountName();
  const report = makeReport({
    time,
    scopes: scopes.length,
    answers,
    changes: appended.result.kind === 'appended' ? appended.result.changes.length : 0,
    reasons: [...reasons, ...appended.reconciled.reasons],
    unread: await provider.unread(),
    after: await headSnapshot(account, collecting),
    model: collecting.model,
    before: isWhole(request) ? null : (collecting.reportBefore?.(account) ?? null),
  });
  return finish({ account, name, report }, appended, store);
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
  { store, emptySnapshot }: Collecting,
): Promise<Snapshot> {
  const head = await store.snapshot(account, 'latest');
  return head.kind === 'snapshot' ? head.snapshot : emptySnapshot(account);
}

interface Run {
  readonly account: AccountId;
  readonly scopes: readonly DueScope[];
  readonly answers: readonly ReadAnswer[];
  readonly began: number;
  /** statuses of regions that are no longer named */
  readonly left: readonly Freshness[];
}

async function readAll(
  scopes: readonly DueScope[],
  run: { collecting: Collecting; account: AccountId; head: Snapshot; began: number },
): Promise<readonly ReadAnswer[]> {
  const { collecting, account, head, began } = run;
  const count = countProgress(account, scopes, new Date(began).toISOString(), collecting.progress);
  try {
    return await list(scopes, {
      provider: collecting.provider,
      account,
      head,
      deadline: began + collecting.timeLimit,
      fingerprint: collecting.fingerprint,
      callsAtOnce: CALLS_AT_ONCE,
      scopeDone: count.scopeDone,
    });
  } finally {
    count.end();
  }
}

interface Appended {
  readonly reconciled: Reconciled;
  readonly result: AppendResult;
  readonly head: Snapshot;
}

/** Reconciles with the head and appends; on a conflict once more with the new head. */
async function append(run: Run, collecting: Collecting): Promise<Appended> {
  for (let tries = 1; ; tries += 1) {
    const head = await headSnapshot(run.account, collecting);
    const reconciled = reconcile({
      services: collecting.services,
      scopes: run.scopes,
      answers: run.answers,
      head,
      began: new Date(run.began).toISOString(),
      known: await collecting.store.freshness(run.account),
      serviceOf: (type) => collecting.model.types[type]?.service ?? '',
    });
    const result = await collecting.store.append({
      account: run.account,
      id: collecting.newId(),
      expectedSeq: head.version.seq,
      changes: reconciled.changes,
      actor: null,
      source: 'collection',
      time: new Date(collecting.now()).toISOString(),
      freshness: [...reconciled.freshness, ...run.left],
    });
    if (result.kind === 'invalid') {
      throw new Error(`The store refused a collection: ${result.errors.slice(0, 3).join('; ')}`);
    }
    if (result.kind !== 'conflict' || tries === APPEND_TRIES) return { reconciled, result, head };
  }
}

function isWhole({ services, regions, maxAge }: CollectionRequest): boolean {
  return services === undefined && regions === undefined && maxAge === 0;
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
