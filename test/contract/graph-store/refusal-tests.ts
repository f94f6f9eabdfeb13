import { expect, test } from '@jest/globals';

import { type Change, edgeChange, nodeChange } from '../../../account/graph/change.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { content, snapshotAt } from './content.js';
import { a, ab, account, b, batch, creation, edge, freshness, node } from './sample.js';
import type { Places } from './places.js';

export function refusalTests({ openNew }: Places): void {
  const cases: readonly (readonly [string, readonly Change[], RegExp])[] = [
    ['creating what is there', [nodeChange(null, a)], /got none; the node arn:a is \{/],
    [
      'updating what is not there',
      [nodeChange(node('arn:x'), node('arn:x', { name: 'x' }))],
      /the node arn:x is not there/,
    ],
    [
      'a before that is not the head record',
      [nodeChange({ ...a, name: 'old' }, null), edgeChange(ab, null)],
      /the node arn:a is \{.*"name":null/,
    ],
    [
      'an edge whose before is not the head record',
      [edgeChange({ ...ab, attributes: { device: 'x' } }, null)],
      /the edge arn:a ATTACHED_TO arn:b is \{/,
    ],
    [
      'two changes of one record',
      [nodeChange(a, { ...a, name: 'x' }), nodeChange(a, { ...a, name: 'y' })],
      /once, got twice: node arn:a/,
    ],
    [
      'an edge to nowhere',
      [edgeChange(null, edge('arn:a', 'arn:nowhere'))],
      /got arn:a ATTACHED_TO arn:nowhere without arn:nowhere/,
    ],
    [
      'an edge from nowhere',
      [edgeChange(null, edge('arn:nowhere', 'arn:a'))],
      /without arn:nowhere/,
    ],
    [
      'removing a node and leaving its edge',
      [nodeChange(b, null)],
      /got arn:a ATTACHED_TO arn:b without arn:b/,
    ],
    [
      'an edge to a node that the batch removes',
      [
        nodeChange(b, null),
        edgeChange(ab, null),
        edgeChange(null, edge('arn:a', 'arn:b', { kind: 'IN' })),
      ],
      /got arn:a IN arn:b without arn:b/,
    ],
    [
      'a kind that an edge id could not be read by',
      [edgeChange(null, edge('arn:a', 'arn:b', { kind: 'in' }))],
      /capitals and underscores, got in/,
    ],
    [
      'a change under another id than its record',
      [{ ...nodeChange(null, node('arn:x')), id: 'arn:y' }],
      /got arn:y for arn:x/,
    ],
  ];
  test.each(cases)('%s', async (_, changes, rule) => {
    const store = await openNew();
    await store.append(batch('1', { changes: creation }));
    expect((await errorsOf(store, changes)).join('\n')).toMatch(rule);
    expect(content(await snapshotAt(store, 'latest'))).toEqual({ nodes: [a, b], edges: [ab] });
  });

  test('an edge whose id is that of another edge', async () => {
    const store = await openNew();
    const ids = ['arn:a', 'arn:a IN b', 'b IN c', 'c'];
    const taken = edge('arn:a', 'b IN c', { kind: 'IN' });
    const creations = [...ids.map((id) => nodeChange(null, node(id))), edgeChange(null, taken)];
    await store.append(batch('1', { changes: creations }));
    const same = edgeChange(null, edge('arn:a IN b', 'c', { kind: 'IN' }));
    expect(await errorsOf(store, [same])).toEqual([
      expect.stringMatching(/arn:a IN b IN c, which/),
    ]);
  });

  test('every change that does not fit is named', async () => {
    const store = await openNew();
    const missing = ['arn:x', 'arn:y'].map((id) => nodeChange(node(id), null));
    expect(await errorsOf(store, missing)).toHaveLength(2);
  });

  test('a time that is none', async () => {
    const store = await openNew();
    const result = await store.append(batch('1', { changes: creation, time: 'soon' }));
    expect(result).toMatchObject({ kind: 'invalid', errors: [expect.stringMatching(/"soon"/)] });
  });
}

async function errorsOf(store: GraphStore, changes: readonly Change[]): Promise<readonly string[]> {
  const head = await store.head(account);
  const result = await store.append(
    batch('refused', { expectedSeq: head?.seq ?? 0, changes, freshness: [freshness] }),
  );
  if (result.kind !== 'invalid') throw new Error(`Not refused: ${JSON.stringify(result)}`);
  expect(await store.head(account)).toEqual(head);
  expect(await store.freshness(account)).toEqual([]);
  return result.errors;
}
