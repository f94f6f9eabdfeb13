import { RequestError } from '../request-error.js';
import { type Descriptor, parseDescriptor } from './descriptor.js';
import type { Found, Pins } from './pins.js';
import type { AccountId, NodeId } from './record.js';
import type { View } from './view.js';

/** The heads of all accounts at one moment. Never changed: an append makes a new one. */
export type Heads = ReadonlyMap<AccountId, View>;

/** Which versions a request asks for, before anything is read. */
export interface PinRequest {
  /** the account-version header, as it came */
  readonly header?: string | undefined;
  /** the positions of the cursors in the request */
  readonly cursors: readonly { readonly account: AccountId; readonly seq: number }[];
}

export interface PinSource {
  readonly heads: Heads;
  /** The caller's view of a past version; null: no such account. Throws UNKNOWN_VERSION. */
  past(account: AccountId, seq: number, argument: string): Promise<View | null>;
  /** The caller's view of the head as it is now, not as it was when the request began. */
  newest(account: AccountId): Promise<View | null>;
}

const HEADER = 'account-version';

/**
 * Opens the pins of one request: the header's versions, else those in its cursors, else the heads as they are now.
 * Throws BAD_INPUT for a header that cannot be read and for cursors of two versions of one account.
 */
export function openPins(request: PinRequest, source: PinSource): Pins {
  const header = readHeader(request.header);
  for (const account of header.by.keys()) {
    if (source.heads.has(account)) continue;
    throw new RequestError(
      'UNKNOWN_ACCOUNT',
      `There is no account ${JSON.stringify(account)}`,
      HEADER,
    );
  }
  return new RequestPins(source, header, cursorPins(request.cursors));
}

interface HeaderPins {
  readonly every: Descriptor | null;
  readonly by: ReadonlyMap<AccountId, Descriptor>;
}

function readHeader(header: string | undefined): HeaderPins {
  const text = header?.trim() ?? '';
  if (text === '') return { every: null, by: new Map() };
  if (!text.includes('=')) return { every: parseDescriptor(text, HEADER), by: new Map() };
  const by = new Map<AccountId, Descriptor>();
  for (const part of text.split(',')) {
    const [account = '', descriptor = '', ...rest] = part.trim().split('=');
    if (account === '' || rest.length > 0 || by.has(account)) {
      const rule = `${HEADER} must be a descriptor or <account>=<descriptor>, … naming each account once`;
      throw new RequestError(
        'BAD_INPUT',
        `${rule}, got ${JSON.stringify(text.slice(0, 120))}`,
        HEADER,
      );
    }
    by.set(account, parseDescriptor(descriptor, HEADER));
  }
  return { every: null, by };
}

function cursorPins(cursors: PinRequest['cursors']): ReadonlyMap<AccountId, number> {
  const pins = new Map<AccountId, number>();
  for (const { account, seq } of cursors) {
    const known = pins.get(account) ?? seq;
    if (known !== seq) {
      const message = `after must name one version of account ${account}, got seq:${known} and seq:${seq}`;
      throw new RequestError('BAD_INPUT', message, 'after');
    }
    pins.set(account, seq);
  }
  return pins;
}

class RequestPins implements Pins {
  readonly #source: PinSource;
  readonly #header: HeaderPins;
  readonly #cursors: ReadonlyMap<AccountId, number>;
  readonly #views = new Map<AccountId, View | null | Promise<View | null>>();
  readonly #versions = new Map<AccountId, number>();
  readonly #externals = new Map<NodeId, Found>();
  /** the one account that a bare `seq:` is of, once one has been read */
  #only: AccountId | null = null;

  constructor(source: PinSource, header: HeaderPins, cursors: ReadonlyMap<AccountId, number>) {
    this.#source = source;
    this.#header = header;
    this.#cursors = cursors;
  }

