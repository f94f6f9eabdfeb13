import { describe, expect, test } from '@jest/globals';
import type { Listing } from '../../account/collect/listing.js';
import { isCommonField } from '../../schema/common-fields.js';
import { MODEL } from '../../schema/generated/model.js';
import type { RelationField, ResourceType } from '../../schema/model.js';
import { SERVICES } from '../../subgraphs/services.js';
import { RELATIONS, TYPES } from '../support/section-nine.js';

const ALL = Object.values(MODEL.types);
const LISTINGS = SERVICES.flatMap(({ listings }) => listings);

/** `<kind> <from> <to>` → the listings that state it. */
const STATED = statedTriples();

function statedTriples(): ReadonlyMap<string, readonly Listing[]> {
  const stated = new Map<string, Listing[]>();
  for (const listing of LISTINGS) {
    for (const { kind, from, to } of listing.states.relations) {
      for (const triple of triplesOf(kind, from, to)) {
        stated.set(triple, [...(stated.get(triple) ?? []), listing]);
      }
    }
  }
  return stated;
}

function triplesOf(
  kind: string,
  from: readonly string[],
  to: readonly string[],
): readonly string[] {
  return from.flatMap((source) => to.map((target) => `${kind} ${source} ${target}`));
}

/** Each relation field as the triples that it shows. */
function triplesShownBy(type: ResourceType, { kind, direction, types }: RelationField) {
  return direction === 'OUT'
    ? triplesOf(kind, [type.type], types)
    : triplesOf(kind, types, [type.type]);
}

function shown(direction: 'IN' | 'OUT'): ReadonlySet<string> {
  const triples = ALL.flatMap((type) =>
    Object.values(type.relations)
      .filter((field) => field.direction === direction)
      .flatMap((field) => triplesShownBy(type, field)),
  );
  return new Set(triples);
}

describe('the model', () => {
  test('has the types that it promises, each in its service', () => {
    for (const [service, types] of Object.entries(TYPES)) {
      const own = ALL.filter((type) => type.service === service).map(({ type }) => type);
      expect([service, own]).toEqual([service, types.split(' ').toSorted()]);
    }
    expect(MODEL.services.toSorted()).toEqual(Object.keys(TYPES).toSorted());
  });

  test('shows every relation from either end', () => {
    expect([...shown('OUT')].toSorted()).toEqual([...shown('IN')].toSorted());
  });

  test('shows exactly what the listings state', () => {
    expect([...shown('OUT')].toSorted()).toEqual([...STATED.keys()].toSorted());
  });

  test('states and shows at least the relations that it promises', () => {
    const promised = RELATIONS.flatMap(([kind, from, to]) =>
      triplesOf(kind, from.split(' '), to.split(' ')),
    );
    expect(promised.filter((triple) => !STATED.has(triple))).toEqual([]);
    expect(new Set(promised).size).toBe(promised.length);
  });

  test('knows for every type which action of the provider reads it', () => {
    const wrong = ALL.filter(({ view }) => !/^[a-z0-9-]+:[A-Z][A-Za-z]+$/.test(view));
    expect(wrong.map(({ type, view }) => `${type}: ${view}`)).toEqual([]);
  });

  test('names root fields and fields of a type without a clash', () => {
    const roots = ALL.flatMap(({ field, listField }) => [field, listField]);
    expect(new Set(roots).size).toBe(roots.length);
    for (const { attributes, relations } of ALL) {
      const names = [...Object.keys(attributes), ...Object.keys(relations)];
      expect(names.filter(isCommonField)).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

/** Whether only part of the type's nodes are this listing's, so that another may state the rest. */
function isPart(listing: Listing, type: string): boolean {
  if (listing.perItem?.type === type) return true;
  return listing.states.nodes.some((one) => one.type === type && one.where !== undefined);
}

describe('the listings', () => {
  test('state a relation once, or each for nodes of its own', () => {
    for (const [triple, listings] of STATED) {
      if (listings.length === 1) continue;
      const [kind, from = '', to = ''] = triple.split(' ');
      for (const listing of listings) {
        const statement = listing.states.relations.find(
          (one) => one.kind === kind && one.from.includes(from) && one.to.includes(to),
        );
        const anchored = statement?.anchor === 'from' ? from : to;
        expect([triple, listing.operation, isPart(listing, anchored)]).toEqual([
          triple,
          listing.operation,
          true,
        ]);
      }
    }
  });

  test('join several relations of a pair alike wherever they state them', () => {
    for (const [triple, listings] of STATED) {
      const names = listings.flatMap(({ states }) =>
        states.relations
          .filter(({ kind, from, to }) => triplesOf(kind, from, to).includes(triple))
          .map(({ listAs }) => listAs ?? null),
      );
      expect([triple, new Set(names).size]).toEqual([triple, 1]);
    }
  });

  test('state a type once, or each for nodes of its own', () => {
    const kinds = ['application', 'network', 'gateway', 'classic'];
    for (const { type } of ALL) {
      const statements = LISTINGS.flatMap(({ states }) =>
        states.nodes.filter((one) => one.type === type),
      );
      if (statements.length === 1) continue;
      // what a role trusts has no listing of its own; only load balancers have two
      expect(['Principal', 'LoadBalancer']).toContain(type);
      for (const loadBalancerType of type === 'LoadBalancer' ? kinds : []) {
        const holding = statements.filter(({ where }) => where?.({ loadBalancerType }) === true);
        expect([loadBalancerType, holding.length]).toEqual([loadBalancerType, 1]);
      }
    }
  });

  test('state only types, relations and attributes that the model has', () => {
    for (const { operation, states, perItem } of LISTINGS) {
      const types = [...states.nodes.map(({ type }) => type), ...Object.keys(states.attributes)];
      if (perItem !== undefined) types.push(perItem.type);
      expect([operation, types.filter((type) => MODEL.types[type] === undefined)]).toEqual([
        operation,
        [],
      ]);
      for (const [type, attributes] of Object.entries(states.attributes)) {
        const known = [...Object.keys(MODEL.types[type]?.attributes ?? {}), 'tags'];
        const unknown = attributes.filter((name) => !known.includes(name));
        expect([operation, type, unknown]).toEqual([operation, type, []]);
      }
    }
  });

  test('give a reason for everything that they drop', () => {
    for (const { operation, dropped } of LISTINGS) {
      const empty = Object.entries(dropped).filter(([, reason]) => reason.trim().length < 5);
      expect([operation, empty]).toEqual([operation, []]);
    }
  });
});
