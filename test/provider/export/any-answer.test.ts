import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covers } from '../../../account/collect/covers.js';
import { due } from '../../../account/collect/due.js';
import { list } from '../../../account/collect/list.js';
import { mapAnswer } from '../../../account/collect/map.js';
import type { Provider } from '../../../account/collect/provider.js';
import type { ReadAnswer } from '../../../account/collect/stages.js';
import { emptySnapshot } from '../../../account/graph/build-snapshot.js';
import type { NodeRecord } from '../../../account/graph/record.js';
import { openExport } from '../../../provider/export/open-export.js';
import { SERVICES } from '../../../subgraphs/services.js';
import { SAMPLE_EXPORT } from './temporary-export.js';

const RUNS = 3000;

interface Given {
  readonly answer: ReadAnswer;
  readonly value: unknown;
}

let given: readonly Given[] = [];

/** Every answer of the sample account, as it came and as it was mapped. */
beforeAll(async () => {
  const values = new Map<string, unknown>();
  const provider = noting(openExport(SAMPLE_EXPORT), values);
  const identity = await provider.identity();
  const regions = await provider.regions();
  if (identity.kind !== 'answer' || regions.kind !== 'answer') throw new Error('no sample account');
  const scopes = due(SERVICES, regions.value, { maxAge: 0 }, { freshness: [], now: 0 });
  const answers = await list(scopes, {
    provider,
    account: identity.value,
    head: emptySnapshot(identity.value),
    deadline: Infinity,
    fingerprint: (secret) => `fingerprint:${secret.length}`,
    callsAtOnce: 16,
    scopeDone: () => undefined,
  });
  given = answers
    .filter(({ kind }) => kind === 'complete')
    .map((answer) => ({ answer, value: values.get(answer.source) }));
});

function noting(provider: Provider, values: Map<string, unknown>): Provider {
  return {
    name: provider.name,
    source: 'scripted',
    globalRegion: provider.globalRegion,
    identity: () => provider.identity(),
    regions: () => provider.regions(),
    unread: () => provider.unread(),
    accountName: () => provider.accountName(),
    call: async (operation, input, at) => {
      const answer = await provider.call(operation, input, at);
      if (answer.kind === 'answer') values.set(answer.source, answer.value);
      return answer;
    },
  };
}

function remap({ answer }: Given, value: unknown): ReadAnswer {
  const region = answer.scope.region ?? 'us-east-1';
  const at = { account: '210987654321', region, fingerprint: () => 'fingerprint:x' };
  return mapAnswer(answer, { kind: 'answer', value, source: answer.source }, at);
}

/** The value with one of its parts, found by going where the numbers point, replaced. */
function spoiled(value: unknown, path: readonly number[], by: unknown): unknown {
  const [at = 0, ...rest] = path;
  if (path.length === 0 || typeof value !== 'object' || value === null) return by;
  const names = Object.keys(value);
  const name = names[at % names.length];
  if (name === undefined) return by;
  const part = spoiled((value as Record<string, unknown>)[name], rest, by);
  return Array.isArray(value) ? value.with(Number(name), part) : { ...value, [name]: part };
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
}

const DEEP = nested(20_000);
const parts = fc.constantFrom<readonly unknown[]>(
  [null],
  [5],
  [-1],
  [1e300],
  [Infinity],
  [true],
  [''],
  ['x'],
  ['\ud800'],
  ['{"a":'],
  ['%zz'],
  ['arn:aws:'],
  ['arn:aws:iam::1:role/'],
  ['__proto__'],
  [[]],
  [{}],
  [[null]],
  [['x']],
  [[{}]],
  [{ __proto__: null, constructor: 1 }],
  [DEEP],
  [[[[]]]],
);

describe('any answer', () => {
  test('whatever stands in one of its places is mapped or refused, and never breaks a collection', () => {
    const numbers = fc.array(fc.nat(30), { maxLength: 7 });
    const property = fc.property(fc.nat(), numbers, parts, (which, path, [part]) => {
      const one = given[which % given.length]!;
      const answer = remap(one, spoiled(one.value, path, part));
      expect(['complete', 'unreadable']).toContain(answer.kind);
      if (answer.kind === 'unreadable') expect(answer.reason?.code).toBe('wrongShape');
    });
    fc.assert(property, { numRuns: RUNS });
  });

  test('states every edge that it shows', () => {
    const unstated = given.flatMap(({ answer: { listing, mapped } }) =>
      mapped.edges
        .filter(
          ({ from, kind, to }) =>
            !listing.states.relations.some(
              (one) =>
                one.kind === kind && one.from.includes(from.type) && one.to.includes(to.type),
            ),
        )
        .map(({ from, kind, to }) => `${listing.operation} ${from.type} ${kind} ${to.type}`),
    );
    expect([...new Set(unstated)]).toEqual([]);
  });

  test('shows no attribute that another listing alone states of the same node', () => {
    const listings = SERVICES.flatMap((service) => service.listings);
    const stolen = given.flatMap(({ answer: { listing, mapped, item } }) =>
      mapped.nodes.flatMap((node) => {
        const shownHere = { ...node, name: null, service: '', external: false } as NodeRecord;
        const record = item?.id === node.id ? item : shownHere;
        const shown = Object.entries(node.attributes).filter(([, value]) => value !== undefined);
        return shown.flatMap(([name]) =>
          listings
            .filter((other) => other !== listing && covers(other, record))
            .filter(({ states }) => states.attributes[node.type]?.includes(name))
            .map((other) => `${listing.operation} ${node.type}.${name} of ${other.operation}`),
        );
      }),
    );
    expect([...new Set(stolen)]).toEqual([]);
  });
});

test('two listings that state the same type or attribute tell apart which nodes they mean', () => {
  const listings = SERVICES.flatMap((service) => service.listings);
  const twice = listings.flatMap((listing) =>
    listing.states.nodes
      .filter(
        ({ type, where }) =>
          where === undefined &&
          listings.some(
            (other) => other !== listing && other.states.nodes.some((one) => one.type === type),
          ),
      )
      .map(({ type }) => `${listing.operation} ${type}`),
  );
  expect(twice).toEqual([]);
});
