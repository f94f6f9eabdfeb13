import { randomUUID } from 'node:crypto';
import { type Collecting, collect } from '../../../account/collect/collect.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { CollectionRequest, CollectionResult } from '../../../account/collect/stages.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import type { GraphStore } from '../../../account/graph/store.js';
import type { Model, ResourceType } from '../../../schema/model.js';
import { openSqliteGraphStore } from '../../../sqlite/sqlite-graph-store.js';
import { waitForEver } from '../../support/fake-clock.js';
import { PEOPLE, YARD } from './yard-listings.js';

export const ACCOUNT = '111122223333';

const TEXT = { of: 'String', list: false };
const WHOLE = { of: 'Int', list: false };

function type(name: string, service: string, attributes: ResourceType['attributes']): ResourceType {
  const field = name.toLowerCase();
  const view = `${service}:List${name}`;
  return {
    type: name,
    service,
    field,
    listField: `${field}s`,
    view,
    queryDepthLimit: 3,
    attributes,
    relations: {},
  };
}

export const YARD_MODEL: Model = {
  services: ['yard', 'people'],
  types: {
    Box: type('Box', 'yard', { size: WHOLE, sticker: TEXT }),
    Room: type('Room', 'yard', { floor: WHOLE }),
    Vessel: type('Vessel', 'yard', { sort: TEXT, litres: WHOLE, paint: TEXT }),
    Drawer: type('Drawer', 'yard', { depth: WHOLE, label: TEXT }),
    Person: type('Person', 'people', { login: TEXT }),
  },
  values: { Tag: { key: TEXT, value: TEXT } },
  enums: {},
};

export interface Graph {
  readonly nodes: readonly NodeRecord[];
  readonly edges: readonly EdgeRecord[];
}

export interface Collector {
  readonly store: GraphStore;
  /** the time of the next collection, milliseconds since 1970 */
  clock: number;
  run(provider: Provider, request?: Partial<CollectionRequest>): Promise<Collected>;
  attempt(
    provider: Provider,
    options?: { readonly request?: Partial<CollectionRequest>; readonly expected?: string },
  ): Promise<CollectionResult>;
  graph(): Promise<Graph>;
  close(): Promise<void>;
}

export type Collected = Extract<CollectionResult, { kind: 'collected' }>;

/** Collects into a store of its own; one clock tick, an hour, per collection. */
export function newCollector(over: Partial<Collecting> = {}): Collector {
  const store = over.store ?? openSqliteGraphStore(':memory:');
  let ids = 0;
  const collector: Collector = {
    store,
    clock: Date.parse('2026-01-01T00:00:00.000Z'),
    attempt: async (provider, { request = {}, expected } = {}) => {
      const now = collector.clock;
      collector.clock += 3_600_000;
      const collecting: Collecting = {
        services: [YARD, PEOPLE],
        model: YARD_MODEL,
        emptySnapshot,
        now: () => now,
        newId: () => `batch ${(ids += 1)}`,
        fingerprint: (secret) => `fingerprint:${secret.length}`,
        progress: () => undefined,
        timeLimit: 60_000,
        wait: waitForEver,
        holder: randomUUID(),
        leaseTime: 30_000,
        ...over,
        store,
        provider,
      };
      return collect({ maxAge: 0, ...request }, collecting, expected ?? null);
    },
    run: async (provider, request = {}) => {
      const result = await collector.attempt(provider, { request });
      if (result.kind === 'collected') return result;
      throw new Error(`Expected a collection, got ${result.reason.message}`);
    },
    graph: async () => {
      const result = await store.snapshot(ACCOUNT, 'latest');
      if (result.kind !== 'snapshot') return { nodes: [], edges: [] };
      return { nodes: [...result.snapshot.nodes()], edges: [...result.snapshot.allEdges()] };
    },
    close: () => store.close(),
  };
  return collector;
}
