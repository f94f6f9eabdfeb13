import type { Ball } from './ball.js';
import type { ChosenVersions } from './chosen-versions.js';
import { ExternalNodes } from './external-nodes.js';
import { FarReads } from './far-reads.js';
import { type GraphReading, wholeReading } from './graph-reading.js';
import type { Head } from './heads.js';
import type { PartPins } from './open-pins.js';
import { meantAccounts } from './meant-accounts.js';
import type { Settled } from './pin-request.js';
import { NearView } from './near-view.js';
import type { PinSource } from './pin-source.js';
import type { Found } from './pins.js';
import { checkVersion } from './unknown-version.js';
import { inOrder, preferred } from './preferred.js';
import type { AccountId, NodeId } from './record.js';
import { seqAt } from './seq-at.js';
import type { View } from './view.js';

type Opened = View | null | Promise<View | null>;

/** Where an id may be: accounts that are opened whole, and accounts of which only the id is read. */
interface Holding {
  readonly whole: readonly AccountId[];
  readonly far: readonly AccountId[];
}

/** See `Pins` and `openPins`. */
export class RequestPins implements PartPins {
  readonly #source: PinSource;
  readonly #chosen: ChosenVersions;
  /** whether an account is not in memory */
  readonly #hasFar: boolean;
  #far: FarReads | null = null;
  readonly #views = new Map<AccountId, Opened>();
  readonly #versions = new Map<AccountId, number>();
  readonly #pinned = new Map<AccountId, number>();
  readonly #externals = new ExternalNodes();

  constructor(source: PinSource, chosen: ChosenVersions) {
    this.#source = source;
    this.#chosen = chosen;
    this.#hasFar = [...source.heads.values()].some(({ view }) => view === null);
  }

  goOnFrom({ only, externals }: Settled): void {
    this.#chosen.only = only;
    this.#externals.goOnFrom(externals);
  }

  settled(): Settled {
    const externals = this.#externals.accounts((id) => this.#inSeveral(id));
    return { only: this.#chosen.only, externals };
  }

  pinned(): ReadonlyMap<AccountId, number> {
    return this.#pinned;
  }

  accounts(): readonly AccountId[] {
    return [...this.#source.heads.keys()].toSorted();
  }

  versions(): ReadonlyMap<AccountId, number> {
    return this.#versions;
  }

  seq(account: AccountId): number | null {
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    const descriptor = this.#chosen.of(account);
    const seq = descriptor.kind === 'latest' ? head.seq : descriptor.seq;
    checkVersion(head, seq, this.#chosen.argumentOf(account));
    this.#note(account, seq);
    return seq;
  }

  view(account: AccountId): Opened {
    const known = this.#views.get(account);
    if (known !== undefined) return known;
    const opened = this.#open(account);
    this.#views.set(account, opened);
    if (!(opened instanceof Promise)) return this.#read(opened);
    const read = opened.then((view) => {
      this.#views.set(account, view);
      return this.#read(view);
    });
    // Whoever waits for it is told. Nobody may: another account's refusal can come first.
    read.catch(() => undefined);
    return read;
  }

  async graphAt(account: AccountId, at: string, argument: string): Promise<GraphReading | null> {
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    if (at === 'latest') {
      this.#chosen.of(account);
      if (this.#isFar(head)) return this.#pinnedReading(head);
      const view = await this.view(account);
      return view === null ? null : wholeReading(view);
    }
    const seq = await this.seqAt(account, at, argument);
    const pinned = this.#views.get(account);
    if (pinned instanceof Object && 'version' in pinned && pinned.version.seq === seq) {
      return wholeReading(pinned);
    }
    const reading = await this.#readingAt(head, seq, argument);
    if (reading !== null) this.noteRead(account, reading.version.seq);
    return reading;
  }

  seqAt(account: AccountId, at: string, argument: string): Promise<number> {
    return seqAt(this, this.#source, { account, at, argument });
  }

  async #readingAt(head: Head, seq: number, argument: string): Promise<GraphReading | null> {
    const { account, view } = head;
    if (seq === head.seq && view !== null) return wholeReading(view);
    const past = () => this.#source.past(account, seq, argument);
    if (view === null && seq === head.seq) {
      return this.#farReads().reading(head, seq, () => this.#farReads().whole(head));
    }
    if (this.#source.far?.isTooLarge(head) === true) {
      checkVersion(head, seq, argument);
      return this.#farReads().reading(head, seq, past);
    }
    const whole = await past();
    return whole === null ? null : wholeReading(whole);
  }

  async #pinnedReading(head: Head): Promise<GraphReading | null> {
    const seq = this.#chosen.farSeqThere(head);
    if (seq === null) return null;
    this.#note(head.account, seq);
    return this.#farReads().reading(head, seq, () => this.view(head.account));
  }

  async newest(account: AccountId): Promise<GraphReading | null> {
    const head = await this.#source.newest(account);
    if (head === null) return null;
    this.noteRead(account, head.seq);
    if (head.view !== null) return wholeReading(head.view);
    const far = this.#farReads();
    return far.reading(head, head.seq, () => far.whole(head));
  }

  find(id: NodeId, seen?: Found): Found | null | Promise<Found | null> {
    const taken = this.#externals.taken(id);
    if (taken !== undefined) return this.#findTaken(id, taken);
    const external = this.#externals.get(id) ?? seen ?? null;
    const holding = this.#holding(id, external !== null);
    return holding instanceof Promise
      ? holding.then((later) => this.#findIn(id, later, external))
      : this.#findIn(id, holding, external);
  }

  #findIn(
    id: NodeId,
    { whole, far }: Holding,
    external: Found | null,
  ): Found | null | Promise<Found | null> {
    const views = whole.map((account) => this.view(account));
    const loaded = views.filter((view): view is View | null => !(view instanceof Promise));
    if (loaded.length === views.length) {
      const found = preferred(id, loaded);
      const isOwn = found !== null && !found.record.external;
      if (isOwn || far.length === 0) return this.#externals.settle(id, found, external);
    }
    return this.#findLater(id, { views, far }, external);
  }

  async #findTaken(id: NodeId, account: AccountId): Promise<Found | null> {
    const isFar = this.#isFar(this.#source.heads.get(account));
    const [view = null] = isFar ? await this.#farViews(id, [account]) : [await this.view(account)];
    const record = view?.node(id) ?? null;
    this.#externals.take(id, view === null || record === null ? null : { record, view });
    return this.find(id);
  }

  async #findLater(
    id: NodeId,
    { views, far }: { readonly views: readonly Opened[]; readonly far: readonly AccountId[] },
    external: Found | null,
  ): Promise<Found | null> {
    const loaded: (View | null)[] = [];
    for (const view of views) loaded.push(await view);
    for (const view of await this.#farViews(id, far)) {
      if (external !== null && view.node(id)?.external === true) continue;
      this.#note(view.version.account, view.version.seq);
      loaded.push(view);
    }
    return this.#externals.settle(
      id,
      preferred(id, far.length === 0 ? loaded : inOrder(loaded)),
      external,
    );
  }

