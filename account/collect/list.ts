import type { AccountId, NodeRecord } from '../graph/record.js';
import type { Snapshot } from '../graph/snapshot.js';
import { agreedAnswer } from './agreed-answer.js';
import { askedAgain } from './asked-again.js';
import { callQueue } from './call-queue.js';
import { existingNodes } from './existing-nodes.js';
import { gather, recordOf } from './gather.js';
import { groupBy } from './group-by.js';
import { inScope } from './in-scope.js';
import type { Listing, Scope } from './listing.js';
import { mapAnswer } from './map.js';
import type { OperationInput, Provider } from './provider.js';
import type { DueScope, ReadAnswer } from './stages.js';

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
  const calls = own.map((listing): Call => ({ listing, scope, item: null, input: {} }));
  let answers = await agreed(calls, [], reading, call);
  for (const round of perItemRounds(scope.listings)) {
    const items = itemsOf(answers, scope);
    const perItem = round.flatMap((listing) => itemCalls(listing, scope, items));
    answers = [...answers, ...(await agreed(perItem, answers, reading, call))];
  }
  reading.scopeDone(scope, answers);
  return answers;
}

/** Answers that would delete most of what is known are made a second time, and delete it only when the two agree. */
async function agreed(
  calls: readonly Call[],
  before: readonly ReadAnswer[],
  { head }: Reading,
  call: CallOnce,
): Promise<readonly ReadAnswer[]> {
  const first = await Promise.all(calls.map(call));
  const again = askedAgain(first, before, head);
  if (again.size === 0) return first;
  const second = await Promise.all(
    first.map(async (answer, at) => {
      const made = calls[at];
      return made !== undefined && again.has(answer) ? call(made) : answer;
    }),
  );
  const still = askedAgain(second, before, head);
  return second.map((answer, at) => {
    const one = first[at];
    if (one === undefined || one === answer) return answer;
    // a listing that would no longer delete most stands by itself
    return answer.item === null && !still.has(answer) ? answer : agreedAnswer(one, answer);
  });
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
