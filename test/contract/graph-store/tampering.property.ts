import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Change } from '../../../account/graph/change.js';
import { recordText } from '../../../account/graph/record-text.js';
import type { GraphStore } from '../../../account/graph/store.js';
import { verifyChain } from '../../../account/graph/verify-chain.js';
import { emptyModel, modelDifference } from '../graph-model.js';
import { histories } from '../histories.js';
import { account, batch } from './sample.js';

/** One change in the log of a store at a place, and what is put into it; null: it is removed. */
export interface Tampering {
  readonly place: string;
  readonly seq: number;
  readonly record: Change['record'];
  readonly id: string;
  readonly put: Readonly<Partial<Record<'before' | 'after', string>>> | null;
}

export interface TamperedStores {
  readonly open: (place: string) => Promise<GraphStore>;
  readonly tamper: (tampering: Tampering) => Promise<void>;
}

/** A chain in which one stored change was altered or removed. */
export function tamperingProperty(runs: number, { open, tamper }: TamperedStores): void {
  let places = 0;
  test('a stored change that was altered or removed is found and named', async () => {
    const picks = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(histories(6, 6, 4), picks, async (models, numbers) => {
        places += 1;
        const place = `tampered-${places}`;
        const pick = (): number => Number(numbers.next().value);
        const store = await open(place);
        let seq = 0;
        for (const [at, model] of models.entries()) {
          const changes = modelDifference(models[at - 1] ?? emptyModel, model);
          const result = await store.append(batch(String(at), { expectedSeq: seq, changes }));
          if (result.kind === 'appended') seq = result.version.seq;
        }
        const entries = await store.changes(account, 0, seq);
        await store.close();
        const entry = entries[pick() % Math.max(1, entries.length)];
        const change = entry?.changes[pick() % entry.changes.length];
        if (entry === undefined || change === undefined) return;
        const { record, id } = change;
        const at = { place, seq: entry.version.seq, record, id };
        const put = alteration(change, pick);
        await tamper({ ...at, put });
        const again = await open(place);
        const result = await verifyChain(again, account);
        await again.close();
        expect(result).toMatchObject({ kind: 'broken', seq: at.seq, fault: 'changes' });
        // of a version with a change too few a store may refuse to read the others
        const named = put === null ? entry.changes.map((one) => one.id) : [id];
        expect(named).toContain(result.kind === 'broken' ? result.record : null);
      }),
      { numRuns: runs },
    );
  }, 60_000);
}

/** Of the text of a record, which it stays; or none. */
function alteration(change: Change, pick: () => number): Tampering['put'] {
  const side = (['before', 'after', null] as const)[pick() % 3] ?? null;
  if (side === null) return null;
  const present = change[side] ?? change.before ?? change.after;
  const service = `${present?.service ?? ''}!`;
  const altered = present === null ? null : recordText({ ...present, service });
  return altered === null ? null : { [side]: altered };
}
