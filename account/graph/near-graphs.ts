import DataLoader from 'dataloader';
import type { NearAsk, NearSource, Seqs } from './near-source.js';
import type { NearView } from './near-view.js';
import type { AccountId, NodeId } from './record.js';

/** What a store takes in one read. */
const MOST_IDS = 1000;

type Views = ReadonlyMap<AccountId, NearView>;

/**
 * The accounts of one request that are not in memory, each at one version: everything asked in one tick is one read of
 * the store. There is one view of each account; it grows.
 */
export class NearGraphs {
  readonly #source: NearSource;
  readonly #seqs: () => Seqs;
  readonly #views = new Map<AccountId, Promise<NearView>>();
  readonly #loader: DataLoader<NearAsk, Views, string>;

  constructor(source: NearSource, seqs: () => Seqs) {
    this.#source = source;
    this.#seqs = seqs;
    this.#loader = new DataLoader((asks) => this.#read(asks), {
      maxBatchSize: MOST_IDS,
      cacheKeyFn: ({ account, id }) => `${account ?? ''} ${id}`,
    });
  }

  /** The views of the accounts that have this node. */
  async find(id: NodeId): Promise<Views> {
    const views = await this.#loader.load({ account: null, id });
    return new Map([...views].filter(([, view]) => view.knowsEdges(id) && view.node(id) !== null));
  }

  /** The account's view, which knows this node or that it is not there. */
  async at(account: AccountId, id: NodeId): Promise<NearView> {
    const known = this.#views.get(account);
    if (known !== undefined && (await known).knowsEdges(id)) return known;
    const views = await this.#loader.load({ account, id });
    const view = views.get(account);
    if (view === undefined) throw new TypeError(`account ${account} is not read in parts`);
    return view;
  }

  async #read(asks: readonly NearAsk[]): Promise<readonly Views[]> {
    const seqs = this.#seqs();
    const ids = [...new Set(asks.map(({ id }) => id))];
    const found = await this.#source.neighbourhoods(seqs, asks);
    const views = new Map<AccountId, NearView>();
    const isAsked = new Set(asks.map(({ account }) => account));
    await Promise.all(
      [...found].map(async ([account, part]) => {
        if (part.nodes.length === 0 && !isAsked.has(account) && !this.#views.has(account)) return;
        const view = await this.view(account, seqs.get(account) ?? 0);
        view.add(ids, part);
        views.set(account, view);
      }),
    );
    return asks.map(() => views);
  }

  /** The account's view as far as it has been read. */
  view(account: AccountId, seq: number): Promise<NearView> {
    const known = this.#views.get(account) ?? this.#source.emptyView(account, seq);
    this.#views.set(account, known);
    return known;
  }
}
