import type { ReadAnswer } from './stages.js';

/** The second of two readings in a row; no evidence for absence unless both list the same. */
export function agreedAnswer(first: ReadAnswer, second: ReadAnswer): ReadAnswer {
  if (second.kind !== 'complete' || sameNodes(first, second)) return second;
  const message = `${second.source}: two readings in a row list different resources`;
  return {
    ...second,
    kind: 'partial',
    reason: { code: 'contradiction', source: second.source, message },
  };
}

function sameNodes(one: ReadAnswer, other: ReadAnswer): boolean {
  const ids = new Set(one.mapped.nodes.map(({ id }) => id));
  return (
    ids.size === other.mapped.nodes.length && other.mapped.nodes.every(({ id }) => ids.has(id))
  );
}
