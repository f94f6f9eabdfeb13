import { expect, test } from '@jest/globals';

import { type Change, edgeChange, nodeChange } from '../../../account/graph/change.js';
import { edgeId } from '../../../account/graph/record.js';
import type { Neighbourhood } from '../../../account/graph/store.js';
import { account, batch, edge, node, otherAccount } from './sample.js';
import type { Places } from './places.js';

const [a, b, c, d] = [node('arn:a'), node('arn:b'), node('arn:c'), node('arn:d')];
const [ab, bc, cc] = [
  edge('arn:a', 'arn:b', { attributes: { device: '/dev/sdf' } }),
  edge('arn:b', 'arn:c', { kind: 'USES' }),
  edge('arn:c', 'arn:c'),
];
const creation: readonly Change[] = [
  ...[a, b, c, d].map((record) => nodeChange(null, record)),
  ...[ab, bc, cc].map((record) => edgeChange(null, record)),
];

function ordered({ nodes, edges, ...rest }: Neighbourhood): Neighbourhood {
  return {
    ...rest,
    nodes: nodes.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    edges: edges.toSorted((one, other) => (edgeId(one) < edgeId(other) ? -1 : 1)),
  };
}

export function neighbourhoodTests({ openNew }: Places): void {
  test('a neighbourhood is the asked nodes, every edge at them and the other ends', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const read = await store.neighbourhoods([account], ['arn:b', 'arn:b', 'arn:none']);
    expect(read.map(ordered)).toEqual([{ account, seq: 1, nodes: [a, b, c], edges: [ab, bc] }]);
  });

  test('nodes that are neighbours of one another and an edge to itself come once', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const [read] = await store.neighbourhoods([account], ['arn:c', 'arn:d', 'arn:b']);
    expect(read && ordered(read)).toEqual({
      account,
      seq: 1,
      nodes: [a, b, c, d],
      edges: [ab, bc, cc],
    });
  });

  test('neighbourhoods come of the accounts asked for that have a node', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const external = node('arn:d', { external: true, region: null, attributes: {} });
    await store.append(
      batch('1', { account: otherAccount, changes: [nodeChange(null, external)] }),
    );
    const both = await store.neighbourhoods([otherAccount, account], ['arn:d']);
    expect(both).toEqual([
      { account, seq: 1, nodes: [d], edges: [] },
      { account: otherAccount, seq: 1, nodes: [external], edges: [] },
    ]);
    expect(await store.neighbourhoods([otherAccount], ['arn:a'])).toEqual([]);
    expect(await store.neighbourhoods([], ['arn:a'])).toEqual([]);
    expect(await store.neighbourhoods(['000000000000'], ['arn:a'])).toEqual([]);
  });

  test('a neighbourhood is of the head', async () => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    const moved = nodeChange(b, { ...b, name: 'moved' });
    await store.append(batch('2', { expectedSeq: 1, changes: [moved, edgeChange(bc, null)] }));
    const [read] = await store.neighbourhoods([account], ['arn:b']);
    expect(read && ordered(read)).toEqual({
      account,
      seq: 2,
      nodes: [a, moved.after],
      edges: [ab],
    });
  });
}
