import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '../../account/clock.js';
import { emptySnapshot } from '../../account/graph/build-snapshot.js';
import { canonicalJson } from '../../account/graph/canonical-json.js';
import { type EdgeRecord, type Json, type NodeRecord, edgeId } from '../../account/graph/record.js';
import { exportAccount } from '../../provider/export/export-account.js';
import { openExport } from '../../provider/export/open-export.js';
import { SERVICES } from '../../subgraphs/services.js';
import { RELATIONS, TYPES } from '../support/section-nine.js';
import type { ExpectedNode } from '../support/moto/seed/expectation.js';
import type { SeededAccount } from '../support/moto/seed/seed-accounts.js';
import { type LiveAccounts, openLiveAccounts } from './live-account.js';
import { type Collected, FINGERPRINT, type Graph, newLiveCollector } from './live-collector.js';

const PAGE_SIZE = 10;
/** The two that are seeded, one with a default network alone, and one of each further partition. */
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-south-1', 'us-gov-west-1', 'cn-north-1'];
const ACCOUNTS = ['own', 'other'] as const;

jest.setTimeout(120_000);

let live: LiveAccounts;
const collected = new Map<string, { readonly result: Collected; readonly graph: Graph }>();

beforeAll(async () => {
  live = await openLiveAccounts({ first: 23, second: 4, regions: REGIONS }, PAGE_SIZE);
  for (const which of ACCOUNTS) {
    const account = live.seeded[which];
    const result = await live.collector.run(live.providerOf(account));
    collected.set(which, { result, graph: await live.collector.graph(account.account) });
  }
}, 240_000);
afterAll(() => live.stop());

function of(which: (typeof ACCOUNTS)[number]) {
  const found = collected.get(which);
  if (found === undefined) throw new Error(`${which} was not collected`);
  return { ...found, ...live.seeded[which] };
}

interface ServiceNode extends ExpectedNode {
  readonly service: string | undefined;
}

const SERVICE_OF = new Map(
  Object.entries(TYPES).flatMap(([service, types]) =>
    types.split(' ').map((type) => [type, service] as const),
  ),
);

/** What the seed says of a node, as the graph has it. */
function asSeeded(node: NodeRecord, seeded: ExpectedNode | undefined): ServiceNode {
  const { id, type, service, region, name } = node;
  return { id, type, service, region, name, attributes: named(node, seeded?.attributes ?? {}) };
}

