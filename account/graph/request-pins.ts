import { RequestError } from '../request-error.js';
import type { Ball } from './ball.js';
import { type Descriptor, parseDescriptor } from './descriptor.js';
import { FarReads } from './far-reads.js';
import { type GraphReading, wholeReading } from './graph-reading.js';
import type { Head } from './heads.js';
import type { PartPins } from './open-pins.js';
import { HEADER, type HeaderPins, type Settled } from './pin-request.js';
import { NearView } from './near-view.js';
import type { PinSource } from './pin-source.js';
import type { Found } from './pins.js';
import { unknownVersion } from './unknown-version.js';
import type { AccountId, NodeId } from './record.js';
import type { View } from './view.js';

type Opened = View | null | Promise<View | null>;

/** Where an id may be: accounts that are opened whole, and accounts of which only the id is read. */
interface Holding {
  readonly whole: readonly AccountId[];
  readonly far: readonly AccountId[];
}

export class RequestPins implements PartPins {
  readonly #source: PinSource;
  readonly #header: HeaderPins;
  readonly #cursors: ReadonlyMap<AccountId, number>;
  /** whether an account is not in memory */
  readonly #hasFar: boolean;
  #far: FarReads | null = null;
  readonly #views = new Map<AccountId, Opened>();
  readonly #versions = new Map<AccountId, number>();
  readonly #pinned = new Map<AccountId, number>();
  readonly #externals = new Map<NodeId, Found>();
  /** external nodes that another part of the request took from these accounts */
  readonly #taken = new Map<NodeId, AccountId>();
  /** the one account that a bare `seq:` is of, once one has been read */
  #only: AccountId | null = null;

  constructor(source: PinSource, header: HeaderPins, cursors: ReadonlyMap<AccountId, number>) {
    this.#source = source;
    this.#header = header;
    this.#cursors = cursors;
    this.#hasFar = [...source.heads.values()].some(({ view }) => view === null);
  }

  goOnFrom({ only, externals }: Settled): void {
    this.#only = only;
    for (const [id, account] of Object.entries(externals)) this.#taken.set(id, account);
  }

  settled(): Settled {
    const several = [...this.#externals].filter(([id]) => this.#inSeveral(id));
    const externals = several.map(([id, { view }]) => [id, view.version.account] as const);
    return { only: this.#only, externals: Object.fromEntries(externals) };
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
    const descriptor = this.#descriptorOf(account);
    const seq = descriptor.kind === 'latest' ? head.seq : descriptor.seq;
    checkSeq(head, seq, this.#argumentOf(account));
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
    const descriptor = parseDescriptor(at, argument);
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    if (descriptor.kind === 'latest') {
      this.#descriptorOf(account);
      if (this.#isFar(head)) return this.#pinnedReading(head);
      const view = await this.view(account);
      return view === null ? null : wholeReading(view);
    }
    const { seq } = descriptor;
    const pinned = this.#views.get(account);
    if (pinned instanceof Object && 'version' in pinned && pinned.version.seq === seq) {
      return wholeReading(pinned);
    }
    const reading = await this.#readingAt(head, seq, argument);
    if (reading !== null) this.noteRead(account, reading.version.seq);
    return reading;
  }

  async #readingAt(head: Head, seq: number, argument: string): Promise<GraphReading | null> {
    const { account, view } = head;
    if (seq === head.seq && view !== null) return wholeReading(view);
    const past = () => this.#source.past(account, seq, argument);
    if (view === null && (seq === head.seq || this.#source.far?.isTooLarge(head) === true)) {
      checkSeq(head, seq, argument);
      return this.#farReads().reading(head, seq, past);
    }
    const whole = await past();
    return whole === null ? null : wholeReading(whole);
  }

  async #pinnedReading(head: Head): Promise<GraphReading | null> {
    const seq = this.#farSeqThere(head);
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
    const taken = this.#externals.has(id) ? undefined : this.#taken.get(id);
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
      if (isOwn || far.length === 0) return this.#settled(id, found, external);
    }
    return this.#findLater(id, { views, far }, external);
  }

  async #findTaken(id: NodeId, account: AccountId): Promise<Found | null> {
    const head = this.#source.heads.get(account);
    const isFar = head !== undefined && this.#isFar(head);
    const [view = null] = isFar
      ? await this.#farViews(id, [account])
      : [await this.view(account)];
    const record = view?.node(id) ?? null;
    if (view !== null && record !== null) this.#externals.set(id, { record, view });
    this.#taken.delete(id);
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
    return this.#settled(id, preferred(id, far.length === 0 ? loaded : inOrder(loaded)), external);
  }

  /** The views of those of the far accounts that have the node. */
  async #farViews(id: NodeId, accounts: readonly AccountId[]): Promise<readonly View[]> {
    if (accounts.length === 0) return [];
    const views = await this.#farReads().find(id);
    return accounts.flatMap((account) => views.get(account) ?? []);
  }

