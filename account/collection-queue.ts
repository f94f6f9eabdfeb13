import { mergedRequest } from './collect/merged-request.js';
import type { CollectionRequest, CollectionResult } from './collect/stages.js';
import type { AccountId } from './graph/record.js';

/** What somebody asks of one provider. */
export interface AskedCollection {
  readonly request: CollectionRequest;
  /** the account that the provider is known to hold; null: whichever it holds */
  readonly expected: AccountId | null;
  /** nothing is to be done when everything asked for is fresh by then */
  readonly onlyStale: boolean;
}

/** Null: everything asked for was fresh. */
export type CollectionOutcome = CollectionResult | null;

interface Waiting {
  asked: AskedCollection;
  readonly outcome: Promise<CollectionOutcome>;
}

/**
 * The collections from one provider, one at a time. Who asks while one runs shares one further collection with all who ask
 * meanwhile: nobody waits for more than these two. (Those who expect another account have one of their own.)
 */
export class CollectionQueue {
  readonly #run: (asked: AskedCollection) => Promise<CollectionOutcome>;
  readonly #waiting = new Set<Waiting>();
  #last: Promise<unknown> = Promise.resolve();
  #unended = 0;

  constructor(run: (asked: AskedCollection) => Promise<CollectionOutcome>) {
    this.#run = run;
  }

  /** Whether a collection runs or waits. */
  isBusy(): boolean {
    return this.#unended > 0;
  }

  ask(asked: AskedCollection): Promise<CollectionOutcome> {
    const waiting = [...this.#waiting].find((one) => expectSame(one.asked, asked));
    if (waiting === undefined) return this.#wait(asked);
    waiting.asked = merged(waiting.asked, asked);
    return waiting.outcome;
  }

  #wait(asked: AskedCollection): Promise<CollectionOutcome> {
    this.#unended += 1;
    const outcome = this.#last.then(() => {
      this.#waiting.delete(waiting);
      return this.#run(waiting.asked);
    });
    const waiting: Waiting = { asked, outcome };
    this.#waiting.add(waiting);
    const ended = () => void (this.#unended -= 1);
    this.#last = outcome.then(ended, ended);
    return outcome;
  }
}

function expectSame({ expected: one }: AskedCollection, { expected: other }: AskedCollection) {
  return one === null || other === null || one === other;
}

function merged(one: AskedCollection, other: AskedCollection): AskedCollection {
  return {
    request: mergedRequest(one.request, other.request),
    expected: one.expected ?? other.expected,
    onlyStale: one.onlyStale && other.onlyStale,
  };
}
