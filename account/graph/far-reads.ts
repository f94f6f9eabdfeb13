import type { Ball } from './ball.js';
import type { GraphReading } from './graph-reading.js';
import type { Head } from './heads.js';
import { nearBall } from './near-ball.js';
import { NearGraphs } from './near-graphs.js';
import type { NearSource, Seqs } from './near-source.js';
import type { NearView } from './near-view.js';
import type { FarAccounts, PinSource } from './pin-source.js';
import type { Found } from './pins.js';
import type { AccountId, NodeId } from './record.js';
import type { Version } from './version.js';
import type { View } from './view.js';

type Views = ReadonlyMap<AccountId, NearView>;

/** What one request reads of accounts that are not in memory, each at its pin or beneath itself at another version. */
export class FarReads {
  readonly #heads: PinSource['heads'];
  readonly #far: FarAccounts;
  readonly #source: NearSource;
  readonly #seqOf: (head: Head) => number | null;
  readonly #pinned: NearGraphs;
  /** `<seq> <account>` → the account at a version that is not its pin */
  readonly #others = new Map<string, NearGraphs>();
  #atHeads: NearGraphs | null = null;

  /** `seqOf`: the version at which only what is asked for is read of an account; null: none of it is. */
  constructor({ heads, far }: PinSource, seqOf: (head: Head) => number | null) {
    if (far === undefined) throw new TypeError('no account is read that is not in memory');
    this.#heads = heads;
    this.#far = far;
    this.#source = far.near();
    this.#seqOf = seqOf;
    this.#pinned = new NearGraphs(this.#source, () => this.#seqs(seqOf));
  }

  whole(head: Head): Promise<View> {
    return this.#far.whole(head);
  }

  /** The views of the accounts that have the node, each at its pin. */
  find(id: NodeId): Promise<Views> {
    return this.#pinned.find(id);
  }

  /** The same, each at its head. */
  findAtHeads(id: NodeId): Promise<Views> {
    const seqOf = ({ view, seq }: Head) => (view === null ? seq : null);
    this.#atHeads ??= new NearGraphs(this.#source, () => this.#seqs(seqOf));
    return this.#atHeads.find(id);
  }

  async reading(
    { account }: Head,
    seq: number,
    whole: () => View | null | Promise<View | null>,
  ): Promise<GraphReading> {
    const graphs = this.#graphsOf(account, seq);
    const { version } = await graphs.view(account, seq);
    return {
      version,
      whole: () => {
        const view = whole();
        return view instanceof Promise
          ? view.then((later) => there(later, version))
          : there(view, version);
      },
      node: async (id) => {
        const view = await graphs.at(account, id);
        const record = view.node(id);
        return record === null ? null : { record, view };
      },
    };
  }

  async withEdges({ record, view: { version } }: Found): Promise<Found> {
    const { account, seq } = version;
    return { record, view: await this.#graphsOf(account, seq).at(account, record.id) };
  }

  ball(
    { record, view: { version } }: Found,
    size: { readonly hops: number; readonly limit: number },
  ): Promise<Ball> {
    const { account, seq } = version;
    const graphs = this.#graphsOf(account, seq);
    return nearBall(graphs, account, { ...size, centre: record.id });
  }

  #graphsOf(account: AccountId, seq: number): NearGraphs {
    const head = this.#heads.get(account);
    if (head !== undefined && this.#seqOf(head) === seq) return this.#pinned;
    const key = `${seq} ${account}`;
    const known = this.#others.get(key);
    if (known !== undefined) return known;
    const other = new NearGraphs(this.#source, () => new Map([[account, seq]]));
    this.#others.set(key, other);
    return other;
  }

  #seqs(seqOf: (head: Head) => number | null): Seqs {
    const seqs = new Map<AccountId, number>();
    for (const head of this.#heads.values()) {
      const seq = seqOf(head);
      if (seq !== null) seqs.set(head.account, seq);
    }
    return seqs;
  }
}

function there(view: View | null, { account, seq }: Version): View {
  if (view !== null) return view;
  throw new TypeError(`account ${account} had seq:${seq} and has it no longer`);
}
