import fc from 'fast-check';
import type { NodeRecord } from '../../account/graph/record.js';
import { randomAccounts } from './random-records.js';
import type { RecordServer, Records } from './serve-records.js';

/** Draws a value that shrinks with the rest of its case. */
export type Draw = fc.GeneratorValue;

/** Milliseconds that a test needs at most to find a fault and the smallest case of it. */
export const TIME_LIMIT = 120_000;
const RUNS = {
  numRuns: 60,
  interruptAfterTimeLimit: TIME_LIMIT - 20_000,
  markInterruptAsFailure: true,
};

/** Checks a property over random records that the server shows. */
export function checkRecords(
  server: RecordServer,
  property: (accounts: readonly Records[], draw: Draw) => Promise<void>,
): Promise<void> {
  const shown = fc.asyncProperty(randomAccounts, fc.gen(), async (accounts, draw) => {
    await property(await server.show(accounts), draw);
  });
  return fc.assert(shown, RUNS);
}

/** Type → its nodes, in order of id. */
export function nodesByType(
  nodes: readonly NodeRecord[],
): ReadonlyMap<string, readonly NodeRecord[]> {
  const types = new Map<string, NodeRecord[]>();
  for (const node of inOrder(nodes)) types.set(node.type, [...(types.get(node.type) ?? []), node]);
  return types;
}

export function inOrder<T extends { readonly id: string }>(nodes: readonly T[]): readonly T[] {
  return nodes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