/** The attributes of these names. */
function named({ attributes }: NodeRecord | EdgeRecord, names: object): ExpectedNode['attributes'] {
  return Object.fromEntries(Object.keys(names).map((name) => [name, attributes[name]]));
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** `<type> <kind> <type>` of every relation the seed made. */
function madeRelations({ expected }: SeededAccount): ReadonlySet<string> {
  const known = [...expected.nodes, ...expected.external];
  const types = new Map(known.map(({ id, type }) => [id, type]));
  const made = expected.edges.map((edge) => edge.split(' '));
  return new Set(
    made.map(([from = '', kind, to = '']) => {
      return `${types.get(from)} ${kind} ${types.get(to)}`;
    }),
  );
}

describe('the seed', () => {
  test('holds every type and every relation of the model', () => {
    const { expected } = live.seeded.own;
    const types = new Set([...expected.nodes, ...expected.external].map(({ type }) => type));
    const wanted = Object.values(TYPES).flatMap((names) => names.split(' '));
    expect(wanted.filter((type) => !types.has(type))).toEqual([]);
    const made = madeRelations(live.seeded.own);
    const triples = RELATIONS.flatMap(([kind, from, to]) =>
      from.split(' ').flatMap((one) => to.split(' ').map((other) => `${one} ${kind} ${other}`)),
    );
    expect(triples.filter((triple) => !made.has(triple))).toEqual([]);
  });

  test('is two accounts, of which the own one has 400 resources in two regions, over several pages', () => {
    const { expected, made } = live.seeded.own;
    const regions = new Set<string | null>(['us-east-1', 'eu-west-1']);
    const own = expected.nodes.slice(0, made).filter(({ region }) => regions.has(region));
    expect(own.length).toBeGreaterThanOrEqual(400);
    expect(live.seeded.other.account).not.toBe(live.seeded.own.account);
    const counts = live.proxy.counts();
    const regional = new Set(live.seeded.own.expected.nodes.map(({ region }) => region));
    for (const operation of ['ec2:DescribeVolumes', 'rds:DescribeDBInstances', 'sqs:ListQueues']) {
      const requests = counts.get(operation)?.requests ?? 0;
      // the two accounts once each, and at least one page more
      expect([operation, requests > 2 * (regional.size - 1)]).toEqual([operation, true]);
    }
    for (const operation of ['iam:ListRoles', 's3:ListBuckets']) {
      expect([operation, counts.get(operation)?.requests]).toEqual([operation, 4]);
    }
  });
});

describe.each(ACCOUNTS)('the collected graph of the %s account', (which) => {
  test('has the nodes of the seed and no others', () => {
    const { graph, expected } = of(which);
    const seeded = new Map(expected.nodes.map((node) => [node.id, node]));
    const found = graph.nodes.filter(({ external }) => !external);
    const wanted = expected.nodes.map((node) => ({ ...node, service: SERVICE_OF.get(node.type) }));
    expect(found.map((node) => asSeeded(node, seeded.get(node.id)))).toEqual(byId(wanted));
  });

  test('has the relations of the seed and no others', () => {
    const { graph, expected } = of(which);
    expect(graph.edges.map(edgeId)).toEqual(expected.edges);
  });

  test('says of relations what the seed set of them', () => {
    const { graph, expected } = of(which);
    const edges = new Map(graph.edges.map((edge) => [edgeId(edge), edge]));
    for (const [id, attributes] of expected.edgeAttributes) {
      const edge = edges.get(id);
      expect([id, edge && named(edge, attributes)]).toEqual([id, attributes]);
    }
    const kinds = new Set([...expected.edgeAttributes.keys()].map((id) => id.split(' ')[1]));
    const stated =
      'ALLOWS_FROM ALLOWS_TO ATTACHED_TO DEAD_LETTERS_TO FORWARDS_TO HAS_POLICY LOGS_TO';
    expect(kinds).toEqual(new Set([...stated.split(' '), 'ROUTES_TO']));
  });

  test('knows what lies outside the account by id and type alone', () => {
    const { graph, expected } = of(which);
    const outside = graph.nodes.filter(({ external }) => external);
    expect(outside.map(({ id, type }) => ({ id, type }))).toEqual(byId(expected.external));
  });

  test('leaves nothing incomplete, unmapped or other than the schema says', () => {
    const { report, freshness } = of(which).result;
    expect(report.incomplete).toEqual([]);
    expect(report.unmappedFields).toEqual([]);
    expect(report.schemaDeviations).toEqual([]);
    expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
  });

  test('shows no secret', () => {
    expect(JSON.stringify(of(which).graph)).not.toContain('not-to-be-seen');
  });
});

describe('the collected graph', () => {
  test('is as it was after another collection, which makes no version', async () => {
    const { account, graph, result } = of('own');
    const again = await live.collector.run(live.providerOf(live.seeded.own));
    expect(again.changes).toEqual([]);
    expect(again.version).toEqual(result.version);
    expect(await live.collector.graph(account)).toEqual(graph);
  });

  test('is the same when it is collected from an export', async () => {
    const { account, graph } = of('own');
    const directory = await mkdtemp(join(tmpdir(), 'live-export-'));
    const again = newLiveCollector();
    try {
      const exported = await exportAccount(live.providerOf(live.seeded.own), directory, {
        ...systemClock,
        services: SERVICES,
        emptySnapshot,
        fingerprint: FINGERPRINT,
        timeLimit: 120_000,
      });
      expect(exported).toMatchObject({ kind: 'exported', account, missing: [] });
      const { report } = await again.run(openExport(directory));
      expect(report.incomplete).toEqual([]);
      expect(report.unreadAnswers).toEqual([]);
      expect(canonicalJson(json(await again.graph(account)))).toBe(canonicalJson(json(graph)));
    } finally {
      await again.close();
      await rm(directory, { recursive: true, force: true });
    }
  });
});

function json(graph: Graph): Json {
  return JSON.parse(JSON.stringify(graph)) as Json;
}
