import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

import { StoreError, type StoreErrorKind } from '../../../account/graph/store-error.js';
import type { AppendResult, Batch } from '../../../account/graph/store.js';

/** A batch and what it was answered, each time that it was. */
export interface SentBatch {
  readonly batch: Batch;
  readonly answers: AppendResult[];
}

/** One call: what it gave, or null when it rejected as a store may while its server or the line to it fails. */
export type Answer<Result> = { readonly value: Result } | null;

const fitting: readonly StoreErrorKind[] = ['unreachable', 'late'];
/** Milliseconds a call may end after its deadline, beside what this process itself was kept from running. */
const margin = 1000;
/** Milliseconds between two looks at how late this process is. */
const resolution = 10;

/** What writers asked of a store and what they were told, to be compared with what is there at the end. */
export class Journal {
  readonly sent = new Map<string, SentBatch>();
  /** writes of the ledger's document that were acknowledged, and those that may be there */
  readonly noted = { acknowledged: [] as string[], unknown: [] as string[] };
  /** snapshots as they were read: version, canonical text */
  readonly reads: { readonly seq: number; readonly text: string }[] = [];
  /** one line each; empty when the store kept its promises */
  readonly problems: string[] = [];
  /** who asked for what that failed */
  readonly failed: string[] = [];
  leaseOf: string | null = null;

  /** `deadline`: the milliseconds within which the store says that the call ends. */
  async ask<Result>(
    name: string,
    deadline: number,
    call: () => Promise<Result>,
  ): Promise<Answer<Result>> {
    const begun = performance.now();
    const delay = monitorEventLoopDelay({ resolution });
    delay.enable();
    try {
      return { value: await call() };
    } catch (error) {
      this.failed.push(name);
      if (!isFitting(error)) this.problems.push(`${name} rejected: ${describe(error)}`);
      return null;
    } finally {
      const took = Math.round(performance.now() - begun);
      if (took > deadline + margin) await this.#late(name, took - deadline, delay);
      delay.disable();
    }
  }

  async #late(name: string, late: number, delay: IntervalHistogram): Promise<void> {
    // the delay that it ended with is noticed after it
    await new Promise((resolve) => setTimeout(resolve, 2 * resolution));
    const kept = Math.round(delay.max / 1e6);
    if (late > margin + kept)
      this.problems.push(`${name} was ${late} ms late, of which ${kept} here`);
  }

  /** Notes a batch before it is sent. */
  send(batch: Batch): SentBatch {
    const known = this.sent.get(batch.id);
    if (known !== undefined) return known;
    const sent: SentBatch = { batch, answers: [] };
    this.sent.set(batch.id, sent);
    return sent;
  }
}

function isFitting(error: unknown): boolean {
  return error instanceof StoreError && fitting.includes(error.kind);
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.message} (${String(error.cause)})` : String(error);
}
