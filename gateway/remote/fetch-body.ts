import type { AccountId } from '../../account/graph/record.js';
import type { PinRequest, Settled } from '../../account/graph/open-pins.js';
import type { Caller } from '../../account/graph/view.js';

/** The versions a request reads, as each of its fetches says them to the process that reads. */
export interface AskedReading {
  readonly requestId: string;
  readonly caller: Caller;
  /** the account-version header, as it came; null: none */
  readonly header: string | null;
  readonly cursors: PinRequest['cursors'];
  /** the accounts and their newest versions when the request began */
  readonly heads: Readonly<Record<AccountId, number>>;
  /** what earlier fetches of the request decided */
  readonly settled: Settled;
  readonly records: RecordsLeft;
}

/** How much the request may read in all, and how much of it is left. */
export interface RecordsLeft {
  readonly most: number;
  readonly left: number;
}

/** What a fetch read. */
export interface DoneReading {
  readonly settled: Settled;
  /** account → version of what was read at the pinned versions */
  readonly pinned: Readonly<Record<AccountId, number>>;
  /** account → version of what was read or made besides */
  readonly noted: Readonly<Record<AccountId, number>>;
  /** records taken from the budget */
  readonly records: number;
}

/** The body of a fetch: a GraphQL request, with what its process must know in `extensions`. */
export interface FetchBody {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly extensions: { readonly reading: AskedReading };
}
