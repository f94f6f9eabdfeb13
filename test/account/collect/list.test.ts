import { expect, test } from '@jest/globals';
import { list } from '../../../account/collect/list.js';
import type { Listing } from '../../../account/collect/listing.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import { ACCOUNT } from './collecting.js';
import { scriptedProvider } from './scripted-provider.js';

/** more than a call may have arguments */
const MANY = 130_000;

const crates: Listing = {
  operation: 'yard:ListCrates',
  scope: 'region',
  states: { nodes: [{ type: 'Crate' }], relations: [], attributes: {} },
  dropped: {},
  map: (_, { region }) => ({
    nodes: Array.from({ length: MANY }, (_none, at) => ({
      id: `c${at}`,
      type: 'Crate',
      region,
      attributes: {},
    })),
    edges: [],
  }),
};

const lids: Listing = {
  operation: 'yard:GetLid',
  scope: 'region',
  states: { nodes: [], relations: [], attributes: {} },
  dropped: {},
  perItem: { type: 'Crate', input: ({ id }) => ({ Crate: id }), optional: true },
  map: () => ({ nodes: [], edges: [] }),
};

test('a scope may have more items than a call has arguments', async () => {
  const provider = scriptedProvider({
    script: (_, _region, item) => (item === null ? { value: {} } : { code: 'notThere' }),
  });
  const scope = { service: 'yard', region: 'r1', listings: [crates, lids] };
  const answers = await list([scope], {
    provider,
    account: ACCOUNT,
    head: emptySnapshot(ACCOUNT),
    deadline: 0,
    fingerprint: (secret) => secret,
    callsAtOnce: 16,
    scopeDone: () => undefined,
  });
  expect(answers).toHaveLength(1 + MANY);
});
