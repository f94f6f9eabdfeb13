import { expect, test } from '@jest/globals';
import { evidence } from '../../../account/collect/evidence.js';
import type { Listing } from '../../../account/collect/listing.js';
import type { ReadAnswer } from '../../../account/collect/stages.js';
import type { EdgeRecord, NodeRecord } from '../../../account/graph/record.js';
import { YARD, listBigVessels, listSmallVessels, yardArn } from './yard-listings.js';

const SCOPE = { service: 'yard', region: 'r1', listings: YARD.listings };

function empty(listing: Listing): ReadAnswer {
  const mapped = { nodes: [], edges: [] };
  return {
    kind: 'complete',
    listing,
    scope: SCOPE,
    item: null,
    source: '',
    mapped,
    reason: null,
    unmapped: [],
  };
}

function vessel(external: boolean, sort: string): NodeRecord {
  const id = yardArn('r1', 'vessel', 'v0');
  const attributes = external ? {} : { sort };
  return {
    id,
    type: 'Vessel',
    service: 'yard',
    region: external ? null : 'r1',
    name: null,
    external,
    attributes,
  };
}

const room: NodeRecord = { ...vessel(true, ''), id: yardArn('r1', 'room', 'm0'), type: 'Room' };

function isDenied(from: NodeRecord, ...read: readonly Listing[]): boolean {
  const edge: EdgeRecord = {
    from: from.id,
    kind: 'IN',
    to: room.id,
    service: 'yard',
    attributes: {},
  };
  return evidence([YARD], read.map(empty)).saysAllOf(edge, { from, to: room });
}

test('of listings that share a relation, the one that lists the anchor speaks for its edges', () => {
  expect(isDenied(vessel(false, 'Big'), listBigVessels)).toBe(true);
  expect(isDenied(vessel(false, 'Big'), listSmallVessels)).toBe(false);
  expect(isDenied(vessel(false, 'Small'), listSmallVessels)).toBe(true);
});

test('for an external anchor, of which nothing tells who would list it, all of them must have been read', () => {
  expect(isDenied(vessel(true, ''), listBigVessels)).toBe(false);
  expect(isDenied(vessel(true, ''), listBigVessels, listSmallVessels)).toBe(true);
});

test('an anchor that no listing lists keeps its edges', () => {
  expect(isDenied(vessel(false, 'Middling'), listBigVessels, listSmallVessels)).toBe(false);
});
