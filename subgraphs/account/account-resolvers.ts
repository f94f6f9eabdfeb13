import type { AccountDirectory } from '../../account/account-directory.js';
import type { CollectionReport } from '../../account/collect/stages.js';
import type { AccountId } from '../../account/graph/record.js';
import type { Model } from '../../schema/model.js';
import { RequestError } from '../../account/request-error.js';
import { checkId } from '../kit/check-id.js';
import type { SubgraphContext } from '../kit/context.js';
import type { Resolvers } from '../kit/service-definition.js';
import { narrowedGraph } from './narrowed-graph.js';
import { type GraphArguments, readFilter } from './read-filter.js';
import { readsNewest } from './reads-newest.js';

export interface AccountValue {
  readonly __typename: 'Account';
  readonly id: AccountId;
}

const MOST_IDS = 100;

/** How the account's own fields and the root fields are read. */
export function accountResolvers(model: Model, directory: AccountDirectory): Resolvers {
  return {
    Query: {
      accounts: (_root, _none, { pins }: SubgraphContext) => pins.accounts().map(accountValue),
      account: (_root, { id }: { readonly id: string }, { pins }: SubgraphContext) => {
        checkId(id, 'id');
        directory.viewed(id);
        return pins.accounts().includes(id) ? accountValue(id) : null;
      },
      resource: (_root, { id }: { readonly id: string }, { pins, budget }: SubgraphContext) => {
        checkId(id, 'id');
        budget.take(1);
        return pins.find(id);
      },
      resources: (
        _root,
        { ids }: { readonly ids: readonly string[] },
        context: SubgraphContext,
      ) => {
        if (ids.length > MOST_IDS) throw tooMany(ids.length);
        for (const id of ids) checkId(id, 'ids');
        context.budget.take(ids.length);
        return ids.map((id) => context.pins.find(id));
      },
    },
    Account: {
      name: ({ id }: AccountValue) => directory.name(id),
      services: ({ id }: AccountValue) => directory.freshness(id),
      stalenessPolicy: ({ id }: AccountValue) => directory.stalenessPolicy(id),
      collection: ({ id }: AccountValue) => directory.progress(id),
      report: ({ id }: AccountValue) => reportValue(directory.report(id)),
      graph: async ({ id }: AccountValue, given: GraphArguments, context: SubgraphContext) => {
        const filter = readFilter(given, model);
        directory.viewed(id);
        const reading = { directory, model, pins: context.pins };
        const graph = (await readsNewest(id, given, filter, reading))
          ? await context.pins.newest(id)
          : await context.pins.graphAt(id, given.at ?? 'latest', 'at');
        return graph === null ? null : narrowedGraph(graph, filter, context.budget);
      },
    },
  };
}

export function accountValue(id: AccountId): AccountValue {
  return { __typename: 'Account', id };
}

/** The report as lines that can be read. */
function reportValue(report: CollectionReport | null): object | null {
  if (report === null) return null;
  return {
    time: report.time,
    scopes: report.scopes,
    calls: report.calls,
    changes: report.changes,
    incomplete: [report.failure ?? [], report.incomplete].flat().map(({ message }) => message),
    unreadAnswers: report.unreadAnswers.map(({ source }) => source),
    unmappedFields: report.unmappedFields.map(({ operation, field }) => `${operation} ${field}`),
    externalReferences: report.externalReferences.map(({ id }) => id),
    schemaDeviations: report.schemaDeviations.map(
      ({ type, attribute, rule, count }) => `${type}.${attribute}: ${rule} (${count})`,
    ),
  };
}

function tooMany(got: number): RequestError {
  return new RequestError('BAD_INPUT', `ids must be at most ${MOST_IDS}, got ${got}`, 'ids');
}
