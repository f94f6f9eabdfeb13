import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeChange, nodeChange } from '../../account/graph/change.js';
import { type Head, type Heads, headOf } from '../../account/graph/heads.js';
import { openPins } from '../../account/graph/open-pins.js';
import { ownerView } from '../../account/graph/owner-view.js';
import type { EdgeRecord, NodeRecord } from '../../account/graph/record.js';
import type { GraphStore } from '../../account/graph/store.js';
import type { View } from '../../account/graph/view.js';
import { createLogger } from '../../gateway/log.js';
import { createMetrics } from '../../gateway/metrics.js';
import { projectRoot } from '../../gateway/project-root.js';
import { createApolloEngine } from '../../gateway/query/apollo-engine.js';
import { localServices } from '../../gateway/query/local-services.js';
import { createServer } from '../../gateway/server.js';
import { MODEL } from '../../schema/generated/model.js';
import { openSqliteGraphStore } from '../../sqlite/sqlite-graph-store.js';
import { accountService } from '../../subgraphs/account/index.js';
import { buildSubgraph } from '../../subgraphs/kit/build-subgraph.js';
import { signedCursors } from '../../subgraphs/kit/cursor.js';
import { relationAnswers } from '../../subgraphs/kit/relation-answers.js';
import type { Subgraph } from '../../subgraphs/kit/subgraph.js';
import { SERVICES } from '../../subgraphs/services.js';
import { askAt, type Asking } from './ask-at.js';
import { NO_DIRECTORY } from './no-directory.js';

/** The records of one account. */
export interface Records {
  readonly account: string;
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
}

export interface RecordServer extends Asking {
  /**
   * Writes the records into the store as first versions of new accounts, serves them and nothing else from then on,
   * and gives them with their accounts' ids.
   */
  show(accounts: readonly Records[]): Promise<readonly Records[]>;
  stop(): Promise<void>;
}

/** The real subgraphs and gateway over made-up records: everything but the collection. */
export async function serveRecords(): Promise<RecordServer> {
  const directory = await mkdtemp(join(tmpdir(), 'account-graph-records-'));
  const cursors = signedCursors('a secret of the tests');
  const store = openSqliteGraphStore(join(directory, 'records.sqlite'));
  let heads: Heads = new Map();
  let made = 0;
  const engine = await createApolloEngine({
    supergraphSdl: readFileSync(join(projectRoot(), 'schema', 'supergraph.graphql'), 'utf8'),
    services: localServices(subgraphs(cursors)),
  });
  const server = await createServer({
    engine,
    openRequest: ({ header, text }) => ({
      caller: { kind: 'owner' },
      pins: openPins(
        { header, cursors: cursors.within(text) },
        { heads, past: async () => null, newest: async () => null, seqOf: async () => 0 },
      ),
    }),
    readiness: () => ({ kind: 'ready' }),
    logger: createLogger('silent'),
    metrics: createMetrics({ runtime: false }),
    page: null,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    ...askAt(`http://127.0.0.1:${port}/graphql`),
    show: async (accounts) => {
      const shown = accounts.map((records) => ({ ...records, account: newAccount((made += 1)) }));
      const views = new Map<string, Head>();
      for (const records of shown) views.set(records.account, headOf(await write(store, records)));
      heads = views;
      return shown;
    },
    stop: async () => {
      await server.drain();
      await engine.stop();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

function newAccount(number: number): string {
  return String(number).padStart(12, '0');
}

function subgraphs(cursors: ReturnType<typeof signedCursors>): ReadonlyMap<string, Subgraph> {
  const kit = { model: MODEL, cursors, answers: relationAnswers(SERVICES) };
  const definitions = [accountService(MODEL, cursors, NO_DIRECTORY), ...SERVICES];
  return new Map(
    definitions.map((definition) => {
      const path = join(projectRoot(), 'schema', 'generated', `${definition.name}.graphql`);
      const subgraph = buildSubgraph(definition, readFileSync(path, 'utf8'), kit);
      return [definition.name, subgraph];
    }),
  );
}

async function write(store: GraphStore, { account, nodes, edges }: Records): Promise<View> {
  const result = await store.append({
    account,
    id: `first of ${account}`,
    expectedSeq: 0,
    changes: [
      ...nodes.map((node) => nodeChange(null, node)),
      ...edges.map((edge) => edgeChange(null, edge)),
    ],
    actor: null,
    source: 'test',
    time: '2026-01-01T00:00:00.000Z',
    freshness: [{ ...READ, service: 'compute' }],
  });
  const found = await store.snapshot(account, 'latest');
  if (found.kind !== 'snapshot') throw new Error(`Not written: ${JSON.stringify(result)}`);
  return ownerView(found.snapshot);
}

const READ = {
  region: null,
  used: true,
  asOf: '2026-01-01T00:00:00.000Z',
  complete: true,
  error: null,
};
