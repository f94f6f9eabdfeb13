import { RequestError } from '../../account/request-error.js';
import type { View } from '../../account/graph/view.js';
import type { Budget } from './context.js';
import type { Cursors } from './cursor.js';
import { once } from './once.js';

export const MOST_PER_PAGE = 1000;

/** A Relay connection; graphql-js calls what is a function only when it is selected. */
export interface Connection<T> {
  readonly nodes: () => readonly T[];
  readonly edges: () => readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: () => PageInfo;
  readonly totalCount: () => number;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A list in a stable order that can be read from after an id. */
export interface PagedList<R, T> {
  readonly view: View;
  /** names the list and what it was narrowed to: a cursor of another list is refused */
  readonly name: string;
  after(id: string | undefined): Iterable<R>;
  count(): number;
  idOf(record: R): string;
  item(record: R): T;
}

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null;
}

/** One page of a list, read at the pinned version. */
export function connection<R, T>(
  list: PagedList<R, T>,
  request: PageRequest,
  { cursors, budget }: { readonly cursors: Cursors; readonly budget: Budget },
): Connection<T> {
  checkFirst(request.first, MOST_PER_PAGE);
  const after = positionOf(list, request.after, cursors);
  const page = once(() => readPage(list, request.first, after, budget));
  const cursorOf = (record: R) =>
    cursors.encode({
      account: list.view.version.account,
      seq: list.view.version.seq,
      list: list.name,
      id: list.idOf(record),
    });
  return {
    nodes: () => page().records.map(list.item),
    edges: () =>
      page().records.map((record) => ({ cursor: cursorOf(record), node: list.item(record) })),
    pageInfo: () => {
      const { records, more } = page();
      const [first] = records;
      const last = records.at(-1);
      return {
        hasNextPage: more,
        hasPreviousPage: after !== undefined,
        startCursor: first === undefined ? null : cursorOf(first),
        endCursor: last === undefined ? null : cursorOf(last),
      };
    },
    totalCount: () => list.count(),
  };
}

/** `first` is a whole number from 0 to `most`. */
export function checkFirst(first: number, most: number): void {
  if (Number.isInteger(first) && first >= 0 && first <= most) return;
  throw new RequestError('BAD_INPUT', `first must be from 0 to ${most}, got ${first}`, 'first');
}

function positionOf<R, T>(
  list: PagedList<R, T>,
  after: string | null | undefined,
  cursors: Cursors,
): string | undefined {
  if (after === null || after === undefined) return undefined;
  const position = cursors.decode(after, 'after');
  const { account, seq } = list.view.version;
  if (position.list !== list.name || position.account !== account) {
    throw new RequestError(
      'BAD_INPUT',
      'after must be a cursor of this list, got one of another',
      'after',
    );
  }
  if (position.seq !== seq) {
    const message = `after must be a cursor of the version read (seq:${seq}), got one of seq:${position.seq}`;
    throw new RequestError('BAD_INPUT', message, 'after');
  }
  return position.id;
}

function readPage<R, T>(
  list: PagedList<R, T>,
  first: number,
  after: string | undefined,
  budget: Budget,
): { readonly records: readonly R[]; readonly more: boolean } {
  const records: R[] = [];
  for (const record of list.after(after)) {
    if (records.length === first) return taken(records, true, budget);
    records.push(record);
  }
  return taken(records, false, budget);
}

function taken<R>(
  records: readonly R[],
  more: boolean,
  budget: Budget,
): { readonly records: readonly R[]; readonly more: boolean } {
  budget.take(records.length);
  return { records, more };
}
