import type { CollectionReport } from './collect/stages.js';
import type { Freshness } from './graph/freshness.js';
import { type Heads, type PinRequest, openPins } from './graph/open-pins.js';
import { ownerView } from './graph/owner-view.js';
import type { Pins } from './graph/pins.js';
import type { AccountId } from './graph/record.js';
import type { Snapshot } from './graph/snapshot.js';
import type { GraphStore } from './graph/store.js';
import type { Caller, View } from './graph/view.js';
import { RequestError } from './request-error.js';

export interface AccountGraphsOptions {
  readonly store: GraphStore;
  /** the state at version 0 */
  readonly emptySnapshot: (account: AccountId) => Snapshot;
}

/** What is held in memory of one account. Replaced as a whole. */
interface Known {
  readonly view: View;
  readonly name: string | null;
  readonly freshness: readonly Freshness[];
  readonly report: CollectionReport | null;
}

/** The newest graph of every account, in memory. A request reads through pins opened here. */
export class AccountGraphs {
  readonly #options: AccountGraphsOptions;
  #known: ReadonlyMap<AccountId, Known> = new Map();
  #heads: Heads = new Map();

  constructor(options: AccountGraphsOptions) {
    this.#options = options;
  }

  /** Takes up every account that the store has. */
  async load(): Promise<void> {
    for (const { account } of await this.#options.store.heads()) await this.take(account);
  }

  pins(request: PinRequest): Pins {
    return openPins(request, {
      heads: this.#heads,
      past: (account, seq, argument) => this.#past(account, seq, argument),
      newest: async (account) => this.#heads.get(account) ?? null,
    });
  }

  heads(): Heads {
    return this.#heads;
  }

  name(account: AccountId): string | null {
    return this.#known.get(account)?.name ?? null;
  }

  freshness(account: AccountId): readonly Freshness[] {
    return this.#known.get(account)?.freshness ?? [];
  }

  report(account: AccountId): CollectionReport | null {
    return this.#known.get(account)?.report ?? null;
  }

  /** Reads anew what the store has of an account. */
  async take(account: AccountId): Promise<void> {
    const { store, emptySnapshot } = this.#options;
    const found = await store.snapshot(account, 'latest');
    const snapshot = found.kind === 'snapshot' ? found.snapshot : emptySnapshot(account);
    const [named, report, freshness] = await Promise.all([
      store.document(`account ${account}`),
      store.document(`report ${account}`),
      store.freshness(account),
    ]);
    const known: Known = {
      view: this.#viewOf(snapshot),
      name: (named?.value as { readonly name?: string | null } | undefined)?.name ?? null,
      freshness,
      report: (report?.value as unknown as CollectionReport | undefined) ?? null,
    };
    this.#known = new Map([...this.#known, [account, known]]);
    const ordered = [...this.#known].toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.#heads = new Map(ordered.map(([id, { view }]) => [id, view]));
  }

  async #past(account: AccountId, seq: number, argument: string): Promise<View | null> {
    const result = await this.#options.store.snapshot(account, seq);
    if (result.kind === 'unknownAccount') return null;
    if (result.kind === 'snapshot') return this.#viewOf(result.snapshot);
    const message = `${argument} must name one of the versions 0 to ${result.headSeq} of account ${account}, got seq:${seq}`;
    throw new RequestError('UNKNOWN_VERSION', message, argument);
  }

  #viewOf(snapshot: Snapshot): View {
    const caller: Caller = { kind: 'owner' };
    return ownerView(snapshot, caller, (service, region) => {
      const statuses = this.freshness(snapshot.account);
      const asked = statuses.filter(
        (status) =>
          status.service === service &&
          (region === undefined ? status.region !== null : status.region === region),
      );
      return asked.length > 0 && asked.every(({ asOf }) => asOf !== null);
    });
  }
}
