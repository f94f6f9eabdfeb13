import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NodeRecord } from '../../account/graph/record.js';
import { MODEL } from '../../schema/generated/model.js';
import type { RelationField } from '../../schema/model.js';
import { attributeSelection, selectedAttributes } from '../support/attribute-selection.js';
import { type Draw, TIME_LIMIT, checkRecords, nodesByType } from '../support/check-records.js';
import { pages } from '../support/read-graph.js';
import { REGIONS } from '../support/random-records.js';
import { type RecordServer, type Records, serveRecords } from '../support/serve-records.js';

let server: RecordServer;
beforeAll(async () => {
  server = await serveRecords();
});
afterAll(() => server.stop());

test(
  'a resource shows its attributes and relations as the records have them',
  async () => {
    await checkRecords(server, async (accounts, draw) => {
      await resourcesAreAsRecorded(accounts);
      await rootFieldsKnowTheirType(accounts, draw);
      await relationsStopAtFirst(accounts, draw);
    });
  },
  TIME_LIMIT,
);

test(
  'a list holds the account’s own nodes, by region, in pages, without external ones',
  async () => {
    await checkRecords(server, listsHoldOwnNodes);
  },
  TIME_LIMIT,
);

test('there is no account but those that are shown', async () => {
  await server.show([]);
  const { data, errors } = await server.ask('{ account(id: "000000000001") { id } }');
  expect([data, errors]).toEqual([{ account: null }, []]);
});

async function resourcesAreAsRecorded(accounts: readonly Records[]): Promise<void> {
  for (const [type, nodes] of nodesByType(accounts.flatMap((records) => records.nodes))) {
    const { attributes = {}, relations = {} } = MODEL.types[type] ?? {};
    const others = Object.keys(relations).map((field) => `${field} { id }`);
    const own = [attributeSelection(attributes), ...others].join(' ');
    const query = `query ($ids: [ID!]!) { resources(ids: $ids) {
      id account { id } service type region name external tags { key value } ... on ${type} { ${own} }
    } }`;
    const ids = [...new Set(nodes.map(({ id }) => id))];
    const { resources } = await server.data<{ resources: unknown }>(query, { ids });
    expect(resources).toEqual(ids.map((id) => expectedResource(lookUp(accounts, id))));
  }
}

async function rootFieldsKnowTheirType(accounts: readonly Records[], draw: Draw): Promise<void> {
  const all = accounts.flatMap(({ nodes }) => nodes);
  if (all.length === 0) return;
  const { id, type } = draw(fc.constantFrom, ...all);
  const other = draw(fc.constantFrom, ...Object.values(MODEL.types));
  const own = MODEL.types[type]?.field ?? '';
  const query = `query ($id: ID!) { own: ${own}(id: $id) { id } other: ${other.field}(id: $id) { id } }`;
  const expected = { own: { id }, other: other.type === type ? { id } : null };
  expect(await server.data(query, { id })).toEqual(expected);
}

async function relationsStopAtFirst(accounts: readonly Records[], draw: Draw): Promise<void> {
  const first = draw(fc.nat, { max: 3 });
  for (const { id, type } of accounts.flatMap(({ nodes }) => nodes).slice(0, 3)) {
    const relations = Object.entries(MODEL.types[type]?.relations ?? {});
    const lists = relations.filter(([, { list }]) => list);
    if (lists.length === 0) continue;
    const fields = lists.map(([field]) => `${field}(first: $first) { id }`).join(' ');
    const query = `query ($id: ID!, $first: Int) { resource(id: $id) { ... on ${type} { ${fields} } } }`;
    const { resource } = await server.data<{ resource: unknown }>(query, { id, first });
    const found = lookUp(accounts, id);
    const expected = lists.map(([field, relation]) => {
      const all = related(found, relation) as readonly object[] | null;
      return [field, all?.slice(0, first) ?? null];
    });
    expect(resource).toEqual(Object.fromEntries(expected));
  }
}

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

async function listsHoldOwnNodes(accounts: readonly Records[], draw: Draw): Promise<void> {
  const region = draw(fc.constantFrom<(string | null)[]>, null, ...REGIONS);
  const size = draw(fc.integer, { min: 1, max: 5 });
  for (const { account, nodes } of accounts) {
    for (const [type, ofType] of nodesByType(nodes)) {
      const list = MODEL.types[type]?.listField ?? '';
      const query = `query ($account: ID!, $region: String, $size: Int, $after: String) {
        page: ${list}(account: $account, region: $region, first: $size, after: $after) {
          nodes { id } pageInfo { hasNextPage endCursor } totalCount
        } }`;
      const listed = await pages(async (after) => {
        const asked = { account, region, size, after };
        return (await server.data<{ page: Page }>(query, asked)).page;
      });
      const own = ofType.filter((node) => !node.external);
      const expected = own.filter((node) => region === null || node.region === region);
      expect(listed).toEqual(expected.map(({ id }) => ({ id })));
    }
  }
}

interface Found {
  readonly record: NodeRecord;
  readonly holding: Records;
}

/** The account that has the id as its own, else the first that knows it. */
function lookUp(accounts: readonly Records[], id: string): Found {
  const knowing = accounts.flatMap((holding) =>
    holding.nodes.filter((node) => node.id === id).map((record): Found => ({ record, holding })),
  );
  const found = knowing.find(({ record }) => !record.external) ?? knowing[0];
  if (found === undefined) throw new Error(`Nobody has ${id}`);
  return found;
}

function related(
  { record, holding }: Found,
  { kind, direction, types, list }: RelationField,
): readonly object[] | object | null {
  const [near, far] = direction === 'OUT' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const typeOf = new Map(holding.nodes.map(({ id, type }) => [id, type]));
  const ids = holding.edges
    .filter((edge) => edge.kind === kind && edge[near] === record.id)
    .map((edge) => edge[far])
    .filter((other) => types.includes(typeOf.get(other) ?? ''))
    .toSorted()
    .map((id) => ({ id }));
  if (!list) return ids[0] ?? null;
  return ids.length === 0 && record.external ? null : ids;
}

function expectedResource(found: Found): object {
  const { attributes: values, ...own } = found.record;
  const { attributes = {}, relations = {} } = MODEL.types[own.type] ?? {};
  const others = Object.entries(relations).map(
    ([field, relation]) => [field, related(found, relation)] as const,
  );
  return {
    ...own,
    account: { id: found.holding.account },
    tags: values['tags'] ?? null,
    ...selectedAttributes(values, attributes),
    ...Object.fromEntries(others),
  };
}
