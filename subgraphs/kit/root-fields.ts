import type { GraphQLFieldResolver } from 'graphql';
import type { Found } from '../../account/graph/pins.js';
import type { NodeFilter, View } from '../../account/graph/view.js';
import type { NodeRecord } from '../../account/graph/record.js';
import { RequestError } from '../../account/request-error.js';
import type { ResourceType } from '../../schema/model.js';
import { checkId } from './check-id.js';
import { checkRegion } from './check-region.js';
import { type Connection, connection } from './connection.js';
import type { SubgraphContext } from './context.js';
import type { Cursors } from './cursor.js';

type RootResolver = GraphQLFieldResolver<unknown, SubgraphContext>;

interface ListArguments {
  readonly account: string;
  readonly region?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** `volume(id)` and `volumes(account, region, first, after)` of a type. */
export function rootResolvers(
  type: ResourceType,
  cursors: Cursors,
): { readonly [field: string]: RootResolver } {
  return {
    [type.field]: async (_root, { id }: { readonly id: string }, context) => {
      checkId(id, 'id');
      const found = await context.pins.find(id);
      return found !== null && found.record.type === type.type ? found : null;
    },
    [type.listField]: async (_root, list: ListArguments, context) => {
      const view = await viewOf(list.account, context);
      return typedList(type, view, list, { cursors, budget: context.budget });
    },
  };
}

/** The caller's view of an account; refuses one that is not there or not to be seen. */
export async function viewOf(account: string, context: SubgraphContext): Promise<View> {
  checkId(account, 'account');
  const view = await context.pins.view(account);
  if (view !== null) return view;
  throw unknownAccount(account);
}

export function unknownAccount(account: string): RequestError {
  return new RequestError(
    'UNKNOWN_ACCOUNT',
    `There is no account ${JSON.stringify(account)}`,
    'account',
  );
}

function typedList(
  { type, listField }: ResourceType,
  view: View,
  { region, first, after }: ListArguments,
  reading: { readonly cursors: Cursors; readonly budget: SubgraphContext['budget'] },
): Connection<Found> {
  if (region !== null && region !== undefined) checkRegion(region, 'region');
  const inRegion = region === null || region === undefined ? {} : { regions: [region] };
  const filter: NodeFilter = { types: [type], external: false, ...inRegion };
  return connection<NodeRecord, Found>(
    {
      view,
      name: region === null || region === undefined ? listField : `${listField} ${region}`,
      after: (id) => view.nodes(filter, id),
      count: () => view.count(filter),
      idOf: ({ id }) => id,
      item: (record) => ({ record, view }),
    },
    { first: first ?? 100, after: after ?? null },
    reading,
  );
}
