import type { AccountDirectory } from '../../account/account-directory.js';
import type { Model } from '../../schema/model.js';
import type { SubgraphContext } from '../kit/context.js';
import type { Cursors } from '../kit/cursor.js';
import type { Resolvers, ServiceDefinition } from '../kit/service-definition.js';
import { accountResolvers, accountValue } from './account-resolvers.js';
import { parseGraphId } from './graph-id.js';
import { narrowedGraph } from './narrowed-graph.js';
import { graphResolvers } from './graph-resolvers.js';
import { refreshResolvers } from './refresh-resolver.js';
import { versionResolvers } from './version-resolvers.js';

/** The fields of one type may be read in several files. */
function joined(...parts: readonly Resolvers[]): Resolvers {
  const all: Record<string, Resolvers[string]> = {};
  for (const [type, fields] of parts.flatMap((part) => Object.entries(part))) {
    all[type] = { ...all[type], ...fields };
  }
  return all;
}

/** The account subgraph: accounts, their whole graphs, and any resource by id. */
export function accountService(
  model: Model,
  cursors: Cursors,
  directory: AccountDirectory,
): ServiceDefinition {
  return {
    name: 'account',
    listings: [],
    resolvers: {
      ...joined(
        accountResolvers(model, directory),
        graphResolvers(model, cursors, directory),
        refreshResolvers(directory),
        versionResolvers(cursors, directory),
      ),
    },
    references: {
      Account: ({ id }, { pins }) => (pins.accounts().includes(id) ? accountValue(id) : null),
      AccountGraph: graphById,
      Version: versionById,
    },
  };
}

async function graphById(
  { id }: { readonly id: string },
  { pins, budget }: SubgraphContext,
): Promise<unknown> {
  const key = parseGraphId(id);
  if (key === null) return null;
  const graph = await pins.graphAt(key.account, `seq:${key.seq}`, 'id');
  return graph === null ? null : narrowedGraph(graph, key.filter, budget);
}

async function versionById(
  { id }: { readonly id: string },
  { pins }: SubgraphContext,
): Promise<unknown> {
  const at = id.lastIndexOf(':');
  const graph = await pins.graphAt(id.slice(0, at), `seq:${id.slice(at + 1)}`, 'id');
  return graph?.version ?? null;
}
