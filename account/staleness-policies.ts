import type { AccountId, Json } from './graph/record.js';
import type { GraphStore } from './graph/store.js';
import { type StalenessPolicy, maxAgeOf } from './staleness-policy.js';

export interface StalenessPoliciesOptions {
  readonly store: Pick<GraphStore, 'document' | 'putDocument'>;
  /** seconds, for an account that has no policy of its own */
  readonly defaultMaxAge: number;
  /** every service that is collected, in the order in which it is */
  readonly services: readonly string[];
}

interface Stored {
  readonly maxAge: number;
  readonly services: { readonly [service: string]: number };
}

const TRIES = 50;

/** The staleness policies of all accounts. Read from the store on use, so that processes over one store agree. */
export class StalenessPolicies {
  readonly #options: StalenessPoliciesOptions;

  constructor(options: StalenessPoliciesOptions) {
    this.#options = options;
  }

  async of(account: AccountId): Promise<StalenessPolicy> {
    return policyOf((await this.#read(account)).policy);
  }

  /** Services in the order in which they are read: those that are to be the freshest first. */
  async order(account: AccountId): Promise<readonly string[]> {
    const policy = await this.of(account);
    return this.#options.services.toSorted(
      (one, other) => maxAgeOf(policy, one) - maxAgeOf(policy, other),
    );
  }

  /**
   * Sets how old a service, or with null every service that has no age of its own, may be. What others set at the same
   * time stays. Throws when the document never stops changing.
   */
  async set(account: AccountId, service: string | null, maxAge: number): Promise<StalenessPolicy> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const { policy, revision } = await this.#read(account);
      const next: Stored =
        service === null
          ? { ...policy, maxAge }
          : { ...policy, services: { ...policy.services, [service]: maxAge } };
      const value: Json = { maxAge: next.maxAge, services: next.services };
      const put = await this.#options.store.putDocument(keyOf(account), value, revision);
      if (put !== null) return policyOf(next);
    }
    throw new Error(`The staleness policy of ${account} changed ${TRIES} times meanwhile`);
  }

  async #read(account: AccountId): Promise<{ readonly policy: Stored; readonly revision: number }> {
    const document = await this.#options.store.document(keyOf(account));
    if (document === null) {
      return { policy: { maxAge: this.#options.defaultMaxAge, services: {} }, revision: 0 };
    }
    return { policy: document.value as unknown as Stored, revision: document.revision };
  }
}

function keyOf(account: AccountId): string {
  return `staleness ${account}`;
}

function policyOf({ maxAge, services }: Stored): StalenessPolicy {
  const ordered = Object.entries(services).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { maxAge, services: ordered.map(([service, age]) => ({ service, maxAge: age })) };
}
