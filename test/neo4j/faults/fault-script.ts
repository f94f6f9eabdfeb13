import fc from 'fast-check';

import { type Fault, type FaultEffect, boltRequests } from '../../support/neo4j/bolt-proxy.js';

/** What a writer does next. `again`: what was not acknowledged is asked for once more, with the same batch id. */
export type Step =
  | { readonly kind: 'append'; readonly size: number; readonly again: boolean }
  | { readonly kind: 'freshness'; readonly again: boolean }
  | { readonly kind: 'document' }
  | { readonly kind: 'lease' }
  | { readonly kind: 'read' };

/** What some writers do on one account, and what happens to their lines meanwhile. */
export interface FaultScript {
  readonly faults: readonly Fault[];
  readonly writers: readonly (readonly Step[])[];
}

/** A line that goes silent costs a whole deadline. */
const effects: fc.Arbitrary<FaultEffect> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom<FaultEffect>('dropBefore', 'dropAfter', 'dropAnswer', 'dropHalf'),
  },
  { weight: 1, arbitrary: fc.constantFrom<FaultEffect>('hang', 'deliverLate') },
);

/** Of a request that comes often a later one is met, too. */
const places = fc.constantFrom(...boltRequests).chain((on) =>
  fc.record({
    on: fc.constant(on),
    nth: fc.integer({ min: 1, max: on === 'RUN' ? 40 : 6 }),
  }),
);

const fault: fc.Arbitrary<Fault> = fc
  .tuple(places, effects, fc.oneof(fc.constant(0), fc.nat({ max: 4 })))
  .map(([place, effect, refuse]) => ({ ...place, effect, refuse }));

function someOf(one: fc.Arbitrary<Fault>): fc.Arbitrary<readonly Fault[]> {
  const selector = ({ on, nth }: Fault): string => `${on} ${nth}`;
  return fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector });
}

/** What happens to the lines of those who write a first version in parts: none goes silent. */
export const partFaults: fc.Arbitrary<readonly Fault[]> = someOf(
  fc.record({
    on: fc.constantFrom('BEGIN', 'COMMIT'),
    nth: fc.integer({ min: 1, max: 8 }),
    effect: fc.constantFrom('dropBefore', 'dropAfter', 'dropAnswer', 'dropHalf'),
    refuse: fc.nat({ max: 2 }),
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      size: fc.oneof(
        { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
        { weight: 1, arbitrary: fc.constant(200) },
      ),
      again: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('freshness' as const), again: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'document' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'lease' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'read' }) },
);

const steps = fc.array(step, { minLength: 2, maxLength: 5 });

export const faultScripts: fc.Arbitrary<FaultScript> = fc.record({
  faults: someOf(fault),
  writers: fc.tuple(steps, steps),
});
