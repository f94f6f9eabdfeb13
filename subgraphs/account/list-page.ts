import { RequestError } from '../../account/request-error.js';
import type { AccountId } from '../../account/graph/record.js';
import type { Connection } from '../kit/connection.js';
import type { Cursors } from '../kit/cursor.js';

/** A list of an account that is read at its pinned version. */
export interface ListAt {
  readonly account: AccountId;
  readonly seq: number;
  /** names the list and what it was narrowed to: a cursor of another list is refused */
  readonly list: string;
}

/** What was read of a list for one page. */
export interface ListPage<T> {
  readonly items: readonly { readonly id: string; readonly value: T }[];
  readonly more: boolean;
  readonly totalCount: number;
}

/** The id after which a page begins; undefined: at the beginning. Throws BAD_INPUT for a cursor of another list. */
export function afterOf(at: ListAt, after: string | null | undefined, cursors: Cursors) {
  if (after === null || after === undefined) return undefined;
  const { account, seq, list, id } = cursors.decode(after, 'after');
  if (account === at.account && seq === at.seq && list === at.list) return id;
  const message = 'after must be a cursor of this list at this version, got one of another';
  throw new RequestError('BAD_INPUT', message, 'after');
}

/** The page as a Relay connection. */
export function listConnection<T>(
  at: ListAt,
  page: ListPage<T>,
  { cursors, isFirst }: { readonly cursors: Cursors; readonly isFirst: boolean },
): Connection<T> {
  const cursorOf = (id: string) => cursors.encode({ ...at, id });
  const edges = () => page.items.map(({ id, value }) => ({ cursor: cursorOf(id), node: value }));
  return {
    nodes: () => page.items.map(({ value }) => value),
    edges,
    pageInfo: () => ({
      hasNextPage: page.more,
      hasPreviousPage: !isFirst,
      startCursor: edges()[0]?.cursor ?? null,
      endCursor: edges().at(-1)?.cursor ?? null,
    }),
    totalCount: () => page.totalCount,
  };
}
