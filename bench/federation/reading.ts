import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Accounts } from '../../account/accounts.js';
import { systemClock } from '../../account/clock.js';
import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import type { GraphStore } from '../../account/graph/store.js';
import { createBudget } from '../../gateway/query/budget.js';
import { DEFAULT_QUERY_LIMITS } from '../../gateway/limits.js';
import { projectRoot } from '../../gateway/project-root.js';
import { MODEL } from '../../schema/generated/model.js';
import { accountService } from '../../subgraphs/account/index.js';
import { buildSubgraph } from '../../subgraphs/kit/build-subgraph.js';
import type { SubgraphContext } from '../../subgraphs/kit/context.js';
import { signedCursors } from '../../subgraphs/kit/cursor.js';
import { relationAnswers } from '../../subgraphs/kit/relation-answers.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { SERVICES } from '../../subgraphs/services.js';

/** What every peer reads with: our subgraphs over the stored accounts. */
export interface Reading {
  readonly supergraphSdl: string;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** what one request carries: the same pins as in the gateway */
  context(): Promise<SubgraphContext>;
}

/** Opens the accounts of a store without any provider. */
export async function openReading(store: GraphStore): Promise<Reading> {
  const schema = join(projectRoot(), 'schema');
  const accounts = openAccounts(store);
  await accounts.load();
  const cursors = signedCursors('a secret of the bench');
  const kit = { model: MODEL, cursors, answers: relationAnswers(SERVICES) };
  const subgraphs = [accountService(MODEL, cursors, accounts), ...SERVICES].map((definition) => {
    const sdl = readFileSync(join(schema, 'generated', `${definition.name}.graphql`), 'utf8');
    return [definition.name, buildSubgraph(definition, sdl, kit)] as const;
  });
  return {
    supergraphSdl: readFileSync(join(schema, 'supergraph.graphql'), 'utf8'),
    subgraphs: new Map(subgraphs),
    context: async () => ({
      caller: { kind: 'owner' },
      pins: await accounts.open({ cursors: [] }),
      budget: createBudget(DEFAULT_QUERY_LIMITS.records),
    }),
  };
}

function openAccounts(store: GraphStore): Accounts {
  const silent = () => undefined;
  return new Accounts({
    store,
    providers: [],
    services: SERVICES,
    model: MODEL,
    emptySnapshot,
    ...systemClock,
    newId: randomUUID,
    fingerprint: (secret) => secret,
    timeLimit: 1,
    stalenessLimit: 1,
    freshReadLimit: 1,
    leaseTime: 1,
    random: Math.random,
    refreshFailed: silent,
    progress: silent,
    collected: silent,
  });
}
