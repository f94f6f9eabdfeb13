import type { AccountId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { agreedAnswer } from './agreed-answer.js';
import { callQueue } from './call-queue.js';
import { existingNodes } from './existing-nodes.js';
import { gather, recordOf } from './gather.js';
import { groupBy } from './group-by.js';
import { inScope } from './in-scope.js';
import type { Listing, Scope } from './listing.js';
import { mapAnswer } from './map.js';
import type { OperationInput, Provider } from './provider.js';
import type { DueScope, ReadAnswer } from './stages.js';
import { itemsAskedAgain } from './items-asked-again.js';
import { wouldDeleteMost } from './would-delete-most.js';

export interface Reading {
  readonly provider: Provider;
  readonly account: AccountId;
  readonly head: Snapshot;
  readonly deadline: number;
  readonly fingerprint: (secret: string) => string;
  readonly callsAtOnce: number;
  /** called after each scope with what it found */
  readonly scopeDone: (scope: DueScope, answers: readonly ReadAnswer[]) => void;
}

/** Asks the provider for everything that is due: the calls of a scope before those of the scopes that come after it. */
export async function list(
  scopes: readonly DueScope[],
  reading: Reading,
): Promise<readonly ReadAnswer[]> {
  const queue = callQueue(reading.callsAtOnce);
  const rank = new Map(scopes.map((scope, at) => [scope, at]));
  const call = (made: Call) => queue(rank.get(made.scope) ?? 0, () => callOnce(made, reading));
  const answers = await Promise.all(scopes.map((scope) => listScope(scope, reading, call)));
  return answers.flat();
}

interface Call {
  readonly listing: Listing;
  readonly scope: DueScope;
  readonly item: NodeRecord | null;
  readonly input: OperationInput;
}

type CallOnce = (call: Call) => Promise<ReadAnswer>;

/** A scope's own listings first, then the per-item calls, each kind after the listings that show its items. */
async function listScope(
  scope: DueScope,
  reading: Reading,
  call: CallOnce,
): Promise<readonly ReadAnswer[]> {
  const own = scope.listings.filter(({ perItem }) => perItem === undefined);
  const answers = await Promise.all(own.map((listing) => listOwn(listing, scope, reading, call)));
  for (const round of perItemRounds(scope.listings)) {
    const items = itemsOf(answers, scope);
    const calls = round.flatMap((listing) => itemCalls(listing, scope, items));
    const first = await Promise.all(calls.map(call));
    answers.push(...(await agreedItems(first, calls, reading, call)));
  }
  reading.scopeDone(scope, answers);
  return answers;
}

/** A listing that would delete most of its scope is asked a second time and deletes only when the two agree. */
async function listOwn(
  listing: Listing,
  scope: DueScope,
  reading: Reading,
  call: CallOnce,
): Promise<ReadAnswer> {
  const made: Call = { listing, scope, item: null, input: {} };
  const first = await call(made);
  if (!wouldDeleteMost(first, reading.head)) return first;
  const second = await call(made);
  return wouldDeleteMost(second, reading.head) ? agreedAnswer(first, second) : second;
}

/** The same of per-item calls that together would: those that lack something are made a second time. */
async function agreedItems(
  first: readonly ReadAnswer[],
  calls: readonly Call[],
  { head }: Reading,
  call: CallOnce,
): Promise<readonly ReadAnswer[]> {
  const again = itemsAskedAgain(first, head);
  return Promise.all(
    first.map(async (answer, at) => {
      const made = calls[at];
      if (made === undefined || !again.has(answer)) return answer;
      return agreedAnswer(answer, await call(made));
    }),
  );
}

/** Per-item listings in an order in which the listings that show a type come before those called per item of it. */
function perItemRounds(listings: readonly Listing[]): readonly (readonly Listing[])[] {
  const rounds: (readonly Listing[])[] = [];
  let waiting = listings.filter(({ perItem }) => perItem !== undefined);
  while (waiting.length > 0) {
    const later = new Set(waiting.flatMap(({ states }) => states.nodes.map(({ type }) => type)));
    const ready = waiting.filter(({ perItem, states }) =>
      isReady(perItem?.type ?? '', states, later),
    );
    const round = ready.length > 0 ? ready : waiting;
    rounds.push(round);
    waiting = waiting.filter((listing) => !round.includes(listing));
  }
  return rounds;
}

function isReady(type: string, states: Listing['states'], later: ReadonlySet<string>): boolean {
  return !later.has(type) || states.nodes.some((statement) => statement.type === type);
}

/** The scope's nodes that the answers so far show, by type. */
function itemsOf(
  answers: readonly ReadAnswer[],
  scope: DueScope,
): ReadonlyMap<string, readonly NodeRecord[]> {
  const { nodes } = gather(answers);
  const shown = [...existingNodes(nodes, answers).values()].map((node) => recordOf(node));
  return groupBy(
    shown.filter((item) => inScope(item, scope)),
    ({ type }) => type,
  );
}

function itemCalls(
  listing: Listing,
  scope: DueScope,
  items: ReadonlyMap<string, readonly NodeRecord[]>,
): readonly Call[] {
  const { perItem } = listing;
  if (perItem === undefined) return [];
  return (items.get(perItem.type) ?? []).flatMap((item) => {
    const input = perItem.input(item);
    return input === null ? [] : [{ listing, scope, item, input }];
  });
}

async function callOnce(call: Call, reading: Reading): Promise<ReadAnswer> {
  const region = call.scope.region ?? reading.provider.globalRegion;
  const { account, deadline, fingerprint } = reading;
  const at: Scope = { account, region, fingerprint };
  const place = { account, region, deadline };
  const answer = await reading.provider.call(call.listing.operation, call.input, place);
  return mapAnswer(call, answer, at);
}
