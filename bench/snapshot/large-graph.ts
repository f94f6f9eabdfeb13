import { canonicalJson } from '../../account/graph/canonical-json.js';
import type { StoredEdge, StoredNode } from '../../account/graph/build-snapshot.js';
import { MADE_TYPES, attributesOf } from '../records/attributes-of.js';
import { hexDigits } from '../records/hex-digits.js';

export const NODES = 100_000;
/** Attributes are made for so many nodes and then repeated; ids are each node's own. */
const DISTINCT = 1_000;
const SERVICE = 'compute';
const ATTACHMENT = canonicalJson({
  attachedAt: '2025-01-08T12:19:11.000Z',
  deleteOnTermination: true,
  device: '/dev/xvda',
});

export function largeGraphId(index: number): string {
  const digits = `${index.toString(16).padStart(6, '0')}${hexDigits('large', index % DISTINCT, 11)}`;
  // Joined in one piece: a text put together from parts would keep its parts in memory.
  return ['arn:aws:ec2:eu-west-1:111122223333:instance', `i-${digits}`].join('/');
}

/** The nodes in order of id, their attributes as the store gives them: text, each its own copy. */
export function* largeGraphNodes(): Iterable<StoredNode> {
  const texts = Array.from({ length: DISTINCT }, (_, index) => {
    return Buffer.from(canonicalJson(attributesOf(typeOf(index), index)));
  });
  for (let index = 0; index < NODES; index += 1) {
    yield {
      id: largeGraphId(index),
      type: typeOf(index),
      service: SERVICE,
      region: 'eu-west-1',
      name: `node-${index}`,
      external: false,
      attributes: texts[index % DISTINCT]?.toString() ?? '{}',
    };
  }
}

/** A tree with ten children a node, and two more edges from each node with mild hubs; a third have attributes. */
export function* largeGraphEdges(): Iterable<StoredEdge> {
  for (const [from, kind, to] of largeGraphEnds()) {
    const attributes = kind === 'ATTACHED_TO' ? ATTACHMENT : '{}';
    yield { from: largeGraphId(from), kind, to: largeGraphId(to), service: SERVICE, attributes };
  }
}

/** The same edges by the nodes' indexes, in order of (from, kind). */
export function* largeGraphEnds(): Iterable<readonly [from: number, kind: string, to: number]> {
  const random = numbers(20_261_123);
  for (let from = 0; from < NODES; from += 1) {
    yield [from, 'ATTACHED_TO', Math.floor(random() ** 2 * NODES)];
    yield [from, 'HAS_SECURITY_GROUP', Math.floor(random() * NODES)];
    if (from > 0) yield [from, 'IN_SUBNET', Math.floor((from - 1) / 10)];
  }
}

/** Even numbers from 0 to 1, the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function typeOf(index: number): (typeof MADE_TYPES)[number] {
  return MADE_TYPES[index % MADE_TYPES.length] ?? 'Instance';
}