  /** Keeps to the external node that was taken first: no object of an answer is put together from two accounts. */
  #settled(id: NodeId, found: Found | null, external: Found | null): Found | null {
    if (found !== null && !found.record.external) return found;
    const kept = this.#externals.get(id) ?? external ?? found;
    if (kept !== null) this.#externals.set(id, kept);
    return kept;
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
    const { heads } = this.#source;
    if (this.#header.every?.kind !== 'seq' || heads.size <= 1) return this.#places(id, onlyOwn);
    if (this.#only !== null) return this.#placed([this.#only]);
    if (!this.#hasFar) return this.#placed(this.#meant(id, NO_VIEWS));
    const found = this.#farReads().findAtHeads(id);
    return found.then((views) => this.#placed(this.#only ?? this.#meant(id, views)));
  }

  #places(id: NodeId, onlyOwn: boolean): Holding {
    const whole: AccountId[] = [];
    let far = NOWHERE;
    for (const head of this.#source.heads.values()) {
      if (this.#hasFar && this.#isFar(head)) far = [...far, head.account];
      else if (this.#mayHold(head, id, onlyOwn)) whole.push(head.account);
    }
    return { whole, far };
  }

  #placed(accounts: AccountId | readonly AccountId[]): Holding {
    const meant = typeof accounts === 'string' ? [accounts] : accounts;
    for (const account of meant) this.#descriptorOf(account);
    const isFar = (account: AccountId) => {
      const head = this.#source.heads.get(account);
      return head !== undefined && this.#isFar(head);
    };
    return {
      whole: meant.filter((account) => !isFar(account)),
      far: meant.filter(isFar),
    };
  }

  /** The accounts whose head has the id, those first whose own it is; `far`: those of the accounts not in memory. */
  #meant(id: NodeId, far: ReadonlyMap<AccountId, View>): readonly AccountId[] {
    const holding = [...this.#source.heads.values()].flatMap(({ account, view }) => {
      const record = (view ?? far.get(account))?.node(id) ?? null;
      return record === null ? [] : [{ account, record }];
    });
    const own = holding.filter(({ record }) => !record.external);
    const meant = own.length > 0 ? own : holding;
    if (meant.length > 0) return meant.map(({ account }) => account);
    const seq = this.#header.every?.kind === 'seq' ? this.#header.every.seq : 0;
    const named = `<account>=seq:${seq}`;
    const rule = `${HEADER} must name the account (${named}) for an id that no account has now`;
    throw new RequestError('BAD_INPUT', rule, HEADER);
  }

  /** Whether another account may have the node too; of past versions nothing is known without reading them. */
  #inSeveral(id: NodeId): boolean {
    const { heads } = this.#source;
    if (heads.size <= 1) return false;
    const { every, by } = this.#header;
    if (this.#hasFar || every !== null || by.size > 0 || this.#cursors.size > 0) return true;
    return [...heads.values()].filter(({ view }) => view?.node(id) !== null).length > 1;
  }

  /** An account read at its newest version and not yet read is opened only when it has the id. */
  #mayHold({ account, view }: Head, id: NodeId, onlyOwn: boolean): boolean {
    if (view === null || this.#views.has(account)) return true;
    const named = this.#header.by.get(account) ?? this.#header.every;
    const latest = named === null ? !this.#cursors.has(account) : named.kind === 'latest';
    if (!latest) return true;
    const record = view.node(id);
    return record !== null && !(onlyOwn && record.external);
  }

  #isFar(head: Head): boolean {
    if (head.view !== null) return false;
    const opened = this.#views.get(head.account);
    if (opened instanceof Object && 'version' in opened) return false;
    return this.#farSeq(head) !== null;
  }