  /** The views of those of the far accounts that have the node. */
  async #farViews(id: NodeId, accounts: readonly AccountId[]): Promise<readonly View[]> {
    if (accounts.length === 0) return [];
    const views = await this.#farReads().find(id);
    return accounts.flatMap((account) => views.get(account) ?? []);
  }

  withEdges(found: Found): Found | Promise<Found> {
    if (found.view.knowsEdges(found.record.id)) return found;
    return this.#farReads().withEdges(found);
  }

  ball(found: Found, hops: number, limit: number): Ball | Promise<Ball> {
    const { record, view } = found;
    if (view instanceof NearView) return this.#farReads().ball(found, { hops, limit });
    return { view, ids: view.ball(record.id, hops, limit), withEdges: () => null };
  }

  noteRead(account: AccountId, seq: number): void {
    if (this.#views.has(account) || this.#pinned.has(account)) return;
    this.#versions.set(account, seq);
  }

  /** Where to look: a bare `seq:` means the one account whose head has the id, its own first, or the one already read. */
  #holding(id: NodeId, onlyOwn: boolean): Holding | Promise<Holding> {
    const { bare, only } = this.#chosen;
    const { heads } = this.#source;
    if (bare === null) return this.#places(id, onlyOwn);
    if (only !== null) return this.#placed([only]);
    const asked = { id, seq: bare };
    if (!this.#hasFar) return this.#placed(meantAccounts(asked, heads, new Map()));
    const found = this.#farReads().findAtHeads(id);
    return found.then((views) => {
      const since = this.#chosen.only;
      return this.#placed(since === null ? meantAccounts(asked, heads, views) : [since]);
    });
  }

  #places(id: NodeId, onlyOwn: boolean): Holding {
    const whole: AccountId[] = [];
    const far: AccountId[] = [];
    for (const head of this.#source.heads.values()) {
      if (this.#hasFar && this.#isFar(head)) far.push(head.account);
      else if (this.#mayHold(head, id, onlyOwn)) whole.push(head.account);
    }
    return { whole, far };
  }

  #placed(meant: readonly AccountId[]): Holding {
    for (const account of meant) this.#chosen.of(account);
    const far = meant.filter((account) => this.#isFar(this.#source.heads.get(account)));
    return { whole: meant.filter((account) => !far.includes(account)), far };
  }

  /** Whether another account may have the node too; of past versions nothing is known without reading them. */
  #inSeveral(id: NodeId): boolean {
    const { heads } = this.#source;
    if (heads.size <= 1) return false;
    if (this.#hasFar || !this.#chosen.areHeads) return true;
    return [...heads.values()].filter(({ view }) => view?.node(id) !== null).length > 1;
  }

  /** An account read at its newest version and not yet read is opened only when it has the id. */
  #mayHold({ account, view }: Head, id: NodeId, onlyOwn: boolean): boolean {
    if (view === null || this.#views.has(account)) return true;
    if (!this.#chosen.isLatest(account)) return true;
    const record = view.node(id);
    return record !== null && !(onlyOwn && record.external);
  }

  #isFar(head: Head | undefined): boolean {
    if (head === undefined || head.view !== null) return false;
    const opened = this.#views.get(head.account);
    if (opened instanceof Object && 'version' in opened) return false;
    return this.#chosen.farSeq(head) !== null;
  }

  #open(account: AccountId): Opened {
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    const descriptor = this.#chosen.of(account);
    if (descriptor.kind === 'latest' || descriptor.seq === head.seq) {
      return head.view ?? this.#farReads().whole(head);
    }
    return this.#source.past(account, descriptor.seq, this.#chosen.argumentOf(account));
  }

  #farReads(): FarReads {
    return (this.#far ??= new FarReads(this.#source, (head) => this.#chosen.farSeqThere(head)));
  }

  #read(view: View | null): View | null {
    if (view !== null) this.#note(view.version.account, view.version.seq);
    return view;
  }

  #note(account: AccountId, seq: number): void {
    this.#versions.set(account, seq);
    if (this.#pinned.has(account)) return;
    this.#pinned.set(account, seq);
    this.#source.used?.(account);
  }
}