  accounts(): readonly AccountId[] {
    return [...this.#source.heads.keys()].toSorted();
  }

  versions(): ReadonlyMap<AccountId, number> {
    return this.#versions;
  }

  view(account: AccountId): View | null | Promise<View | null> {
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

  async viewAt(account: AccountId, at: string, argument: string): Promise<View | null> {
    const descriptor = parseDescriptor(at, argument);
    if (descriptor.kind === 'latest') return this.view(account);
    const pinned = this.#views.get(account);
    if (pinned instanceof Object && 'version' in pinned && pinned.version.seq === descriptor.seq) {
      return pinned;
    }
    const head = this.#source.heads.get(account);
    if (head === undefined) return null;
    const { seq } = descriptor;
    const view = seq === head.version.seq ? head : await this.#source.past(account, seq, argument);
    if (view !== null) this.noteRead(account, view.version.seq);
    return view;
  }

  async newest(account: AccountId): Promise<View | null> {
    const view = await this.#source.newest(account);
    if (view !== null) this.noteRead(account, view.version.seq);
    return view;
  }

  find(id: NodeId, seen?: Found): Found | null | Promise<Found | null> {
    const external = this.#externals.get(id) ?? seen ?? null;
    const accounts = this.#holding(id, external !== null);
    const views = accounts.map((account) => this.view(account));
    const loaded = views.filter((view): view is View | null => !(view instanceof Promise));
    if (loaded.length === views.length) return this.#settled(id, preferred(id, loaded), external);
    return this.#findLater(id, views, external);
  }

  async #findLater(
    id: NodeId,
    views: readonly (View | null | Promise<View | null>)[],
    external: Found | null,
  ): Promise<Found | null> {
    const loaded: (View | null)[] = [];
    for (const view of views) loaded.push(await view);
    return this.#settled(id, preferred(id, loaded), external);
  }

  /** Keeps to the external node that was taken first: no object of an answer is put together from two accounts. */
  #settled(id: NodeId, found: Found | null, external: Found | null): Found | null {
    if (found !== null && !found.record.external) return found;
    const kept = this.#externals.get(id) ?? external ?? found;
    if (kept !== null) this.#externals.set(id, kept);
    return kept;
  }

  /** Where to look: a bare `seq:` means the one account whose head has the id, its own first, or the one already read. */
  #holding(id: NodeId, onlyOwn: boolean): readonly AccountId[] {
    const { heads } = this.#source;
    if (this.#header.every?.kind !== 'seq' || heads.size <= 1) {
      return [...heads]
        .filter(([account, view]) => this.#mayHold(account, view, id, onlyOwn))
        .map(([account]) => account);
    }
    if (this.#only !== null) return [this.#only];
    const holding = [...heads].filter(([, view]) => view.node(id) !== null);
    const own = holding.filter(([, view]) => view.node(id)?.external === false);
    const meant = own.length > 0 ? own : holding;
    if (meant.length > 0) return meant.map(([account]) => account);
    const rule = `${HEADER} must name the account (<account>=seq:${this.#header.every.seq}) for an id that no account has now`;
    throw new RequestError('BAD_INPUT', rule, HEADER);
  }

  /** An account read at its newest version and not yet read is opened only when it has the id. */
  #mayHold(account: AccountId, head: View, id: NodeId, onlyOwn: boolean): boolean {
    if (this.#views.has(account)) return true;
    const named = this.#header.by.get(account) ?? this.#header.every;
    const latest = named === null ? !this.#cursors.has(account) : named.kind === 'latest';
    if (!latest) return true;
    const record = head.node(id);
    return record !== null && !(onlyOwn && record.external);
  }

  #open(account: AccountId): View | null | Promise<View | null> {
    const head = this.#source.heads.get(account) ?? null;
    if (head === null) return null;
    const descriptor = this.#descriptorOf(account);
    if (descriptor.kind === 'latest' || descriptor.seq === head.version.seq) return head;
    const argument = this.#cursors.has(account) && this.#header.every === null ? 'after' : HEADER;
    return this.#source.past(account, descriptor.seq, argument);
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

  noteRead(account: AccountId, seq: number): void {
    if (!this.#views.has(account)) this.#versions.set(account, seq);
  }

  #read(view: View | null): View | null {
    if (view !== null) this.#versions.set(view.version.account, view.version.seq);
    return view;
  }
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
