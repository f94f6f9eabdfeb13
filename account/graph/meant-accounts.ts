import { RequestError } from '../request-error.js';
import type { Heads } from './heads.js';
import { HEADER } from './pin-request.js';
import type { AccountId, NodeId } from './record.js';
import type { View } from './view.js';

/**
 * The accounts that a bare `seq:` may mean for an id: those whose head has it; those whose own it is when there are some. `far`: the views of those among the
 * accounts that are not in memory. Throws BAD_INPUT when no account has it.
 */
export function meantAccounts(
  { id, seq }: { readonly id: NodeId; readonly seq: number },
  heads: Heads,
  far: ReadonlyMap<AccountId, View>,
): readonly AccountId[] {
  const holding = [...heads.values()].flatMap(({ account, view }) => {
    const record = (view ?? far.get(account))?.node(id) ?? null;
    return record === null ? [] : [{ account, record }];
  });
  const own = holding.filter(({ record }) => !record.external);
  const meant = own.length > 0 ? own : holding;
  if (meant.length > 0) return meant.map(({ account }) => account);
  const rule = `${HEADER} must name the account (<account>=seq:${seq}) for an id that no account has now`;
  throw new RequestError('BAD_INPUT', rule, HEADER);
}
