import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exampleQuestions } from '../../gateway/example-questions.js';
import { MODEL } from '../../schema/generated/model.js';
import type { ResourceType } from '../../schema/model.js';
import { type ReadEdge, type ReadNode, pages, readGraph } from '../support/read-graph.js';
import { expectedRelations, readRelations } from '../support/read-relations.js';
import {
  type RunningGateway,
  SAMPLE_ACCOUNT,
  SAMPLE_EXPORT,
  runGateway,
} from '../support/run-gateway.js';

interface Expected {
  readonly nodes: readonly ReadNode[];
  readonly edges: readonly ReadEdge[];
}

const EXPECTED_FILE = join(SAMPLE_EXPORT, '..', 'expected.json');
const EXPECTED = JSON.parse(readFileSync(EXPECTED_FILE, 'utf8')) as Expected;
const TYPES = Object.values(MODEL.types);
const fetched: string[] = [];
let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await runGateway({
    beforeFetch: (service) => void fetched.push(service),
  });
});
afterAll(() => gateway.stop());

function expectedOf(type: string): readonly ReadNode[] {
  return byId(EXPECTED.nodes.filter((node) => node.type === type && !node.external));
}

function byId<T extends { readonly id: string }>(nodes: readonly T[]): readonly T[] {
  return nodes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function edgeText({ from, kind, to }: ReadEdge): string {
  return `${from} ${kind} ${to}`;
}

describe('the graph of the sample account', () => {
  test('is what its generator planned, node by node and edge by edge', async () => {
    const graph = await readGraph(gateway, SAMPLE_ACCOUNT, 70);
    expect(graph.nodes).toEqual(byId(EXPECTED.nodes));
    expect(graph.edges.map(edgeText)).toEqual(EXPECTED.edges.map(edgeText).toSorted());
    expect(graph.nodeCount).toBe(EXPECTED.nodes.length);
    expect(graph.edgeCount).toBe(EXPECTED.edges.length);
    const types = EXPECTED.nodes.map(({ type }) => type);
    const counts = new Map<string, number>();
    for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(graph.typeCounts).toEqual(Object.fromEntries(counts));
  });

  test('comes of answers that were all read, with nothing left over', () => {
    const [result] = gateway.collected;
    if (result?.kind !== 'collected') throw new Error('The sample account was not collected');
    const { report, freshness } = result;
    expect(report.incomplete).toEqual([]);
    expect(report.unmappedFields).toEqual([]);
    expect(report.schemaDeviations).toEqual([]);
    expect(freshness.filter(({ complete }) => !complete)).toEqual([]);
    const external = byId(EXPECTED.nodes.filter((node) => node.external));
    expect(report.externalReferences).toEqual(external.map(({ id, type }) => ({ id, type })));
  });
});

interface Page {
  readonly nodes: readonly ReadNode[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

function listOf(type: ResourceType, given: { first?: number; region?: string } = {}) {
  const query = `query ($account: ID!, $region: String, $first: Int, $after: String) {
    page: ${type.listField}(account: $account, region: $region, first: $first, after: $after) {
      nodes { id type service region name external }
      edges { cursor node { id } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }`;
  return async (after: string | null): Promise<Page> => {
    const variables = { account: SAMPLE_ACCOUNT, first: 1000, ...given, after };
    return (await gateway.data<{ page: Page }>(query, variables)).page;
  };
}

describe.each(TYPES.map((type) => [type.type, type] as const))('%s', (_name, type) => {
  test('is listed on one page and in pages of three alike', async () => {
    const whole = await listOf(type)(null);
    expect(whole.nodes).toEqual(expectedOf(type.type));
    expect(whole.totalCount).toBe(whole.nodes.length);
    expect(whole.edges.map(({ node }) => node.id)).toEqual(whole.nodes.map(({ id }) => id));
    expect(whole.edges.at(-1)?.cursor ?? null).toBe(whole.pageInfo.endCursor);
    expect(await pages(listOf(type, { first: 3 }))).toEqual(whole.nodes);
  });

  test('is listed by region', async () => {
    for (const region of ['us-east-1', 'eu-west-1', 'ap-south-1']) {
      const listed = await pages(listOf(type, { first: 3, region }));
      expect(listed).toEqual(expectedOf(type.type).filter((node) => node.region === region));
    }
  });

  test('is found by id, and an id of nothing or of another type is null', async () => {
    const query = `query ($id: ID!) { found: ${type.field}(id: $id) { id name account { id } } }`;
    for (const { id, name } of expectedOf(type.type)) {
      const found = { id, name, account: { id: SAMPLE_ACCOUNT } };
      expect(await gateway.data(query, { id })).toEqual({ found });
    }
    const other = EXPECTED.nodes.find((node) => node.type !== type.type);
    for (const id of ['arn:aws:ec2:us-east-1:210987654321:nothing/at-all', other?.id]) {
      expect(await gateway.data(query, { id })).toEqual({ found: null });
    }
  });
});

describe('any resource', () => {
  test('is found by its id, one by one and together, with null for unknown ids', async () => {
    const query = `query ($ids: [ID!]!, $id: ID!) {
      resources(ids: $ids) { id __typename service region name external account { id name } }
      resource(id: $id) { id __typename }
    }`;
    for (const { id, type, ...rest } of EXPECTED.nodes) {
      const asked = { ids: ['nobody', id], id };
      const account = { id: SAMPLE_ACCOUNT, name: 'marram-finch' };
      const resources = [null, { id, __typename: type, ...rest, account }];
      const data = await gateway.data(query, asked);
      expect(data).toEqual({ resources, resource: { id, __typename: type } });
    }
  });

  test('leads along every relation field, in both directions', async () => {
    const read = await readRelations(gateway, EXPECTED.nodes);
    const expected = expectedRelations(EXPECTED.nodes, EXPECTED.edges);
    const sorted = [...read].map(([key, ids]) => [key, ids?.toSorted() ?? null] as const);
    expect(Object.fromEntries(sorted)).toEqual(Object.fromEntries(expected));
  });

  test('has a relation field for every edge, seen from either end', () => {
    const typeOf = new Map(EXPECTED.nodes.map(({ id, type }) => [id, type]));
    const has = (at: string | undefined, kind: string, direction: string, to: string | undefined) =>
      Object.values(MODEL.types[at ?? '']?.relations ?? {}).some(
        (field) =>
          field.kind === kind &&
          field.direction === direction &&
          (field.types.length === 0 || field.types.includes(to ?? '')),
      );
    const missing = EXPECTED.edges.filter(({ from, kind, to }) => {
      const [source, target] = [typeOf.get(from), typeOf.get(to)];
      return !has(source, kind, 'OUT', target) || !has(target, kind, 'IN', source);
    });
    expect(missing).toEqual([]);
  });
});

describe('the example questions', () => {
  test('are answered without errors, the first over at least four services', async () => {
    const view = await gateway.wired.accounts.first();
    const examples = exampleQuestions(view);
    expect(examples.length).toBeGreaterThanOrEqual(5);
    const services: string[][] = [];
    for (const { query } of examples) {
      fetched.length = 0;
      const { errors, data } = await gateway.ask<object>(query);
      expect(errors).toEqual([]);
      expect(Object.values(data)).not.toContain(null);
      services.push([...new Set(fetched)]);
    }
    expect(services[0]?.length).toBeGreaterThanOrEqual(4);
  });
});
