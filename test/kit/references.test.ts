import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { buildSnapshot } from '../../account/graph/build-snapshot.js';
import { headOf } from '../../account/graph/heads.js';
import { openPins } from '../../account/graph/open-pins.js';
import { ownerView } from '../../account/graph/owner-view.js';
import { projectRoot } from '../../gateway/project-root.js';
import { MODEL } from '../../schema/generated/model.js';
import { accountService } from '../../subgraphs/account/index.js';
import { buildSubgraph } from '../../subgraphs/kit/build-subgraph.js';
import { signedCursors } from '../../subgraphs/kit/cursor.js';
import { relationAnswers } from '../../subgraphs/kit/relation-answers.js';
import { NO_DIRECTORY } from '../support/no-directory.js';

const VERSION = {
  account: '1',
  seq: 1,
  time: '2026-01-01T00:00:00.000Z',
  actor: null,
  source: 'collection',
  changeCount: 0,
};

test('accounts, graphs and versions are found again by their keys, as another subgraph would ask', async () => {
  const cursors = signedCursors('a secret of the tests');
  const kit = { model: MODEL, cursors, answers: relationAnswers([]) };
  const sdl = readFileSync(join(projectRoot(), 'schema', 'generated', 'account.graphql'), 'utf8');
  const subgraph = buildSubgraph(accountService(MODEL, cursors, NO_DIRECTORY), sdl, kit);
  const view = ownerView(buildSnapshot(VERSION, [], []));
  const context = () => ({
    caller: { kind: 'owner' } as const,
    pins: openPins(
      { cursors: [] },
      {
        heads: new Map([['1', headOf(view)]]),
        past: async () => null,
        newest: async () => null,
        seqOf: async () => 0,
      },
    ),
    budget: { take: () => undefined },
  });
  const graph = await subgraph.execute(
    parse('{ account(id: "1") { graph { id version { id } } } }'),
    {},
    context(),
  );
  const { id, version } = (
    graph.data as { account: { graph: { id: string; version: { id: string } } } }
  ).account.graph;
  const document = parse(`query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Account { accountId: id }
      ... on AccountGraph { nodeCount version { seq } }
      ... on Version { seq source }
    }
  }`);
  const representations = [
    { __typename: 'Account', id: '1' },
    { __typename: 'AccountGraph', id },
    { __typename: 'Version', id: version.id },
    { __typename: 'AccountGraph', id: 'no id of a graph' },
    { __typename: 'Account', id: 'nobody' },
  ];
  const { data, errors } = await subgraph.execute(document, { representations }, context());
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [
      { accountId: '1' },
      { nodeCount: 0, version: { seq: 1 } },
      { seq: 1, source: 'collection' },
      null,
      null,
    ],
  });
});