  /** The version at which only what is asked for is read of an account; null: it is read whole, or not at all. */
  #farSeq(head: Head): number | null {
    if (head.view !== null) return null;
    const { every, by } = this.#header;
    const isBare = every?.kind === 'seq' && this.#source.heads.size > 1;
    if (isBare && this.#only !== head.account) return null;
    const named = by.get(head.account) ?? every;
    const seq = named?.kind === 'seq' ? named.seq : this.#cursors.get(head.account);
    if (named?.kind === 'latest' || seq === undefined || seq === head.seq) return head.seq;
    return this.#source.far?.isTooLarge(head) === true ? seq : null;
  }

  /** The same, refused when there is no such version. */
  #farSeqThere(head: Head): number | null {
    const seq = this.#farSeq(head);
    if (seq !== null) checkSeq(head, seq, this.#argumentOf(head.account));
    return seq;
  }

  #open(account: AccountId): Opened {
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    const descriptor = this.#descriptorOf(account);
    if (descriptor.kind === 'latest' || descriptor.seq === head.seq) {
      return head.view ?? this.#farReads().whole(head);
    }
    return this.#source.past(account, descriptor.seq, this.#argumentOf(account));
  }

  #argumentOf(account: AccountId): string {
    return this.#cursors.has(account) && this.#header.every === null ? 'after' : HEADER;
  }

  #descriptorOf(account: AccountId): Descriptor {
    const named = this.#header.by.get(account);
    const { every } = this.#header;
    if (every?.kind === 'seq') {
      if (this.#only !== null && this.#only !== account) {
        const message = `${HEADER} must name the account (<account>=seq:${every.seq}) when a request reads two, got a bare seq:${every.seq}`;
        throw new RequestError('BAD_INPUT', message, HEADER);
      }
      this.#only = account;
    }
    const descriptor = named ?? every;
    if (descriptor !== null && descriptor !== undefined) return descriptor;
    const seq = this.#cursors.get(account);
    return seq === undefined ? { kind: 'latest' } : { kind: 'seq', seq };
  }

  #farReads(): FarReads {
    return (this.#far ??= new FarReads(this.#source, (head) => this.#farSeqThere(head)));
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

const NOWHERE: readonly AccountId[] = [];
const NO_VIEWS: ReadonlyMap<AccountId, View> = new Map();

function checkSeq({ account, seq }: Head, asked: number, argument: string): void {
  if (asked <= seq) return;
  throw unknownVersion({ account, seq: asked, headSeq: seq }, argument);
}

function inOrder(views: readonly (View | null)[]): readonly (View | null)[] {
  return views
    .filter((view) => view !== null)
    .toSorted(({ version: one }, { version: other }) => (one.account < other.account ? -1 : 1));
}

/** The account where the id is not external goes first. */
function preferred(id: NodeId, views: readonly (View | null)[]): Found | null {
  let external: Found | null = null;
  for (const view of views) {
    const record = view?.node(id) ?? null;
    if (view === null || record === null) continue;
    if (!record.external) return { record, view };
    external ??= { record, view };
  }
  return external;
}
